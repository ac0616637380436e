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
  String.raw`(?:\b|_)(?:request_?)?(?:method|verb)\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?(${METHODS})\b`,
  'i',
);
/**
 * Null when no address is in the text. `method` is null where the text names none. `line`: where the status is; an address in that line
 * counts first, then the last before it. `ofToken`: the message is about a token request, and other addresses are what it was for.
 */
export function findRequestIn(text: string, line: number | null = null, ofToken = false): TextRequest | null {
  const all = [...take(text.matchAll(TARGET), TARGETS_CAP)].map((found) => ({
    at: found.index,
    end: found.index + found[0].length,
    target: trimmed(found[0]),
  }));
  const okta = all.filter(({ target }) => isPathOfOkta(target));
  const tokens = ofToken ? okta.filter(({ target }) => isTokenPath(pathIn(target))) : [];
  const pool = tokens.length > 0 ? tokens : okta.length > 0 ? okta : all.filter(({ target }) => isHostOfOkta(target));
  const [from, to] = rangeOf(text, line);
  const chosen =
    pool.find(({ at }) => at >= from && at < to) ??
    (line === null ? undefined : pool.findLast(({ at }) => at < from)) ??
    pool[0];
  if (!chosen) return null;
  const methodAt = ({ at, end }: { at: number; end: number }): string | undefined => {
    const behind = BEHIND.exec(text.slice(end, end + 60));
    return BEFORE.exec(text.slice(Math.max(0, at - 60), at))?.[1] ?? behind?.[1] ?? behind?.[2];
  };
  // A client that logs request and response names the method with the request only.
  const same = pool.filter(({ target }) => target === chosen.target);
  const named = methodAt(chosen) ?? same.map(methodAt).find((method) => method !== undefined);
  const method = named ?? LABELLED.exec(text)?.[1] ?? ownMethod(chosen.target);
  return { method: method?.toUpperCase() ?? null, target: chosen.target, headers: [], body: null };
}

/** Where a line begins and ends; the whole text for null. */
function rangeOf(text: string, line: number | null): [from: number, to: number] {
  if (line === null) return [0, text.length];
  let from = 0;
  for (let at = 0; at < line; at++) from = text.indexOf('\n', from) + 1;
  const to = text.indexOf('\n', from);
  return [from, to < 0 ? text.length : to];
}

/** A token endpoint takes one method only. */
export const pathIn = (target: string): string => target.replace(/^https?:\/\/[^/?#]*/i, '');

export const ownMethod = (target: string): string | null => (isTokenPath(pathIn(target)) ? 'POST' : null);

/** A path or an address of an endpoint that Okta has. */
export const isPathOfOkta = (target: string): boolean =>
  /^\/(?:api\/v\d|oauth2|governance|idp|\.well-known|scim)\b/.test(pathIn(target));
const isHostOfOkta = (target: string): boolean => /^https?:\/\/[\w.-]+\.okta(?:preview|-emea)?\.com\b/i.test(target);

/** Pages that messages refer to for help. */
const HELP =
  /^https?:\/\/(?:(?:developers?|docs|help|support|learn|go)\.|errors\.|aka\.ms|github\.com|stackoverflow\.com|[^/]{1,80}\/(?:docs|help)\b)/i;
const OWN_MACHINE = /^https?:\/\/(?:localhost|127\.|10\.|192\.168\.|\[::1\]|[\w-]{1,63}(?=[:/]))/i;

/** An address that is no org's: neither the host nor anything in the path is Okta's. A custom domain is known by the path. */
export const isOfOtherService = (target: string): boolean =>
  /^https?:\/\/[^/?#]+\/[^?#]/i.test(target) &&
  !isHostOfOkta(target) &&
  !OWN_MACHINE.test(target) &&
  !/\/(?:api\/v\d|oauth2|idp|governance|\.well-known|scim)\b/.test(pathIn(target));

/** Whether all addresses of a text are those of other services. */
export function namesOtherService(text: string): boolean {
  const all = [...take(text.matchAll(/https?:\/\/[^\s"'<>\\`|]{1,4000}/gi), TARGETS_CAP)].map(([found]) =>
    trimmed(found),
  );
  const asked = all.filter((each) => !HELP.test(each));
  return asked.length > 0 && asked.every(isOfOtherService);
}

/** What closes the sentence, not the address. */
const trimmed = (target: string): string => target.replace(/(?:[.,;:)\]}]|%22)+$/, '');

function* take<Item>(items: Iterable<Item>, cap: number): Iterable<Item> {
  let count = 0;
  for (const item of items) {
    if (count++ === cap) return;
    yield item;
  }
}
