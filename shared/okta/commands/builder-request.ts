// A pasted command as the request builder takes it: the path for the tenant in use, without what is secret and without what a
// browser adds by itself. What was left out is named with the reason; no secret of the text is in the result.

import { counted } from '../../counted.ts';
import { isSecretHeader, redactText, redactUrl } from '../../redact/redact-text.ts';
import { isJwkPart, isSecretKey } from '../../redact/secret-keys.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import { percentDecode } from '../wire-text/percent-decode.ts';
import { addressOfCommand, type CommandRequest, rooted } from './command-request.ts';
import { readCommand } from './read-command.ts';

export interface BuilderRequest {
  method: string;
  /** From the root with its query; a whole address when it is of another host than the tenant's. */
  path: string;
  headers: HeaderList;
  body: string;
  /** The origin that it is for, when that is not the tenant's. */
  elsewhere: string | null;
  /** What was left out and why, each a sentence. */
  notes: string[];
}

/** What a browser or a client sets by itself; the wire sets its own. */
const OWN_OF_CLIENT =
  /^(?::\w+|authority|method|path|scheme|host|content-length|connection|keep-alive|accept-encoding|accept-language|transfer-encoding|te|origin|referer|priority|dnt|pragma|cache-control|upgrade-insecure-requests|postman-token|sec-[\w-]+|x-okta-xsrftoken)$/;

/** `text`: a command, or a whole address; null for anything else, such as a path. */
export function builderRequest(text: string, origin: string): BuilderRequest | null {
  const trimmed = text.trim();
  const address = /^https?:\/\/\S+$/i.test(trimmed)
    ? { url: trimmed, method: '', headers: [], body: null, leftOut: [] }
    : null;
  const read: CommandRequest | null = address ?? readCommand(text);
  if (!read) return null;
  const secret = [...read.leftOut];
  const { headers, dropped } = headersOf(read.headers, secret);
  const { target, elsewhere, variable, user } = placeOf(read.url, origin);
  if (user) secret.push('the user and password of the address');
  const named = withoutSecretPairs(target, '?', (name) => secret.push(`the parameter ${name}`));
  const path = redactUrl(named);
  if (path !== named) secret.push('the token in the address');
  const body = read.body ?? '';
  const type = read.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const isForm = type === undefined ? /^[\w.%+-]{1,80}=/.test(body) : /urlencoded/i.test(type);
  return {
    method: read.method,
    path,
    headers,
    body: isForm ? withoutSecretPairs(body, '', (name) => secret.push(`the field ${name}`)) : body,
    elsewhere,
    notes: [
      ...leftOutNote([...new Set(secret)], dropped),
      ...(variable === null ? [] : [`The host was ${variable}: the address of this tenant is used.`]),
    ],
  };
}

function leftOutNote(secret: readonly string[], dropped: number): string[] {
  if (secret.length + dropped === 0) return [];
  const what = listed([
    ...secret,
    ...(dropped === 0 ? [] : [counted(dropped, 'header of the browser', 'headers of the browser')]),
  ]);
  const why = ' No secret of a pasted text is kept: the request is authorised as chosen beside Send.';
  return [`Left out: ${what}.${secret.length === 0 ? '' : why}`];
}

function headersOf(given: HeaderList, secret: string[]): { headers: HeaderList; dropped: number } {
  const fromBrowser = given.some(([name]) => /^sec-(?:fetch|ch)-/i.test(name));
  const headers: [string, string][] = [];
  let dropped = 0;
  for (const [name, value] of given) {
    const key = name.toLowerCase();
    if (key === 'cookie') secret.push('the cookies');
    else if (key === 'dpop' || isSecretHeader(key) || redactText(value) !== value) secret.push(`the header ${name}`);
    else if (OWN_OF_CLIENT.test(key) || (fromBrowser && key === 'user-agent')) dropped += 1;
    else headers.push([name, value]);
  }
  return { headers, dropped };
}

/** Scheme, user and password, host with its port: what is before the last `@` is no host. */
const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#]*)@)?([^/?#@]+)/i;

/** The part behind the origin; a variable in the place of the host stands for the tenant's. */
function placeOf(
  url: string,
  origin: string,
): { target: string; elsewhere: string | null; variable: string | null; user: boolean } {
  const none = { elsewhere: null, variable: null, user: false };
  const { address, variable } = addressOfCommand(url);
  if (variable !== null) return { ...none, target: address, variable };
  const found = ADDRESS.exec(address);
  if (!found) return { ...none, target: url };
  const [start, scheme = '', user, host = ''] = found;
  const own = `${scheme}://${host}`.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2');
  // Placeholders keep their braces: nothing is made of the text.
  const rest = rooted(address.slice(start.length).replace(/#.*$/s, ''));
  return own === origin.toLowerCase()
    ? { ...none, target: rest, user: user !== undefined }
    : { target: `${own}${rest}`, elsewhere: own, variable: null, user: user !== undefined };
}

/** `text` of pairs behind `start`: those with the name of a secret are taken out. */
function withoutSecretPairs(text: string, start: '' | '?', onSecret: (name: string) => void): string {
  const begin = start === '' ? 0 : text.indexOf(start) + 1;
  if (start !== '' && begin === 0) return text;
  const kept = text
    .slice(begin)
    .split('&')
    .filter((pair) => {
      const name = percentDecode(pair.split('=', 1)[0] ?? '');
      const isSecret = !isJwkPart(name) && isSecretKey(name);
      if (isSecret) onSecret(name);
      return !isSecret;
    });
  const head = text.slice(0, begin);
  return kept.length === 0 ? head.replace(/\?$/, '') : head + kept.join('&');
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
