// Tokens. A raw token lives in the engine's memory under `tokenId`; the page gets what it says, never what it is.
import { z } from 'zod';
import { exchange, signedView } from './exchange.ts';

export const claimView = z.object({
  name: z.string(),
  kind: z.enum(['time', 'scopes', 'text', 'number', 'json']),
  /** Epoch ms for `time`, list for `scopes`, else the value as compact JSON or text. */
  value: z.union([z.string(), z.number(), z.array(z.string())]),
});

export const decodedToken = z.object({
  /** False for a token that is not a readable JWT: opaque, and that is allowed. */
  readable: z.boolean(),
  header: z.record(z.string(), z.unknown()).nullable(),
  payload: z.record(z.string(), z.unknown()).nullable(),
  claims: z.array(claimView),
});
export type DecodedToken = z.infer<typeof decodedToken>;

/** `unknown`: it could not be checked, such as when the keys were not answered. */
export const idTokenCheck = z.object({ what: z.string(), state: z.enum(['good', 'bad', 'unknown']), text: z.string() });
export type IdTokenCheck = z.infer<typeof idTokenCheck>;

/** Of a token that a person signed in for. The id token and the refresh token themselves stay in the engine's memory. */
export const signedIn = z.object({
  /** Whose token it is: a login, else what names the person; null where nothing says. */
  user: z.string().nullable(),
  /** Null where none was granted: only the scope `openid` brings one. */
  idToken: z.object({ decoded: decodedToken, checks: z.array(idTokenCheck) }).nullable(),
  /** Null where no refresh token was granted: it takes `offline_access`, and the grant type on the app. */
  refresh: z
    .object({
      /** How often it was used since the sign-in. */
      uses: z.number(),
      /** Each use brought a new one in its place; null before the first. */
      rotates: z.boolean().nullable(),
    })
    .nullable(),
});
export type SignedIn = z.infer<typeof signedIn>;

export const tokenInfo = z.object({
  tokenId: z.string(),
  tenantId: z.string(),
  credentialId: z.string(),
  tokenType: z.string(),
  requested: z.array(z.string()),
  granted: z.array(z.string()),
  /** Requested and not granted, where no granted manage scope covers the read. */
  missing: z.array(z.string()),
  /** Epoch ms by the local clock. */
  issuedAt: z.number(),
  /** Epoch ms by the org's clock, which decides. */
  expiresAt: z.number().nullable(),
  /** When the org called it expired or invalid, epoch ms by its clock; null while it has not. */
  rejectedAt: z.number().nullable(),
  decoded: decodedToken,
  /** Null for a token of a client alone. */
  signedIn: signedIn.nullable(),
  /** True when the reply is from the cache, not from a new request. */
  cached: z.boolean(),
});
export type TokenInfo = z.infer<typeof tokenInfo>;

export const refusal = z.object({
  status: z.number(),
  error: z.string().nullable(),
  description: z.string().nullable(),
  meaning: z.string(),
  next: z.string(),
});
export type Refusal = z.infer<typeof refusal>;

/** `granted` with a token, `refused` by the org, or `failed` without an answer: all three are results, with the exchange. */
export const tokenResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('granted'), token: tokenInfo, exchange: exchange.nullable() }),
  z.object({ outcome: z.literal('refused'), refusal, exchange }),
  z.object({ outcome: z.literal('failed'), exchange }),
]);
export type TokenResult = z.infer<typeof tokenResult>;

/** What would be signed for a token request that goes out now; nothing of it is a signature. */
export const signingOutline = z.object({
  request: z.object({ method: z.string(), url: z.string() }),
  /** Without what is made for each attempt: `jti` says that it is. Empty where nothing is signed. */
  signed: z.array(signedView),
  /** By how much the org's clock, by which the times are, is ahead of this computer's. */
  clockAheadMs: z.number(),
  /** Of the key that the token gets bound to (RFC 7638); null where it is bound to none. */
  thumbprint: z.string().nullable(),
});
export type SigningOutline = z.infer<typeof signingOutline>;

export const scopeNames = z.array(z.string().min(1).max(200)).max(1000);

export const verification = z.object({
  valid: z.boolean(),
  reason: z.string(),
  kid: z.string().nullable(),
  algorithm: z.string().nullable(),
  keyCount: z.number(),
  exchange: exchange.nullable(),
});
