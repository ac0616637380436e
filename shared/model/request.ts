// Sending requests to the org. The page gives a path and never an origin: the engine resolves it on the tenant's own.
import { z } from 'zod';
import { PASTED_SCHEMES } from '../okta/credentials/authorization-schemes.ts';
import { exchange, headerList } from './exchange.ts';
import { scopeNames, tokenInfo, tokenResult } from './token.ts';

/**
 * How the request is authorised. `auto` takes or gets a token for exactly `scopes`; `token` uses one that is held;
 * `none` sends no Authorization; `credential` is `auto` with another credential.
 * A token pasted for one request is sent as it is and is kept nowhere.
 */
export const authChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('auto'), scopes: scopeNames }),
  z.object({ kind: z.literal('token'), tokenId: z.string() }),
  z.object({ kind: z.literal('credential'), credentialId: z.string(), scopes: scopeNames }),
  z.object({ kind: z.literal('pasted'), scheme: z.enum(PASTED_SCHEMES), value: z.string().min(1).max(20_000) }),
  z.object({ kind: z.literal('none') }),
]);
export type AuthChoice = z.infer<typeof authChoice>;

export const sendInput = z.object({
  tenantId: z.string(),
  credentialId: z.string().nullable(),
  method: z.string().regex(/^[A-Z]{3,10}$/),
  /** Path and query from the root, already filled: `/api/v1/users?limit=2`. */
  path: z.string().min(1).max(16_000),
  operationId: z.string().nullable(),
  headers: headerList.max(100),
  body: z.string().max(20_000_000).nullable(),
  auth: authChoice,
  /** Write guard: the person has armed this write; `confirmName` is needed for DELETE on a production tenant. */
  armed: z.boolean().optional(),
  confirmName: z.string().optional(),
  timeoutMs: z.number().int().min(100).max(600_000).optional(),
  /** Names the call for `request.cancel`. */
  requestKey: z.string().max(100).optional(),
});
export type SendInput = z.infer<typeof sendInput>;

/**
 * How a request is sent again: `same`; `renewed`, with a new token of the same scopes; `scopes`, with a new token of exactly
 * these. A new token is asked of the org, never taken from the cache: what was refused before may have been granted since.
 */
export const resendAs = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same') }),
  z.object({ kind: z.literal('renewed') }),
  /** `needed`: the request is sent only when the token covers these. */
  z.object({ kind: z.literal('scopes'), scopes: scopeNames, needed: scopeNames }),
]);
export type ResendAs = z.infer<typeof resendAs>;

export const resendInput = z.object({
  /** Of the answer to the request; or of the token request that it waited for, which ended without a token. */
  exchangeId: z.string(),
  as: resendAs,
  armed: z.boolean().optional(),
  confirmName: z.string().optional(),
  requestKey: z.string().max(100).optional(),
});
export type ResendInput = z.infer<typeof resendInput>;

/**
 * `token` is what the request went out with; `tokenResult` says why nothing was sent: the token was refused, or it was granted
 * without scopes that the request needs.
 */
export const sendResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('answered'), exchange, token: tokenInfo.nullable() }),
  z.object({ outcome: z.literal('no-token'), tokenResult }),
]);
export type SendResult = z.infer<typeof sendResult>;
