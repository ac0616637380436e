// The request of a pasted response as the fields show it: what the text says about it, until a person overwrites it.
// Pure, so that what the fields say and what is explained are one thing.

import type { PastedRequest } from '../../../../shared/okta/explain/explanation.ts';
import type { KnownRequest } from '../../../../shared/okta/explain/read-request.ts';
import { isTokenPath } from '../../../../shared/okta/explain/requested-scopes.ts';
import { redactText, redactUrl } from '../../../../shared/redact/redact-text.ts';

/** The methods that a person may choose. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What a person wrote, a field each; null where nobody did, '' and [] where it was emptied. */
export interface RequestEdits {
  method: string | null;
  path: string | null;
  scopes: readonly string[] | null;
}

export const NO_EDITS: RequestEdits = { method: null, path: null, scopes: null };
export const EMPTIED: RequestEdits = { method: '', path: '', scopes: [] };

/** What was handed over with the text: the part of a request that it states; null for what it does not. */
export interface FoundRequest {
  method: string | null;
  /** Without origin. */
  path: string | null;
  scopes: readonly string[] | null;
}

export const NOTHING_FOUND: FoundRequest = { method: null, path: null, scopes: null };

/** `heldScopes`: those that the bench knows of the token, where the text holds no readable one. */
export function toFound(request: PastedRequest | null, heldScopes: readonly string[] | null): FoundRequest {
  return {
    method: request === null || request.methodAssumed ? null : request.method,
    path: request === null ? null : withoutOrigin(request.target),
    // A token request is sent without a token: its scopes are those that it asks for.
    scopes:
      request !== null && isTokenTarget(request.target) ? request.requestedScopes : (request?.heldScopes ?? heldScopes),
  };
}

/** `target`: a path or an address. */
export const isTokenTarget = (target: string): boolean => isTokenPath(withoutOrigin(target));

const withoutOrigin = (target: string): string => target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/';

export interface ShownRequest {
  method: string;
  path: string;
  scopes: readonly string[];
}

export function toShown(found: FoundRequest, edits: RequestEdits): ShownRequest {
  return {
    method: edits.method ?? found.method ?? '',
    path: edits.path ?? found.path ?? '',
    scopes: edits.scopes ?? found.scopes ?? [],
  };
}

/** The text is another: what it newly states replaces what was written for the previous one. */
export function keepEdits(edits: RequestEdits, found: FoundRequest, before: FoundRequest): RequestEdits {
  const lineIsNew = found.path !== null && (found.path !== before.path || found.method !== before.method);
  const scopesAreNew = found.scopes !== null && found.scopes.join(' ') !== before.scopes?.join(' ');
  if (!lineIsNew && !scopesAreNew) return edits;
  const { method, path } = lineIsNew ? NO_EDITS : edits;
  return { method, path, scopes: scopesAreNew ? null : edits.scopes };
}

/** Somebody has overwritten what the text says. */
export function isOverwritten(found: FoundRequest, edits: RequestEdits): boolean {
  const { method, path, scopes } = edits;
  return (
    (method !== null && found.method !== null && method !== found.method) ||
    (path !== null && found.path !== null && path !== found.path) ||
    (scopes !== null && found.scopes !== null && scopes.join(' ') !== found.scopes.join(' '))
  );
}

export function isFound(found: FoundRequest, edits: RequestEdits): boolean {
  return (
    (edits.method === null && found.method !== null) ||
    (edits.path === null && found.path !== null) ||
    (edits.scopes === null && found.scopes !== null)
  );
}

/** Null for words that are no path yet. The slash at its start may be left out, and a whole address is one as well. */
export function toPath(typed: string): string | null {
  const text = typed.trim();
  if (/^https?:\/\/\S+$/i.test(text) || /^\/\S*$/.test(text)) return text;
  // A host without its scheme.
  if (/^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/\S*$/.test(text)) return `https://${text}`;
  return /^[^\s/]+\/\S*$/.test(text) ? `/${text}` : null;
}

/** What the explainer is given beside the text. `methodsAt`: of the catalogue, for a path that takes one method only. */
export function toKnown(
  found: FoundRequest,
  edits: RequestEdits,
  methodsAt: (path: string) => readonly string[],
): KnownRequest {
  const shown = toShown(found, edits);
  const path = edits.path === null ? undefined : toPath(edits.path);
  const [only, ...others] = shown.method === '' && path ? methodsAt(path) : [];
  const method =
    only !== undefined && others.length === 0 ? only : edits.method === null ? undefined : edits.method || null;
  const scopes = shown.scopes.length > 0 ? [...shown.scopes] : edits.scopes === null ? undefined : null;
  // Which of the two they are is known when it is known what answered.
  return { method, path, heldScopes: scopes, requestedScopes: scopes };
}

/** `GET /api/v1/users`, typed or pasted into the field of the path: both parts. Null for anything else. */
export function splitRequestLine(text: string): { method: string; path: string } | null {
  const found = /^\s*(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+(\/\S*|https?:\/\/\S+)/i.exec(text);
  return found ? { method: (found[1] ?? '').toUpperCase(), path: found[2] ?? '' } : null;
}

/** What may be kept over a reload: no secret that somebody pasted into a wrong field. */
export function toKept({ method, path, scopes }: RequestEdits): RequestEdits | null {
  if (!method && !path && !scopes?.length) return null;
  return {
    method,
    path: path === null ? null : redactUrl(path),
    scopes: scopes?.filter((name) => redactText(name) === name) ?? null,
  };
}

export function readKeptEdits(kept: unknown): RequestEdits {
  if (typeof kept !== 'object' || kept === null) return NO_EDITS;
  const { method, path, scopes } = kept as Partial<Record<keyof RequestEdits, unknown>>;
  return {
    method: typeof method === 'string' ? method : null,
    path: typeof path === 'string' ? path : null,
    scopes: Array.isArray(scopes) ? scopes.filter((name): name is string => typeof name === 'string') : null,
  };
}
