// Where in a plan the cursor is while it is written, when the text is not yet YAML: found by indentation, as a person reads it.

export interface CompletionPlace {
  /** Keys that lead there; `[]` is an entry of a list. */
  path: string[];
  /** Null where a key is written; else the key whose value it is. */
  key: string | null;
  /** What is typed of it. */
  typed: string;
}

const LINE = /^(\s*)((?:- +)*)(.*)$/;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s:#{[][^:#]*)):(?:\s|$)/;
const keyOf = (rest: string): string | null => {
  const found = KEY.exec(rest);
  return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null;
};

/** `lines`: up to that of the cursor, which ends at it. */
export function placeOf(lines: readonly string[]): CompletionPlace {
  const [, indent = '', dashes = '', rest = ''] = LINE.exec(lines.at(-1) ?? '') ?? [];
  const path: string[] = [];
  let column = indent.length + dashes.length;
  // A list may stand as far to the left as its key.
  let inList = false;
  const enterList = (at: number) => {
    path.unshift('[]');
    column = at;
    inList = true;
  };
  if (dashes !== '') enterList(indent.length);
  for (const line of lines.slice(0, -1).reverse()) {
    const [, space = '', dash = '', text = ''] = LINE.exec(line) ?? [];
    if (text === '' || text.startsWith('#')) continue;
    const at = space.length + dash.length;
    if (dash !== '' && at === column && !inList) {
      enterList(space.length);
      continue;
    }
    const key = at < column || (inList && at === column && dash === '') ? keyOf(text) : null;
    if (key === null) continue;
    path.unshift(key);
    column = at;
    inList = false;
    if (dash !== '') enterList(space.length);
  }
  return inBraces(path, rest);
}

/** What is typed behind the last brace, bracket or comma of the line. */
function inBraces(path: string[], rest: string): CompletionPlace {
  const key = keyOf(rest);
  if (key === null) return { path, key: null, typed: rest };
  const value = rest.slice((KEY.exec(rest)?.[0] ?? '').length).trimStart();
  if (!/^[{[]/.test(value)) return { path, key, typed: value };
  const typed = /[^{[,]*$/.exec(value)?.[0].trimStart() ?? '';
  if (value.startsWith('[')) return { path: [...path, key, '[]'], key: null, typed };
  return inBraces([...path, key], typed);
}
