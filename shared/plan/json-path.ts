// JSONPath (RFC 9535) by its library: found values, and a fault with its place in the path. Compiled once, because a plan asks the
// same path of many answers.
import { compile, JSONPathError, type JSONPathQuery } from 'json-p3';

export type JsonPath =
  | { ok: true /** It finds one value at most. */; single: boolean; find(value: unknown): unknown[] }
  | { ok: false; message: string /** Of the fault, from 0. */; offset: number };

const compiled = new Map<string, JsonPath>();
const MOST_KEPT = 5000;

/** Never throws. */
export function jsonPath(text: string): JsonPath {
  const known = compiled.get(text);
  if (known) return known;
  const path = read(text);
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(text, path);
  return path;
}

function read(text: string): JsonPath {
  let query: JSONPathQuery;
  try {
    query = compile(text);
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    // It ends with a quote of the path and the offset.
    return { ok: false, message: error.message.replace(/ \('.*$/s, ''), offset: error.token.index };
  }
  return {
    ok: true,
    single: query.singularQuery(),
    // What is no list and no object has nothing to find in but itself.
    find: (value) => (text === '$' ? [value] : query.query(value as Parameters<JSONPathQuery['query']>[0]).values()),
  };
}
