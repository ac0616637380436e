// JSON of a log as flat fields: whether a logger nests its names, joins them by dots (ECS) or by underscores, the same field is found.

import { asObject } from '../../wire-text/json-text.ts';

export interface FlatField {
  /** Names from the outside in, joined by dots, in lower case: `http.response.status_code`. */
  path: string;
  value: string | number | boolean;
}

const DEPTH_CAP = 8;
const FIELDS_CAP = 400;

/** Texts, numbers and booleans in order; each entry of a list under the name of the list. */
export function flatFields(value: unknown): FlatField[] {
  const fields: FlatField[] = [];
  const walk = (each: unknown, path: string, depth: number): void => {
    if (fields.length >= FIELDS_CAP || depth > DEPTH_CAP) return;
    if (typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean')
      fields.push({ path, value: each });
    else if (Array.isArray(each)) for (const one of each as unknown[]) walk(one, path, depth + 1);
    else
      for (const [name, one] of Object.entries(asObject(each) ?? {}))
        walk(one, path === '' ? name.toLowerCase() : `${path}.${name.toLowerCase()}`, depth + 1);
  };
  walk(value, '', 0);
  return fields;
}

/** The first value whose path ends like this; `accept` may refuse one. */
export function findField<Value>(
  fields: readonly FlatField[],
  path: RegExp,
  accept: (value: FlatField['value']) => Value | null,
): Value | null {
  for (const field of fields) {
    const accepted = path.test(field.path) ? accept(field.value) : null;
    if (accepted !== null) return accepted;
  }
  return null;
}
