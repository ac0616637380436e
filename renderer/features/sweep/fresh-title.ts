// A name by which no other sweep is called: `Nightly`, then `Nightly 2`, `Nightly 3`. One without a name is called by whom it asks, and the
// next one that asks the same `Sweep 2`: a number behind a long list of credentials would be cut off.

/** As long as a sweep's name may be. */
const LONGEST = 100;
const UNNAMED = 'Sweep';

/** `title`: what it would be called with this name. Empty: it needs none. */
export function freshTitle(name: string, title: string, taken: readonly string[]): string {
  if (!taken.includes(title)) return name;
  const [, base = '', number = '1'] = /^(.*?)(?: (\d{1,4}))?$/s.exec(name.trim() || UNNAMED) ?? [];
  for (let next = Number(number) + 1; ; next++) {
    const end = ` ${next}`;
    const fresh = base.slice(0, LONGEST - end.length) + end;
    if (!taken.includes(fresh)) return fresh;
  }
}
