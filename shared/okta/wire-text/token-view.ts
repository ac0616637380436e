// What an access token says, decoded without verifying. Informational: Okta calls the org server's tokens opaque and may
// change them (FACTS §7). Whatever is given, a view is returned; a token that cannot be read is opaque, not an error.

import { decodeBase64Text } from './base64.ts';
import { asObject, asText, isTooDeep } from './json-text.ts';

export const CLAIM_KINDS = ['time', 'scopes', 'text', 'number', 'json'] as const;

export interface Claim {
  name: string;
  kind: (typeof CLAIM_KINDS)[number];
  /** Epoch ms for `time`, a list for `scopes`, a number for `number`, else text (`json` as compact JSON). */
  value: string | number | string[];
}

/** Why a token cannot be read; null when it can. */
export type OpaqueReason = 'empty' | 'not-jwt' | 'encrypted' | 'bad-base64' | 'bad-json';

export interface TokenView {
  readable: boolean;
  reason: OpaqueReason | null;
  header: Record<string, unknown> | null;
  payload: Record<string, unknown> | null;
  claims: Claim[];
  /** `scp` (a list) or `scope` (a text) of the payload; null when the token says nothing about scopes. */
  scopes: string[] | null;
  /** Epoch ms. */
  issuedAt: number | null;
  expiresAt: number | null;
  /** Bound to a key: the token works with the DPoP scheme only (FACTS §2). */
  dpopBound: boolean;
}

const TIMES = new Set(['exp', 'iat', 'nbf', 'auth_time']);
/** The range of a JavaScript date. */
const LAST_MS = 8.64e15;

const opaque = (reason: OpaqueReason): TokenView => ({
  readable: false,
  reason,
  header: null,
  payload: null,
  claims: [],
  scopes: null,
  issuedAt: null,
  expiresAt: null,
  dpopBound: false,
});

/** Whether a token that goes out as `tokenType` is bound to a key that is elsewhere: one that is bound here goes out as DPoP (RFC 9449 §6.1). */
export const isBoundElsewhere = (tokenType: string, { payload }: Pick<TokenView, 'payload'>): boolean =>
  tokenType.toLowerCase() !== 'dpop' && asText(asObject(payload?.cnf)?.jkt) !== null;

/** Takes a raw token; a pasted `Bearer ` or `DPoP ` before it is tolerated. */
export function decodeToken(text: string): TokenView {
  const token = text.trim().replace(/^(?:bearer|dpop)\s+/i, '');
  if (token === '') return opaque('empty');
  const parts = token.split('.');
  if (parts.length === 5) return opaque('encrypted');
  const [first, second] = parts;
  if (parts.length !== 3 || !first || !second) return opaque('not-jwt');
  const [headerText, payloadText] = [decodeBase64Text(first), decodeBase64Text(second)];
  if (headerText === null || payloadText === null) return opaque('bad-base64');
  const header = objectOf(headerText);
  const payload = objectOf(payloadText);
  if (!header || !payload) return opaque('bad-json');
  return {
    readable: true,
    reason: null,
    header,
    payload,
    claims: Object.entries(payload).map(([name, value]) => claimOf(name, value)),
    scopes: scopesOf(payload.scp) ?? scopesOf(payload.scope),
    issuedAt: timeOf(payload.iat),
    expiresAt: timeOf(payload.exp),
    dpopBound: asText(asObject(payload.cnf)?.jkt) !== null,
  };
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    return isTooDeep(text) ? null : asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function claimOf(name: string, value: unknown): Claim {
  const time = TIMES.has(name) ? timeOf(value) : null;
  if (time !== null) return { name, kind: 'time', value: time };
  const scopes = name === 'scp' || name === 'scope' ? scopesOf(value) : null;
  if (scopes) return { name, kind: 'scopes', value: scopes };
  if (typeof value === 'string') return { name, kind: 'text', value };
  if (typeof value === 'number') return { name, kind: 'number', value };
  return { name, kind: 'json', value: JSON.stringify(value) };
}

/** NumericDate is in seconds (RFC 7519 §2). */
function timeOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value * 1000) <= LAST_MS ? Math.round(value * 1000) : null;
}

function scopesOf(value: unknown): string[] | null {
  if (typeof value === 'string') return value.split(/\s+/).filter(Boolean);
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? (value as string[]) : null;
}
