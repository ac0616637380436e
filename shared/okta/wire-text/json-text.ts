// JSON of unknown origin, read without throwing and with a cap: error bodies are small, and parsing a large list
// only to see that it is no error would stop the page.

/** Bodies longer than this (in UTF-16 units) are not read as errors or page envelopes. */
export const JSON_TEXT_CAP = 1_048_576;
/** No answer of Okta is nested anything like this; what is, ends whoever walks through it by recursion. */
const DEPTH_CAP = 200;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The value, or undefined for anything that is not JSON, too long, or nested too deeply to be handed on. */
export function parseJsonText(text: string | null): unknown {
  if (text === null || text.length > JSON_TEXT_CAP || text.trim() === '' || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** More than 200 lists and objects inside each other; brackets in strings do not count. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if ((code === OPEN_OBJECT || code === OPEN_LIST) && ++depth > DEPTH_CAP) return true;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth--;
  }
  return false;
}

/** An object that is not a list, or null. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** A non-empty text, or null. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
