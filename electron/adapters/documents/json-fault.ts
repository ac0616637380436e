// Where a text stops being JSON. JSON.parse says that in words that differ between versions of V8, and often without the place; a
// YAML parser says it after minutes, and of a text that was cut off it names the beginning. One pass, asked only after a refusal.

export interface JsonFault {
  /** Index of the first character that cannot be there; the length of the text when that ends too early. */
  at: number;
  /** A clause that continues "line 3, column 5:". It quotes nothing: what is there may be a token. */
  what: string;
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'more';

const WORDS: Record<Expected, string> = {
  value: 'a value is missing there.',
  'value or ]': 'a value or a closing ] is missing there.',
  name: 'a name in double quotes is missing there.',
  'name or }': 'a name in double quotes or a closing } is missing there.',
  colon: 'a colon is missing there.',
  more: 'a comma or a closing bracket is missing there.',
};
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /["\\/bfnrt]|u[\da-fA-F]{4}/y;
/** The beginning of one, and nothing behind it. */
const CUT_ESCAPE = /^(?:u[\da-fA-F]{0,3})?$/;

/** Null for a text that is JSON. */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = afterBlanks(text, at);
    const done = open.length === 0 && expected === 'more';
    if (at >= text.length) return done ? null : cutOff(text, open.length);
    const char = text[at];
    if (done) return { at, what: 'the document has already ended, and more follows it.' };
    if (expected === 'colon') {
      if (char !== ':') return { at, what: WORDS.colon };
      expected = 'value';
      at += 1;
    } else if (expected === 'more') {
      const inner = open.at(-1);
      if (char === ',') expected = inner === '{' ? 'name' : 'value';
      else if (char === (inner === '{' ? '}' : ']')) open.pop();
      else return { at, what: WORDS.more };
      at += 1;
    } else if ((expected === 'name or }' && char === '}') || (expected === 'value or ]' && char === ']')) {
      open.pop();
      expected = 'more';
      at += 1;
    } else if (char === '"') {
      const end = stringEnd(text, at + 1);
      if (typeof end !== 'number') return end;
      expected = expected.startsWith('name') ? 'colon' : 'more';
      at = end;
    } else if (expected.startsWith('name')) return { at, what: WORDS[expected] };
    else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'name or }' : 'value or ]';
      at += 1;
    } else {
      const end = matchEnd(LITERAL, text, at);
      if (end === null) return { at, what: WORDS[expected] };
      expected = 'more';
      at = end;
    }
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
  return at;
}

/** Of the string whose inside begins at `from`: the index behind its closing quote. */
function stringEnd(text: string, from: number): number | JsonFault {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { at, what: 'there is a line break or control character inside a quoted text.' };
    if (code !== 0x5c) continue;
    const end = matchEnd(ESCAPE, text, at + 1);
    if (end === null && CUT_ESCAPE.test(text.slice(at + 1, at + 6))) return cutOff(text, 0);
    if (end === null) return { at, what: 'there is a \\ that escapes nothing.' };
    at = end - 1;
  }
  return cutOff(text, 0);
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function cutOff(text: string, open: number): JsonFault {
  const brackets = open === 1 ? 'one bracket still open' : `${open} brackets still open`;
  return {
    at: text.length,
    what: `the text ends there ${open === 0 ? 'in the middle' : `with ${brackets}`}, so it seems to be cut off.`,
  };
}
