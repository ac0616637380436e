// The request that a message names: `Get "https://acme.okta.com/api/v1/groups": ...`, `for url: https://...`, `"GET /api/v1/users
// HTTP/1.1" 403`, `url: 'https://...'`. Of several addresses that of an endpoint of Okta counts.

import type { TextRequest } from '../pasted.ts';
import { isTokenPath } from '../requested-scopes.ts';

const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';
/** An address, or a path of Okta's that is not part of one. */
const TARGET =
  /https?:\/\/[^\s"'<>\\`|]{1,4000}|(?<![\w./%:-])\/(?:api\/v\d|oauth2|idp|governance|\.well-known|scim)(?:\/[^\s"'<>\\`|)\],;]{0,4000}|(?=[\s"'?]))/gi;
const TARGETS_CAP = 50;
/** Right before the address: `GET `, `Get "`, `GET request to `, `method=GET url=`, `on GET request for "`. */
const BEFORE = new RegExp(
  String.raw`\b(${METHODS})\b\]?(?:\s+request)?(?:\s+(?:to|for|on|at|of|from))?[\s"':=(,[\\]{0,8}(?:(?:url|uri|path)[\s"':=\\]{1,8})?$`,
  'i',
);
const BEHIND = new RegExp(
  String.raw`^[\s"',\\)]{0,6}(?:\((${METHODS})\)|(?:http[._])?method[\s"':=\\]{1,8}(${METHODS})\b)`,
  'i',
);
const LABELLED = new RegExp(
  String.raw`\b(?:request_?)?(?:method|verb)\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?(${METHODS})\b`,
  'i',
);
/** `HTTP/1.1` behind the address proves that what precedes it is the method. */
const REQUEST_LINE = new RegExp(String.raw`\b(${METHODS}) (\/\S{0,4000}) HTTP\/\d`);

/** Null when no address is in the text. `method` is null where the text names none. */
export function findRequestIn(text: string): TextRequest | null {
  const line = REQUEST_LINE.exec(text);
  if (line && isOfOkta(line[2] ?? ''))
    return { method: line[1] ?? null, target: line[2] ?? '', headers: [], body: null };
  const targets = [...take(text.matchAll(TARGET), TARGETS_CAP)].map((found) => ({
    at: found.index,
    end: found.index + found[0].length,
    target: trimmed(found[0]),
  }));
  const chosen = targets.find(({ target }) => isOfOkta(target)) ?? targets.find(({ target }) => isHostOfOkta(target));
  if (!chosen) return null;
  const before = BEFORE.exec(text.slice(Math.max(0, chosen.at - 60), chosen.at))?.[1];
  const behind = BEHIND.exec(text.slice(chosen.end, chosen.end + 60));
  const method = before ?? behind?.[1] ?? behind?.[2] ?? LABELLED.exec(text)?.[1] ?? ownMethod(chosen.target);
  return { method: method?.toUpperCase() ?? null, target: chosen.target, headers: [], body: null };
}

/** A token endpoint takes one method only. */
export const pathIn = (target: string): string => target.replace(/^https?:\/\/[^/?#]*/i, '');

export const ownMethod = (target: string): string | null => (isTokenPath(pathIn(target)) ? 'POST' : null);

const isOfOkta = (target: string): boolean =>
  /^\/(?:api\/v\d|oauth2|governance|idp|\.well-known|scim)\b/.test(pathIn(target));
const isHostOfOkta = (target: string): boolean => /^https?:\/\/[\w.-]+\.okta(?:preview|-emea)?\.com\b/i.test(target);

/** What closes the sentence, not the address. */
const trimmed = (target: string): string => target.replace(/(?:[.,;:)\]}]|%22)+$/, '');

function* take<Item>(items: Iterable<Item>, cap: number): Iterable<Item> {
  let count = 0;
  for (const item of items) {
    if (count++ === cap) return;
    yield item;
  }
}
