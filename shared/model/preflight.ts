// The forecast before sending: what a request needs, whether it has it, and what the org will answer otherwise. The host makes it,
// because only the host knows what it would send; no secret is in the question or in the answer.
import { z } from 'zod';
import { PASTED_SCHEMES } from '../okta/credentials/authorization-schemes.ts';
import { scopeNames } from './token.ts';

/** The choice of authorization without what is secret of it: of a pasted token only whether there is one. */
const authForecast = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('auto'), scopes: scopeNames }),
  /** Null: no token is held yet. */
  z.object({ kind: z.literal('token'), tokenId: z.string().nullable() }),
  z.object({ kind: z.literal('credential'), credentialId: z.string(), scopes: scopeNames }),
  z.object({ kind: z.literal('pasted'), scheme: z.enum(PASTED_SCHEMES), given: z.boolean() }),
  z.object({ kind: z.literal('none') }),
]);
export type AuthForecast = z.infer<typeof authForecast>;

export const preflightInput = z.object({
  tenantId: z.string(),
  credentialId: z.string().nullable(),
  /** Null: the catalogue has none with this method and path. */
  operationId: z.string().nullable(),
  auth: authForecast,
});
export type PreflightInput = z.infer<typeof preflightInput>;

export const preflight = z.object({
  tone: z.enum(['good', 'warning', 'info']),
  /** Scopes that the operation demands, and which of them are there; null where that is not known. */
  needs: z.array(z.object({ name: z.string(), has: z.boolean().nullable() })),
  text: z.string(),
  /** Scopes that would put it right. */
  missing: z.array(z.string()),
  /** All of them were requested and left out: choosing them changes nothing, only asking the org once more can. */
  leftOut: z.boolean(),
});
export type Preflight = z.infer<typeof preflight>;
