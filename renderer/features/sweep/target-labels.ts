// Targets as short as they can be distinguished: `Report Reader` instead of `Sandbox org, Report Reader` when all are of one
// tenant.
const BETWEEN = ', ';

/** Of `tenant, credential` names, in their order. */
export function targetLabels(names: readonly string[]): string[] {
  const at = names[0]?.indexOf(BETWEEN) ?? -1;
  const tenant = at < 0 ? null : names[0]?.slice(0, at + BETWEEN.length);
  if (!tenant || !names.every((name) => name.startsWith(tenant))) return [...names];
  return names.map((name) => name.slice(tenant.length));
}

/** A name in its two parts, for a place with two lines. */
export function targetParts(name: string): { tenant: string; credential: string } {
  const at = name.lastIndexOf(BETWEEN);
  return at < 0
    ? { tenant: '', credential: name }
    : { tenant: name.slice(0, at), credential: name.slice(at + BETWEEN.length) };
}

/** Who asked, with the tenant: once when all are of one. */
export function targetWords(names: readonly string[]): string {
  const labels = targetLabels(names);
  const [first = ''] = names;
  return first.slice(0, first.length - (labels[0]?.length ?? 0)) + labels.join(', ');
}

/** What a run is called: its name, or who asked. */
export function sweepTitle(name: string | undefined, targetNames: readonly string[]): string {
  return name?.trim() ? name : targetWords(targetNames);
}
