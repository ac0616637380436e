// JSON among other text: a prompt behind it, a log's words before it, quotes that a log or a word processor changed. The piece
// between the first opening and the last closing bracket is tried, a few times at most, so that the cost stays that of reading.

import { isTooDeep } from '../wire-text/json-text.ts';

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
  for (const [open, close] of bracketsOf(text)) {
    const start = text.indexOf(open);
    const end = text.lastIndexOf(close);
    if (end <= start) continue;
    const piece = text.slice(start, end + 1);
    const beside =
      start === 0 && end === text.length - 1 ? [] : ['Beside the JSON there was other text; it was passed over.'];
    if (readJson(piece) !== undefined) return { text: piece, problems: beside };
    const straight = straighten(piece);
    if (straight !== piece && readJson(straight) !== undefined)
      return {
        text: straight,
        problems: [...beside, 'The quotes of the JSON had been changed on the way; they were put right.'],
      };
  }
  if (/^\s*[{[]/.test(text))
    return {
      text,
      problems: ['The body begins like JSON and cannot be read as such: it was cut or changed on the way.'],
    };
  return { text, problems: [] };
}

/** A list inside an object that cannot be read is not the body; a bracket before the object may be a log's. */
function bracketsOf(text: string): (readonly [open: string, close: string])[] {
  const object = text.indexOf('{');
  const list = text.indexOf('[');
  const all = [['[', ']'] as const, ['{', '}'] as const];
  if (object < 0) return all.slice(0, 1);
  return list >= 0 && list < object ? all : all.slice(1);
}

/** Escaped once too often by a log, or made curly by a word processor. */
function straighten(piece: string): string {
  const plain = piece.includes('"') ? piece : piece.replace(/[\u201c-\u201f]/g, '"');
  return /^.\s*\\"/.test(plain) ? plain.replaceAll('\\"', '"') : plain;
}
