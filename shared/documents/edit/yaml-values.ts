// Values at paths: what is read at one, and what a document is with another value there. Beside each change of a text stands what it has to
// mean, and the two are compared, so that a text that is laid out in an unforeseen way is never changed into something else.
import type { YamlPath } from '../yaml-places.ts';

type Mapping = Record<string, unknown>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function valueAt(document: unknown, path: YamlPath): unknown {
  let value = document;
  for (const part of path) {
    if (Array.isArray(value)) value = typeof part === 'number' ? value[part] : undefined;
    else if (isMapping(value)) value = Object.hasOwn(value, part) ? value[part] : undefined;
    else return undefined;
  }
  return value;
}

/** A copy; undefined takes the key or entry out. What is missing on the way is made. */
export function withValue(document: unknown, path: YamlPath, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(document)) {
    const list = [...document];
    const inner = withValue(list[Number(first)], rest, value);
    if (inner === undefined) list.splice(Number(first), 1);
    else list[Number(first)] = inner;
    return list;
  }
  const entries = new Map(isMapping(document) ? Object.entries(document) : []);
  const inner = withValue(entries.get(String(first)), rest, value);
  if (inner === undefined) entries.delete(String(first));
  else entries.set(String(first), inner);
  return Object.fromEntries(entries);
}

/** As JSON: the order of keys says nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => sameValue(one, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}
