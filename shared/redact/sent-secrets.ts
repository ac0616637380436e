// What a request carries that is secret by its place: a header of credentials, a cookie, a member of a body, a parameter. Whoever
// typed it is not asked; from then on it is searched for by value, because an org may repeat it where no place shows it.

import type { HeaderList } from '../okta/wire-text/headers.ts';
import { percentDecode } from '../okta/wire-text/percent-decode.ts';
import { changeJsonValues } from './json-values.ts';
import { isSecretHeader } from './redact-text.ts';
import { isJwkPart, isSecretJson, isSecretKey } from './secret-keys.ts';

/** A shorter one is found by chance. */
const SHORTEST = 8;
const PAIR = /(?:^|[?&#;\s])([\w.%-]{1,60})=([^&#\s]+)/g;
/** `{"password": {"value": "..."}}` */
const PASSWORD_OBJECT = /"password"\s*:\s*\{[^{}]*?"value"\s*:\s*("(?:[^"\\]|\\.)*")/g;

export function sentSecrets({
  path,
  headers,
  body,
}: {
  path: string;
  headers: HeaderList;
  body: string | null;
}): string[] {
  const found = new Set<string>();
  const take = (value: string) => {
    if (value.length >= SHORTEST) found.add(value);
  };
  const takePairs = (text: string, form: boolean) => {
    for (const [, key = '', value = ''] of text.matchAll(PAIR)) {
      const name = percentDecode(key);
      if (!isSecretKey(name) || isJwkPart(name)) continue;
      take(value);
      take(percentDecode(form ? value.replaceAll('+', ' ') : value));
    }
  };
  for (const [name, value] of headers) {
    if (!isSecretHeader(name)) continue;
    // Names of cookies and the scheme are no secrets, and worth being read.
    if (name.toLowerCase() === 'cookie')
      for (const part of value.split(';')) take(part.slice(part.indexOf('=') + 1).trim());
    else take(/^\s*[A-Za-z][\w-]*\s+(\S.*)$/s.exec(value)?.[1] ?? value);
  }
  takePairs(path, false);
  if (body === null) return [...found];
  const json = changeJsonValues(body, (key, value) => {
    if (isSecretJson(key, value)) take(value);
    return null;
  });
  if (json === null) takePairs(body, true);
  else for (const [, quoted = ''] of json.matchAll(PASSWORD_OBJECT)) take(JSON.parse(quoted) as string);
  return [...found];
}
