// JSON among other text: a prompt behind it, a log's words before it. The piece between the first opening and the last
// closing bracket is tried, twice at most, so that the cost stays that of reading the text.

import { isTooDeep } from '../json-text.ts';

/** The value, or undefined for what is no JSON or nested too deeply to be handed on. */
export function readJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The JSON in a text when all around it is noise; the text as it is when there is none. */
export function cutJson(text: string): { text: string; problems: string[] } {
  const looksJson = /[{[]/.test(text);
  if (!looksJson || readJson(text) !== undefined) return { text, problems: [] };
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const start = text.indexOf(open);
    const end = text.lastIndexOf(close);
    if (start < 0 || end <= start) continue;
    const piece = text.slice(start, end + 1);
    if (readJson(piece) === undefined) continue;
    return { text: piece, problems: ['Beside the JSON there was other text; it was passed over.'] };
  }
  if (/^\s*[{[]/.test(text))
    return {
      text,
      problems: ['The body begins like JSON and cannot be read as such: it was cut or changed on the way.'],
    };
  return { text, problems: [] };
}
