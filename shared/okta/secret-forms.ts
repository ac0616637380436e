// The forms in which a known secret may stand in a text: as it is, percent-encoded, as a form value, escaped in JSON
// (once, and twice when JSON is quoted inside JSON), and the base64 of a whole. Longest first, so that no form is cut by another.

import { encodeBase64 } from './base64url.ts';

/** Shorter ones would match by chance and turn a text into masks; no credential of Okta is that short. */
const SHORTEST = 6;

export function secretForms(secret: string): string[] {
  if (secret.length < SHORTEST) return [];
  const json = JSON.stringify(secret).slice(1, -1);
  const encoded = percentEncode(secret);
  const forms = [
    secret,
    encoded,
    encoded.replaceAll('%20', '+'),
    encoded.toLowerCase() === encoded ? encoded : encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    json,
    JSON.stringify(json).slice(1, -1),
    encodeBase64(secret),
  ];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** The `id:secret` of Basic authentication, as a value to mask. */
export function basicCredential(clientId: string, secret: string): string {
  return encodeBase64(`${clientId}:${secret}`);
}

/** encodeURIComponent throws on a lone surrogate; such a text cannot be percent-encoded on the wire either. */
function percentEncode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
