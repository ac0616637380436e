// JSON among other text: a prompt behind it, a log's words before it, quotes that a log or a word processor changed. The piece
// between the first opening and the last closing bracket is tried, a few times at most, so that the cost stays that of reading.

import { asObject, asText, isTooDeep } from '../wire-text/json-text.ts';

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
      start === 0 && end === text.length - 1 ? [] : ['There was other text around the JSON; it was ignored.'];
    if (readJson(piece) !== undefined) return { text: piece, problems: beside };
    const straight = straighten(piece);
    if (straight !== piece && readJson(straight) !== undefined)
      return {
        text: straight,
        problems: [...beside, 'The quotes of the JSON had been changed on the way; they were corrected.'],
      };
  }
  if (/^\s*[{[]/.test(text))
    return {
      text,
      problems: ['The body begins like JSON but cannot be read as JSON: it was cut or changed on the way.'],
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

/** Escaped once too often by a log, made curly by a word processor, or written for a page. */
function straighten(piece: string): string {
  const plain = piece.includes('"')
    ? piece
    : piece.replace(/[\u201c-\u201f]|&quot;|&#34;/g, '"').replaceAll('&amp;', '&');
  return /^.\s*\\+"/.test(plain) ? unescapeQuotes(plain) : plain;
}

/** JSON that went into a text once or twice (`{\"a\":...`, `{\\\"a\\\":...`) as it was; quotes that JSON itself escapes stay so. */
export function unescapeQuotes(text: string): string {
  let plain = text;
  for (let level = 0; level < ESCAPES_CAP && /[{[,=:]\s{0,8}\\+"/.test(plain); level++)
    plain = plain.replace(/\\(["\\/])/g, '$1').replace(/(?<=[{}[\],])\\n/g, '\n');
  return plain;
}

const ESCAPES_CAP = 3;
const STARTS_CAP = 20;

/** The first error body of Okta in a text, in one of its two shapes; null when there is none. */
export function findErrorBody(text: string): string | null {
  let at = text.indexOf('{');
  for (let start = 0; at >= 0 && start < STARTS_CAP; start++) {
    const piece = objectAt(text, at);
    if (piece !== null && isErrorBody(piece)) return piece;
    at = text.indexOf('{', at + 1);
  }
  return null;
}

function isErrorBody(piece: string): boolean {
  if (!/"error(?:Code|Summary)?"\s*:/.test(piece)) return false;
  const body = asObject(readJson(piece));
  if (body === null) return false;
  if (/^E\d{7}$|^[a-z_]+$/.test(asText(body.errorCode) ?? '') || asText(body.errorSummary)) return true;
  return /^[a-z]+(?:_[a-z]+)+$/.test(asText(body.error) ?? '');
}

/** From an opening bracket to the one that closes it; null when none does. */
function objectAt(text: string, from: number): string | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return text.slice(from, at + 1);
  }
  return null;
}
