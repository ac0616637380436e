// Text values of a JSON text by their keys, in place: what is not changed stays byte for byte as it was (digits of a large number,
// the order, the layout). Keys count as a program reads them, so `access\u005ftoken` is `access_token`; a text that is JSON
// itself is looked into.

import { isTooDeep } from '../okta/wire-text/json-text.ts';

/** Longer texts are not parsed for this. */
const MOST_CHARACTERS = 4 * 1024 * 1024;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
/** JSON in JSON in JSON. */
const DEPTH = 3;

/** The value to put there instead; null for the same. Of a list directly under a key, each value has that key. */
export type ChangeValue = (key: string, value: string) => string | null;

interface Place {
  list: boolean;
  /** Of the next value; a list's values have the key of the list. */
  key: string | null;
  valueNext: boolean;
}

/** Null when `text` is no JSON object or list. Numbers are given as their digits. */
export function changeJsonValues(text: string, change: ChangeValue, depth = DEPTH): string | null {
  if (text.length > MOST_CHARACTERS || !/^\s*[{[]/.test(text) || !isJson(text)) return null;
  const around: Place[] = [];
  let place: Place = { list: true, key: null, valueNext: true };
  let done = 0;
  let changed = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      around.push(place);
      place =
        token === '[' ? { list: true, key: place.key, valueNext: true } : { list: false, key: null, valueNext: false };
    } else if (token === '}' || token === ']') place = around.pop() ?? place;
    else if (token === ':' || token === ',') place.valueNext = token === ':' || place.list;
    else if (token[0] === '"' && !place.valueNext) place.key = JSON.parse(token) as string;
    else if (token[0] === '"' || /^[-\d]/.test(token)) {
      const value = token[0] === '"' ? (JSON.parse(token) as string) : token;
      const other =
        (place.key === null ? null : change(place.key, value)) ??
        (depth > 0 && token[0] === '"' ? changeJsonValues(value, change, depth - 1) : null);
      if (other === null || other === value) continue;
      changed += text.slice(done, index) + JSON.stringify(other);
      done = index + token.length;
    }
  }
  return changed + text.slice(done);
}

function isJson(text: string): boolean {
  if (isTooDeep(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
