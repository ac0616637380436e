// Fields of stored files that were called otherwise before. A value is read with its fields under the names of today, and is
// written with those alone.

/** A copy of an object with fields under their present names; anything else as it is. `names`: former name → present name. */
export function withPresentNames(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (!Object.keys(names).some((former) => Object.hasOwn(value, former))) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [Object.hasOwn(names, name) ? names[name] : name, field]),
  );
}

/** The same for a list that is a field of the value. */
export function withPresentNamesIn(value: unknown, list: string, names: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const found: unknown = Reflect.get(value, list);
  if (!Array.isArray(found)) return value;
  return { ...value, [list]: found.map((one) => withPresentNames(one, names)) };
}
