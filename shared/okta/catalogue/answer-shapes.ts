// The shapes of Okta's answers, by operation: which fields were seen in recorded answers, of which types, and which in all of them. A recording shows what
// is sent and not what may be, so a shape judges the type of what is there, and the absence of that alone which was never absent in many answers.

type JsonType = 'string' | 'number' | 'boolean' | 'array' | 'object';

export interface AnswerShape {
  /** The answer is a list, and the shape that of its items. */
  list: boolean;
  /** Two levels deep: `id`, `profile.login`, `_embedded.users[]`, to its types, `string` or `string|object`. Null fits all. */
  fields: Record<string, string>;
  /** Never absent and never null in many answers. */
  always: string[];
}

/** What `resources/catalogue/shapes.json` holds, by operation id. */
export type AnswerShapes = Record<string, AnswerShape>;

const MOST_FAULTS = 5;

/** What of an answer does not fit, a phrase each (`profile.login is number, not string`); empty when all fits. */
export function misfits({ list, fields, always }: AnswerShape, json: unknown): string[] {
  const faults = new Set<string>();
  const types = Object.entries(fields).map(([path, allowed]) => ({ path, allowed: allowed.split('|') }));
  const judge = (item: unknown): void => {
    if (Object.keys(fields).length > 0 && typeOf(item) !== 'object') {
      faults.add(`${list ? 'an item' : 'the answer'} is ${typeOf(item)}, not object`);
      return;
    }
    for (const name of always)
      if (valuesAt(item, name)[0] === null || valuesAt(item, name).length === 0) faults.add(`${name} is missing`);
    for (const { path, allowed } of types)
      for (const value of valuesAt(item, path))
        if (value !== null && !allowed.includes(typeOf(value)))
          faults.add(`${path} is ${typeOf(value)}, not ${allowed.join(' or ')}`);
  };
  if (!list) judge(json);
  else if (Array.isArray(json)) json.forEach(judge);
  else faults.add(`the answer is ${typeOf(json)}, not array`);
  return [...faults].slice(0, MOST_FAULTS);
}

/** `a.b`, and `a[].b` for each item; nothing where it is not there. */
function valuesAt(item: unknown, path: string): unknown[] {
  let found: unknown[] = [item];
  for (const part of path.split('.')) {
    const name = part.replace(/(?:\[\])+$/, '');
    found = found.flatMap((one) =>
      typeOf(one) === 'object' && Object.hasOwn(one as object, name) ? [(one as Record<string, unknown>)[name]] : [],
    );
    for (let depth = (part.length - name.length) / 2; depth > 0; depth -= 1)
      found = found.flatMap((one) => (Array.isArray(one) ? one : []));
  }
  return found;
}

function typeOf(value: unknown): JsonType | 'null' | 'nothing' {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}
