// Secrets out of a text that a person pasted. Beside what redact.ts finds anywhere, such a text holds commands, header lines,
// recordings and pieces of programs, in which a secret has no key of JSON or of a form.

import { isSecretKey, MASK, redactHeaders, redactText } from '../redact.ts';

const SECRET_HEADER = '(?:set-)?cookie|x-api-key|x-auth-token';
/** A header line, of curl -v with its sign, of a command in its quotes: `-H 'Cookie: sid=...'`. */
const HEADER_LINE = new RegExp(`(^|["'\\s])(${SECRET_HEADER})([ \\t]{0,8}:[ \\t]{0,8})([^\\r\\n]+)`, 'gim');
/** `{"name": "Cookie", "value": "..."}` of a HAR, `{"key": ..., "value": ...}` of Postman. */
const NAMED_VALUE =
  /("(?:name|key)"\s{0,20}:\s{0,20}"([\w.-]{1,60})"\s{0,20},\s{0,20}"value"\s{0,20}:\s{0,20}")((?:\\.|[^"\\])+)/g;
/** Cookies that are a session of Okta by themselves. */
const SESSION_COOKIES = new Set(['sid', 'idx', 'dt', 'jsessionid', 'xids', 'oktastatetoken']);
/** `curl -u id:secret`, `-uid:secret`, `http --auth=id:secret`. */
const USER_OPTION =
  /((?<!\S)(?:-[uUa]\s{0,8}|--(?:user|proxy-user|auth)(?:\s{1,8}|=)))(?:(["'])([^"':\r\n]{0,200}):([^"'\r\n]+)\2|([^\s"':]{1,200}):([^\s"']+))/g;
const USER_OF_ADDRESS = /:\/\/[^/?#@\s"'<>]+@/g;
/** `client_secret: ...`, `'client_secret': '...'`: YAML, Python and what programs print of their objects. */
const LITERAL = /(^|[\s{,(])(["']?)([\w-]{1,40})\2(\s{0,4}[:=]\s{0,4})(?:'([^'\r\n]+)'|([^\s"',{}[\]();]+))/gm;
/** `auth=('id', 'secret')`, `HTTPBasicAuth("id", "secret")`. */
const BASIC_CALL =
  /(\b(?:auth\s{0,4}=\s{0,4}|BasicAuth)\(\s{0,8}(["'])[^"'\r\n]{0,200}\2\s{0,8},\s{0,8})(["'])[^"'\r\n]+\3/g;
const PRIVATE_KEY = /(-----BEGIN (?:[A-Z]{1,12} )?PRIVATE KEY-----)[\s\S]*?(-----END |$)/g;

/** As `redactText`; text without secrets comes back as it was. */
export function redactPasted(text: string): string {
  const masked = text
    .replace(PRIVATE_KEY, `$1${MASK}$2`)
    .replace(NAMED_VALUE, (all, head: string, name: string, value: string) => {
      const kept = maskedHeader(name, value);
      if (kept !== value) return `${head}${kept}`;
      return isSecretKey(name) || SESSION_COOKIES.has(name.toLowerCase()) ? `${head}${MASK}` : all;
    })
    .replace(HEADER_LINE, (_all, before: string, name: string, colon: string, value: string) => {
      const end = before === '"' || before === "'" ? value.indexOf(before) : -1;
      const [own, rest] = end < 0 ? [value, ''] : [value.slice(0, end), value.slice(end)];
      return `${before}${name}${colon}${maskedHeader(name, own)}${rest}`;
    })
    .replace(USER_OPTION, (_all, option: string, quote = '', quoted = '', _secret = '', user = '') => {
      return `${option}${quote}${quoted}${user}:${MASK}${quote}`;
    })
    .replace(USER_OF_ADDRESS, `://${MASK}@`)
    .replace(BASIC_CALL, `$1$3${MASK}$3`)
    .replace(LITERAL, maskLiteral);
  return redactText(masked);
}

const maskedHeader = (name: string, value: string): string => redactHeaders([[name, value]])[0]?.[1] ?? MASK;

/** In quotes a secret key decides; bare, the value has to look like a secret as well: `password: Password is too short`. */
function maskLiteral(
  all: string,
  before: string,
  quote: string,
  key: string,
  colon: string,
  quoted: string | undefined,
  bare = '',
): string {
  if (!isSecretKey(key) || (quoted ?? bare).includes(MASK)) return all;
  const head = `${before}${quote}${key}${quote}${colon}`;
  if (quoted !== undefined) return `${head}'${MASK}'`;
  const looksSecret = key.length > 8 && bare.length >= 8 && (bare.length >= 16 || /\d/.test(bare));
  return looksSecret && !bare.startsWith('eyJ') ? `${head}${MASK}` : all;
}
