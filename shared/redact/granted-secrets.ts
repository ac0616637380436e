// What an answer of a token endpoint grants, wherever it is: read before anything of the answer is shown, stored or judged,
// because from then on it is searched for by value. An opaque token has no look of its own, so only its place shows it; once
// it is known, its copies under another key or in a header are found like every other secret.

import type { HeaderList } from '../okta/wire-text/headers.ts';
import { changeJsonValues } from './json-values.ts';
import { isGrantedKey } from './secret-keys.ts';
import { unescapeOnce } from './unescape.ts';

/** A value that is shorter is no token; one much longer is no token either, and would cost every search. */
const SHORTEST = 8;
const LONGEST = 64 * 1024;
/** `access_token=...` of a form, a query or a fragment; a header or a text may hold it. */
const PAIR = /([A-Za-z_-]{8,24})\s{0,4}=\s{0,4}["']?([^&#\s"'<>;,]+)/g;
/** `<access_token>...</access_token>`, with a prefix or without. */
const ELEMENT = /<(?:[\w.-]{1,20}:)?([A-Za-z_-]{8,24})(?:\s[^<>]{0,200})?>\s*(?:<!\[CDATA\[)?([^<>\]]+)/g;
/** `"access_token": "..."` of a text that is no whole JSON. */
const MEMBER = /["']([A-Za-z_-]{8,24})["']\s{0,8}[:=]\s{0,8}["']([^"']+)/g;
/** `access_token: ...` of YAML, of a script, of a log. */
const LINE = /([A-Za-z_-]{8,24})\s{0,8}:\s{0,8}["']?([^\s"'<>{},;]+)/g;
const LAYERS = 3;

export function grantedSecrets(headers: HeaderList, body: string): string[] {
  const found = new Set<string>();
  const take = (key: string, value: string) => {
    const text = value.trim();
    if (isGrantedKey(key) && text.length >= SHORTEST && text.length <= LONGEST) found.add(text);
  };
  const read = (text: string) => {
    const whole = changeJsonValues(text, (key, value) => {
      take(key, value);
      return null;
    });
    for (const pattern of whole === null ? [PAIR, ELEMENT, MEMBER, LINE] : [PAIR])
      for (const [, key = '', value = ''] of text.matchAll(pattern)) take(key, value);
  };
  for (const text of [
    body,
    ...headers.map(([name, value]) => `${name}=${value}`),
    ...headers.map(([, value]) => value),
  ]) {
    read(text);
    let inner = unescapeOnce(text);
    for (let layer = 0; inner !== null && layer < LAYERS; layer++) {
      read(inner.text);
      inner = unescapeOnce(inner.text);
    }
  }
  return [...found];
}
