// The fields of a form, as tools keep them apart, in the one line in which they were sent.

/** Null for none. */
export function formOf(pairs: readonly (readonly [name: string, value: string])[]): string | null {
  if (pairs.length === 0) return null;
  return pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
}

/** What has a meaning in a form; the rest may stay as it is. */
const escaped = (text: string): string =>
  text.replace(/[%&=+]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
