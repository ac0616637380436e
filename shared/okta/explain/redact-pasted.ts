// Secrets out of a text that a person pasted. Beside what redact.ts finds anywhere, such a text holds commands, header lines,
// recordings and pieces of programs, in which a secret has no key of JSON or of a form.

import { MASK, redactHeaders, redactText } from '../../redact/redact-text.ts';
import { isSecretKey } from '../../redact/secret-keys.ts';
import type { HeaderList } from '../wire-text/headers.ts';

/** A header line, of curl -v with its sign, of a command in its quotes: `-H 'Cookie: sid=...'`; a browser's panel breaks it. */
const HEADER_LINE =
  /(^|["'\s])((?:set-)?cookie|x-(?:[\w-]{1,40}-)?(?:token|session|secret|key|auth)(?:-token)?)([ \t]{0,8}:[ \t]{0,8}(?:\r?\n)?)([^\r\n]+)/gim;
/** `Authorization: Token ...`: a scheme of nobody's; redact.ts knows the others. */
const ODD_SCHEME =
  /(\bauthorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?)(?!(?:Bearer|DPoP|SSWS|Basic)\b)([A-Za-z][\w-]{0,30})[ \t]{1,8}(?=[^\s"',\\]{0,255}\d)[^\s"',\\]+/gi;
/** `{"name": "Cookie", "value": "..."}` of a HAR, `{"key": ..., "value": ...}` of Postman. */
const NAMED_VALUE =
  /("(?:name|key)"\s{0,20}:\s{0,20}"([\w.-]{1,60})"\s{0,20},\s{0,20}"value"\s{0,20}:\s{0,20}")((?:\\.|[^"\\])+)/g;
/** Cookies that are a session of Okta by themselves. */
const SESSION_COOKIES = new Set(['sid', 'idx', 'dt', 'jsessionid', 'xids', 'oktastatetoken']);
/** The same in a text, wherever: a line of a cookie header that lost its name. */
const SESSION_PAIR = /(?<![\w.-])(sid|idx|xids|DT|JSESSIONID|oktaStateToken)=(?!\u2022)[^\s;,"'<>&]+/g;
/** `curl -u id:secret`, `-uid:secret`, `http --auth=id:secret`. */
const USER_OPTION =
  /((?<!\S)(?:-[uUa]\s{0,8}|--(?:user|proxy-user|auth)(?:\s{1,8}|=)))(?:(["'])([^"':\r\n]{0,200}):([^"'\r\n]+)\2|([^\s"':]{1,200}):([^\s"']+))/g;
/** `curl -b 'sid=...'`. */
const COOKIE_OPTION =
  /((?<!\S)(?:-b\s{0,8}|--cookie(?:\s{1,8}|=)))(?:(["'])([\w.-]{1,64})=[^"'\r\n]+\2|([\w.-]{1,64})=[^\s"']+)/g;
const USER_OF_ADDRESS = /:\/\/[^/?#@\s"'<>]+@/g;
/** `client_secret: ...`, `'client_secret': '...'`, `$env:OKTA_API_TOKEN="..."`: YAML, Python, shells, printed objects. */
const LITERAL =
  /(^|[\s{,(])((?:\$env:)?(["']?)([\w.-]{1,60})\3\s{0,4}[:=]\s{0,4})(?:(["'])((?:\\.|(?!\5)[^\\\r\n])+)\5|([^\s"',{}[\]();]+))/gm;
const SECRET_NAME = /^x-(?:[\w-]{1,40}-)?(?:token|session|secret|key|auth)(?:-token)?$/i;
/** Names that end like this hold a secret, whatever precedes it: `OKTA_CLIENT_SECRET`, `okta.client.token`. */
const SECRET_END =
  /(?:client[._-]?(?:secret|assertion|token)|(?:access|refresh|api)[._-]?token|(?:api|private)[._-]?key)$/i;
/** `auth=('id', 'secret')`, `HTTPBasicAuth("id", "secret")`. */
const BASIC_CALL =
  /(\b(?:auth\s{0,4}=\s{0,4}|BasicAuth)\(\s{0,8}(["'])[^"'\r\n]{0,200}\2\s{0,8},\s{0,8})(["'])[^"'\r\n]+\3/g;
const PRIVATE_KEY = /(-----BEGIN (?:[A-Z]{1,12} )?PRIVATE KEY-----)[\s\S]*?(-----END |$)/g;

/** As `redactText`; text without secrets is returned as it was. */
export function redactPasted(text: string): string {
  const masked = text
    .replace(PRIVATE_KEY, `$1${MASK}$2`)
    .replace(NAMED_VALUE, (all, head: string, name: string, value: string) => {
      const kept = maskedHeader(name, value);
      if (kept !== value) return `${head}${kept}`;
      return isSecretKey(name) || SESSION_COOKIES.has(name.toLowerCase()) ? `${head}${MASK}` : all;
    })
    .replace(ODD_SCHEME, `$1$2 ${MASK}`)
    .replace(HEADER_LINE, (_all, before: string, name: string, colon: string, value: string) => {
      const end = before === '"' || before === "'" ? value.indexOf(before) : -1;
      const [own, rest] = end < 0 ? [value, ''] : [value.slice(0, end), value.slice(end)];
      const kept = maskedHeader(name, own);
      return `${before}${name}${colon}${kept === own ? MASK : kept}${rest}`;
    })
    .replace(USER_OPTION, (_all, option: string, quote = '', quoted = '', _secret = '', user = '') => {
      return `${option}${quote}${quoted}${user}:${MASK}${quote}`;
    })
    .replace(COOKIE_OPTION, (_all, option: string, quote = '', quoted = '', name = '') => {
      return `${option}${quote}${quoted}${name}=${MASK}${quote}`;
    })
    .replace(SESSION_PAIR, `$1=${MASK}`)
    .replace(USER_OF_ADDRESS, `://${MASK}@`)
    .replace(BASIC_CALL, `$1$3${MASK}$3`)
    .replace(LITERAL, maskLiteral);
  return redactText(masked);
}

/** As `redactHeaders`, for what was taken for a header in a text: a line of settings looks like one. */
export function redactPastedHeaders(headers: HeaderList): HeaderList {
  return redactHeaders(headers).map(([name, value]) => [
    name,
    SECRET_END.test(name) || SECRET_NAME.test(name) ? MASK : redactPasted(value),
  ]);
}

const maskedHeader = (name: string, value: string): string => redactHeaders([[name, value]])[0]?.[1] ?? MASK;

/** In single quotes a secret key decides, as no JSON has them; else its end must name a secret, and bare the value look like one. */
function maskLiteral(
  all: string,
  before: string,
  head: string,
  _mark: string,
  key: string,
  quote: string | undefined,
  quoted = '',
  bare = '',
): string {
  if (quoted.includes(MASK) || bare.includes(MASK)) return all;
  const named = SECRET_END.test(key);
  // `code` is that of an error, and a single letter is not a part of a JWK here.
  const known = isSecretKey(key) && key.length > 1 && key.toLowerCase() !== 'code';
  if (quote !== undefined) return named || (quote === "'" && known) ? `${before}${head}${quote}${MASK}${quote}` : all;
  const looksSecret = bare.length >= 16 || (bare.length >= 8 && /\d/.test(bare));
  return named && looksSecret && !bare.startsWith('eyJ') ? `${before}${head}${MASK}` : all;
}
