// An expected text against an actual one: `{any}` matches any run of characters, everything else only itself.

export function matchesText(template: string, actual: string): boolean {
  if (template === actual) return true;
  if (!template.includes('{any}')) return false;
  const parts = template.split('{any}');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!actual.startsWith(first) || !actual.endsWith(last) || actual.length < first.length + last.length) return false;
  // Each middle part at its first place after the one before: with `{any}` on both sides no other choice finds more.
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = actual.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= actual.length - last.length;
}
