// A value as it is typed into one field of a form: `200` is a number, `true` a boolean, `[1, 2]` a list, and everything that is nothing
// else a text. A text that would be read as something else is in quotes.
import type { Json } from '../plan-document.ts';

export function readValue(typed: string): Json {
  const trimmed = typed.trim();
  if (!/^(?:-?\d|true$|false$|null$|["[{])/.test(trimmed)) return typed;
  try {
    return JSON.parse(trimmed) as Json;
  } catch {
    return typed;
  }
}

/** Empty for what is not there. */
export function writeValue(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return readValue(value) === value ? value : JSON.stringify(value);
}
