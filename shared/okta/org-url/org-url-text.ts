// The address inside a pasted text: quotes, brackets, invisible characters and words around it go, placeholders of
// documentation are named, and a scheme that was written twice or half is mended.

import type { OrgUrlNote, OrgUrlRefusal } from './org-url-codes.ts';

export type ExtractedAddress =
  | { ok: true; address: string; notes: { code: OrgUrlNote; message: string }[] }
  | { ok: false; code: OrgUrlRefusal; message: string; fix: string };

const MAX = 2000;
/** Zero-width characters and direction marks, which are copied along with text of pages. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const PLACEHOLDER =
  /\$?\{+[^{}]*\}+|%7b[^%]*%7d|<[^<>]*>|\[[a-z][^\]:]*\]|\byour[-_ ]?(?:okta|org|company|sub)?[-_ ]?(?:domain|org|subdomain|tenant|url|name)?\b(?=[./:]|$)|\{|\}/i;

export function extractAddress(text: string): ExtractedAddress {
  if (text.length > MAX)
    return fail(
      'too-long',
      `This is ${text.length} characters long, longer than any address.`,
      'Paste the address only.',
    );
  const notes: { code: OrgUrlNote; message: string }[] = [];
  let address = unwrap(text.replace(INVISIBLE, '').trim());
  if (address === '')
    return fail('empty', 'There is no address yet.', 'Enter the address of the org, such as acme.okta.com.');
  const placeholder = PLACEHOLDER.exec(address);
  if (placeholder && !isAddressInBrackets(placeholder[0]))
    return fail(
      'placeholder',
      `"${placeholder[0]}" is a placeholder of an example.`,
      "Put your org's own domain there, such as acme.okta.com.",
    );
  if (/\s/.test(address)) {
    const candidates = [...new Set(address.split(/\s+/).map(unwrap).filter(looksLikeAddress))];
    const [only] = candidates;
    if (only === undefined || candidates.length > 1)
      return candidates.length > 1
        ? fail('spaces', `There are ${candidates.length} addresses in this text.`, 'Paste one of them.')
        : fail('spaces', 'An address has no spaces.', 'Remove the spaces.');
    address = only;
    notes.push({ code: 'extracted', message: `${withoutTail(only)} was taken out of the text.` });
  }
  const mended = mendScheme(address);
  if (mended !== address) notes.push({ code: 'scheme-mended', message: 'The beginning of the address was corrected.' });
  return { ok: true, address: mended, notes };
}

/** Quotes, brackets and punctuation around the whole. */
function unwrap(text: string): string {
  let inner = text;
  for (let before = ''; before !== inner; ) {
    before = inner;
    inner = inner.replace(/^["'`“”‘’«»(,;]+|["'`“”‘’«»),;]+$/gu, '').trim();
    const bracketed = /^<([^<>\s]+)>$/.exec(inner)?.[1];
    if (bracketed && looksLikeAddress(bracketed)) inner = bracketed;
  }
  return inner;
}

/** `https://https://` and `https:https://` once; `https:/acme` and `https:acme` with both slashes; `//acme` without. */
function mendScheme(address: string): string {
  const doubled = /^(?:(?:https?)(?::\/*|\/+))+(https?):?\/\/(?=[^/])/i.exec(address);
  const single = doubled ? `${doubled[1]}://${address.slice(doubled[0].length)}` : address;
  const half = /^(https?)(?::\/?|:\/{3,}|\/\/)(?=[^/:])/i.exec(single);
  const whole = half && !/^https?:\/\/[^/]/i.test(single) ? `${half[1]}://${single.slice(half[0].length)}` : single;
  return whole.replace(/^\/\/(?=[^/])/, '').replaceAll('\\', '/');
}

const looksLikeAddress = (word: string) =>
  /^https?:\/\/[^/]/i.test(word) || /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:[:/].*)?$/i.test(word);

/** `[::1]` is an address, `[your-domain]` is not. */
const isAddressInBrackets = (text: string) => /^\[[0-9a-f:.]+\]$/i.test(text);

const withoutTail = (address: string) => address.replace(/[?#].*$/s, '');

const fail = (code: OrgUrlRefusal, message: string, fix: string): ExtractedAddress => ({
  ok: false,
  code,
  message,
  fix,
});
