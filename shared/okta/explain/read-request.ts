// What is known of the request: from the text's own request (curl -v, a command, HAR), a `self` link or the resource that a
// denial names, and from what the caller adds. Of the Authorization header only scheme and scopes are taken.

import { redactUrl } from '../../redact/redact-text.ts';
import { authorizationScheme } from '../credentials/authorization-schemes.ts';
import { findDenial } from '../verdict/denial.ts';
import { headerValue, headerValues } from '../wire-text/headers.ts';
import { parseLinkHeader } from '../wire-text/paging.ts';
import { decodeToken } from '../wire-text/token-view.ts';
import type { PastedRequest } from './explanation.ts';
import type { ReadText, TextRequest } from './pasted.ts';
import { type ReadYaml, readText } from './read-text.ts';
import { readRequestedScopes } from './requested-scopes.ts';

/** What a caller knows of the request. Undefined: as the text says. Null: not known, whatever the text says. */
export interface KnownRequest {
  method?: string | null | undefined;
  /** Path with or without query, or a whole URL. */
  path?: string | null | undefined;
  heldScopes?: string[] | null | undefined;
  /** Scopes that were asked for, where it is a token request. */
  requestedScopes?: string[] | null | undefined;
}

/** What a text itself says about its request, secrets masked; null when it states no path. */
export const findRequest = (text: string, readYaml?: ReadYaml): PastedRequest | null =>
  maskedRequest(readRequest(readText(text, { readYaml }), {}));

export const maskedRequest = (request: PastedRequest | null): PastedRequest | null =>
  request && { ...request, target: redactUrl(request.target) };

/** Null when the path is not known. */
export function readRequest(read: ReadText, known: KnownRequest): PastedRequest | null {
  const { request } = read;
  const named = targetOfResponse(read);
  const target = known.path === undefined ? (request?.target ?? named.list ?? named.denied) : known.path;
  if (target === null || target === '') return null;
  const listed = known.path === undefined && named.list !== null ? 'GET' : null;
  const method = known.method === undefined ? (request?.method ?? listed) : known.method;
  const authorization = request ? readAuthorization(request) : { scheme: null, heldScopes: null };
  const found = request === null ? null : readRequestedScopes(request);
  return {
    method: (method ?? 'GET').toUpperCase(),
    methodAssumed: method === null,
    target,
    scheme: authorization.scheme,
    heldScopes: known.heldScopes === undefined ? authorization.heldScopes : known.heldScopes,
    requestedScopes: known.requestedScopes === undefined ? found : known.requestedScopes,
  };
}

/** A list, which is always got, names itself in Link (FACTS §5), a missing scope the path it was asked for (FACTS §3.1). */
function targetOfResponse({ headers }: ReadText): { list: string | null; denied: string | null } {
  const self = parseLinkHeader(headerValues(headers, 'link')).find(({ rel }) => rel.includes('self'));
  return { list: self?.url ?? null, denied: findDenial(headerValues(headers, 'www-authenticate'))?.resource ?? null };
}

function readAuthorization({ headers }: TextRequest): Pick<PastedRequest, 'scheme' | 'heldScopes'> {
  const value = headerValue(headers, 'authorization');
  // Recordings leave credentials out, so an absent header says nothing unless others are there.
  if (value === null) return { scheme: null, heldScopes: null };
  const scheme = authorizationScheme(value) ?? null;
  const token =
    scheme === null
      ? ''
      : value
          .trim()
          .replace(/^\S+\s+/, '')
          .split(/\s/, 1)[0];
  return { scheme, heldScopes: decodeToken(token ?? '').scopes };
}
