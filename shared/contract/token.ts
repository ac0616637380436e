// Tokens. A raw token lives in the engine's memory under `tokenId`; the page gets what it says, never what it is.
import { z } from 'zod';
import { exchange } from '../model/exchange.ts';
import { scopeNames, signingOutline, tokenInfo, tokenResult, verification } from '../model/token.ts';
import { procedure } from './base.ts';

const tokenRef = z.object({ tokenId: z.string() });

export const tokenContract = {
  /** `fresh` skips the cache. Empty `scopes` are sent as they are: the refusal is the answer that the person wants to see. */
  request: procedure
    .input(
      z.object({
        tenantId: z.string(),
        credentialId: z.string(),
        scopes: scopeNames,
        fresh: z.boolean().optional(),
        requestKey: z.string().optional(),
      }),
    )
    .output(tokenResult),
  /** What `request` would sign. Nothing is sent. UNSUPPORTED for a credential without a client. */
  outline: procedure.input(z.object({ tenantId: z.string(), credentialId: z.string() })).output(signingOutline),
  /** Tokens that the engine holds, without the raw value. */
  list: procedure.output(z.array(tokenInfo)),
  discard: procedure.input(tokenRef).output(z.object({ discarded: z.boolean() })),
  revoke: procedure.input(tokenRef).output(z.object({ revoked: z.boolean(), exchange })),
  introspect: procedure
    .input(tokenRef)
    .output(
      z.object({ active: z.boolean().nullable(), claims: z.record(z.string(), z.unknown()).nullable(), exchange }),
    ),
  /** Checks the signature against the org's published keys. */
  verify: procedure.input(tokenRef).output(verification),
  /** Puts the raw token on the system clipboard. Needs the `clipboard` capability. */
  copy: procedure.input(tokenRef).output(z.object({ copied: z.boolean() })),
};
