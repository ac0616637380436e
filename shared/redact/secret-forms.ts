// The one list of forms in which a known secret may occur in a text. Escapes (percent, JSON, HTML) are no part of it: they are
// taken off the text (unescape.ts) before it is searched, so that no spelling of them can be missing here. What is left is
// what no decoder finds in the middle of a text: another alphabet (Base64, hex, UTF-16), the other direction, a blank that became a plus.

import { toBytes } from './byte-text.ts';
import { unescapeOnce } from './unescape.ts';

/** Shorter ones would match by chance and turn a text into masks; no credential of Okta is that short. */
const SHORTEST_SECRET = 6;

/** Text to search for, one character a byte. */
export interface Needle {
  text: string;
  /** Base64 shares its first or last character with what is beside the secret: that character goes as well. */
  before: 0 | 1;
  after: 0 | 1;
}

const HEX_PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const ASCII = /^[\0-\x7f]*$/;
/** What no escape and no encoding of text changes: tokens, and the secrets that Okta makes. */
const PLAIN = /^[\w.~-]*$/;

/** A JWT: header and claims may be shown. */
const SIGNED = /^eyJ[\w-]+\.[\w-]+\.[\w-]{20,}$/;

/** Every form of `secret`, none shorter than SHORTEST_SECRET; none at all of a shorter secret. */
export function secretForms(secret: string): Needle[] {
  if (secret.length < SHORTEST_SECRET) return [];
  const whole = toBytes(secret);
  // Its signature is known by itself (secret-parts.ts), in every form, and without that the rest opens nothing. Made of the whole, the forms
  // of three tokens took longer than the request that carried them.
  if (SIGNED.test(secret)) return [{ text: whole, before: 0, after: 0 }];
  const plain = [whole, toBytes(reversed(secret)), ...(whole.includes(' ') ? [whole.replaceAll(' ', '+')] : [])];
  const spelt = PLAIN.test(secret) ? [] : spellings(secret).map(toBytes);
  // A secret that itself holds what looks like an escape is decoded along with its text.
  const peeled = plain.flatMap(peel);
  const inAlphabets = [...new Set([whole, ...spelt])];
  const exact = [
    ...plain,
    ...peeled,
    ...(peeled.length === 0 ? [] : spelt),
    ...inAlphabets.flatMap(hex),
    ...utf16(secret),
  ];
  const found = new Map<string, Needle>();
  for (const needle of inAlphabets.flatMap(base64)) found.set(needle.text, needle);
  for (const text of exact) found.set(text, { text, before: 0, after: 0 });
  return [...found.values()].filter(({ text }) => text.length >= SHORTEST_SECRET);
}

/** By characters, not by the halves of one. */
function reversed(text: string): string {
  let backwards = '';
  for (const character of text) backwards = character + backwards;
  return backwards;
}

/** The secret as it looks in a text whose escapes were taken off once and twice; nothing when it holds none. */
function peel(bytes: string): string[] {
  const once = unescapeOnce(bytes)?.text;
  if (once === undefined) return [];
  const twice = unescapeOnce(once)?.text;
  return twice === undefined ? [once] : [once, twice];
}

/** As a client writes it in a query, a form, JSON and JSON in JSON, and HTML. */
function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const percent = percentEncode(secret);
  return [
    percent,
    percent.replaceAll('%20', '+'),
    json,
    JSON.stringify(json).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ];
}

/** encodeURIComponent throws on a lone surrogate; such a text cannot be percent-encoded on the wire either. */
function percentEncode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** In either order of bytes, of which it is the part that both share. */
function utf16(secret: string): string[] {
  return ASCII.test(secret) ? [secret.split('').join('\0')] : [];
}

function hex(bytes: string): string[] {
  let lower = '';
  for (let at = 0; at < bytes.length; at++) lower += HEX_PAIRS[bytes.charCodeAt(at)];
  return [lower, lower.toUpperCase()];
}

/** At each of the three places at which a text can be in Base64, and in both alphabets: what the secret alone decides. */
function base64(bytes: string): Needle[] {
  return [0, 1, 2].flatMap((shift): Needle[] => {
    const bits = (shift + bytes.length) * 8;
    const text = btoa('\0'.repeat(shift) + bytes).slice(shift === 0 ? 0 : shift + 1, Math.floor(bits / 6));
    const edges = { before: shift === 0 ? 0 : 1, after: bits % 6 === 0 ? 0 : 1 } as const;
    const url = text.replaceAll('+', '-').replaceAll('/', '_');
    return url === text
      ? [{ text, ...edges }]
      : [
          { text, ...edges },
          { text: url, ...edges },
        ];
  });
}

/** The `id:secret` of Basic authentication, as a value to mask. */
export function basicCredential(clientId: string, secret: string): string {
  return btoa(toBytes(`${clientId}:${secret}`));
}
