// A request body as JSON. What is nested without end is refused like what is no JSON: a parser of a server has such a limit
// too, and an answer that shows what was stored could not be written any more (JSON.stringify goes down by recursion).

/** Ours; no request of the catalogue is nearly as large. */
const DEEPEST = 200;

/** Undefined for a text that is no JSON, or is nested too deep. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Level by level, because going down by recursion is what must not happen. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
