// Secrets out of everything that is shown, stored or exported: headers, addresses, JSON and form bodies, free text.
// By place (a key or header that holds a secret) and by look (a JWT, `SSWS ...`). Secrets that are known are searched for by value
// before (secret-matcher.ts): what is taken out here by its place could leave a piece of one behind.
// A JWT keeps its header, which says how it was signed and holds nothing secret.

import type { HeaderList } from '../okta/wire-text/headers.ts';
import { percentDecode } from '../okta/wire-text/percent-decode.ts';
import { changeJsonValues } from './json-values.ts';
import { isGrantedKey, isJwkPart, isSecretJson, isSecretKey } from './secret-keys.ts';

export const MASK = '••••••';

/** Header values that are secret as a whole. */
const SECRET_HEADERS = new Set(['cookie', 'set-cookie', 'x-api-key', 'x-auth-token']);
/** `Bearer x`: the scheme stays. */
const CREDENTIAL_HEADERS = new Set(['authorization', 'proxy-authorization', 'x-authorization']);

/** Not inside a longer word, but after a percent escape or an escaped line break. */
const JWT = /(?<![\w-](?<!%[0-9a-f]{2})(?<!\\[nrt]))eyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)*/gi;
const SCHEME_VALUE = /\b(Bearer|DPoP|SSWS|Basic)(\s+|%20|\+)(?!eyJ)(?=[\w\-.~+/=%]{0,255}\d)([\w\-.~+/=%]{16,})/gi;
const AUTHORIZATION_TEXT = /\b(authorization["']?\s*[:=]\s*["']?)(?:(Bearer|DPoP|SSWS|Basic)\s+)?([^\s"',\\]+)/gi;
/** A key and its text, with quotes that may be escaped: JSON inside JSON. A text that breaks off counts too. */
const JSON_TEXT =
  /(\\{0,7}")((?:[\w-]|\\{1,8}u[\da-f]{4}){1,40})\1(\s*:\s*)(\\{0,7}")((?:(?!\4)(?:\\.|[^\\]))*)(\4|$)/gis;
/** `{"password": {"value": "..."}}`, `{"recovery_question": {"answer": "..."}}`. */
const JSON_SECRET_OBJECT = /("(?:password|recovery_question)"\s*:\s*)(\{[^{}]*(?:\}|$))/gi;
const PAIR = /(^|[?&#;\s"'])([\w.-]{1,40}|[\w.-]*%[\w.%-]*)=([^&#\s"'<>]*)/g;

/** Of an authorize request or its redirect: there `state` is what keeps a stranger's answer out. Elsewhere it is a word like others. */
const SIGN_IN = /(?:^|[?&#\s"'])(?:code|response_type|redirect_uri|code_challenge|id_token)=/;

/** Any text: a body of any sort, a log line, an address. */
export function redactText(text: string): string {
  let masked = text.replace(JSON_SECRET_OBJECT, (all, head: string, object: string) =>
    /"(?:value|answer|salt)"/.test(object) ? `${head}{"${MASK}":"${MASK}"}` : all,
  );
  masked =
    changeJsonValues(masked, (key, value) => (isSecretJson(key, value) ? maskValue(value) : null)) ??
    maskJson(masked, 3);
  masked = masked.replace(AUTHORIZATION_TEXT, (_all, head: string, scheme: string | undefined, value: string) =>
    scheme
      ? `${head}${scheme} ${maskValue(value)}`
      : /^(?:Bearer|DPoP|SSWS|Basic)$/i.test(value)
        ? `${head}${value}`
        : `${head}${maskValue(value)}`,
  );
  const ofSignIn = SIGN_IN.test(masked);
  masked = masked.replace(PAIR, (all, before: string, key: string, value: string) => {
    const name = percentDecode(key);
    const secret = (isSecretKey(name) && !isJwkPart(name)) || (ofSignIn && name === 'state');
    return value === '' || !secret ? all : `${before}${key}=${maskValue(value)}`;
  });
  masked = masked.replace(SCHEME_VALUE, (_all, scheme: string, space: string) => `${scheme}${space}${MASK}`);
  return masked.replace(JWT, maskJwt);
}

const unescapeKey = (key: string): string =>
  key.replace(/\\+u([\da-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Of what is no whole JSON: JSON texts by their keys; a text that itself holds JSON is looked into, `depth` levels down. */
function maskJson(text: string, depth: number): string {
  return text.replace(
    JSON_TEXT,
    (all, quote: string, key: string, colon: string, open: string, value: string, close: string) => {
      const before = `${quote}${key}${quote}${colon}${open}`;
      if (isSecretJson(unescapeKey(key), value)) return `${before}${maskValue(value)}${close}`;
      return depth > 0 && value.includes('"') ? `${before}${maskJson(value, depth - 1)}${close}` : all;
    },
  );
}

/** An address: user and password, secrets in query and fragment, JWTs in the path. */
export function redactUrl(url: string): string {
  return redactText(url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, `$1${MASK}@`));
}

/** Its value is a secret, or holds one, whatever it looks like. */
export function isSecretHeader(name: string): boolean {
  const key = name.toLowerCase();
  return SECRET_HEADERS.has(key) || CREDENTIAL_HEADERS.has(key) || isSecretKey(key) || isGrantedKey(key);
}

/** Headers with their order and names; Authorization keeps its scheme, a JWT its header. */
export function redactHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => {
    const key = name.toLowerCase();
    if (SECRET_HEADERS.has(key)) return [name, maskCookie(key, value)];
    if (CREDENTIAL_HEADERS.has(key)) return [name, maskCredential(value)];
    if (key === 'location' || key === 'link' || key === 'referer') return [name, redactUrl(value)];
    return [name, isSecretHeader(key) ? MASK : redactText(value)];
  });
}

function maskCredential(value: string): string {
  const match = /^\s*([A-Za-z][\w-]*)\s+(\S.*)$/s.exec(value);
  return match ? `${match[1]} ${maskValue(match[2] ?? '')}` : MASK;
}

/** Names of cookies stay, as they show what set them; values and everything else go. */
function maskCookie(header: string, value: string): string {
  if (header !== 'cookie' && header !== 'set-cookie') return MASK;
  const name = /^\s*([\w.-]{1,64})=/.exec(value)?.[1];
  return name ? `${name}=${MASK}` : MASK;
}

/** A JWT keeps its header, everything else goes. */
function maskValue(value: string): string {
  return /^eyJ[\w-]{4,}\.[\w.-]+$/.test(value) ? maskJwt(value) : MASK;
}

const maskJwt = (token: string): string => `${token.slice(0, token.indexOf('.'))}.${MASK}`;
