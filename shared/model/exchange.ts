// An exchange: one request and its response or failure, redacted for show. The same shape in replies, history and exports.
import { z } from 'zod';
import { CONFIDENCES, VERDICTS } from '../okta/verdict/verdicts.ts';
import { EXCHANGE_SOURCES } from './exchange-sources.ts';

export const headerList = z.array(z.tuple([z.string(), z.string()]));

/** Milliseconds per phase; null where the phase did not happen (a reused connection has no DNS, connect or TLS). */
export const timing = z.object({
  dns: z.number().nullable(),
  connect: z.number().nullable(),
  tls: z.number().nullable(),
  /** From the request being written to the first byte of the response. */
  firstByte: z.number().nullable(),
  download: z.number().nullable(),
  total: z.number(),
});
export type Timing = z.infer<typeof timing>;

export const INLINE_BODY_BYTES = 256 * 1024;

/** A body up to INLINE_BODY_BYTES of valid UTF-8 is given as `text`; anything stored can be read at `/bodies/{id}`. */
export const bodyView = z.object({
  id: z.string().nullable(),
  /** Bytes after content decoding. */
  size: z.number(),
  contentType: z.string().nullable(),
  text: z.string().nullable(),
  /** The response ended early: what arrived is kept. */
  truncated: z.boolean(),
});
export type BodyView = z.infer<typeof bodyView>;

export const FAILURE_KINDS = [
  'dns',
  'refused',
  'reset',
  'tls',
  'timeout',
  'proxy',
  'protocol',
  'truncated',
  'too-large',
  'cancelled',
  'blocked',
] as const;

export const failure = z.object({
  kind: z.enum(FAILURE_KINDS),
  /** The system's own code, such as ENOTFOUND. */
  code: z.string().nullable(),
  message: z.string(),
  fix: z.string(),
});
export type Failure = z.infer<typeof failure>;

/** What an answer means. Every judge answers in this shape. */
const judgement = z.object({
  verdict: z.enum(VERDICTS),
  title: z.string(),
  meaning: z.string(),
  /** The next step, one sentence; empty when there is nothing to do. */
  next: z.string(),
  /** What the token would need in addition; empty unless the verdict is about scopes. */
  missingScopes: z.array(z.string()),
  evidence: z.array(z.string()),
  confidence: z.enum(CONFIDENCES),
});
export type Judgement = z.infer<typeof judgement>;

export const rateLimitView = z.object({
  limit: z.number(),
  remaining: z.number(),
  /** Epoch milliseconds. */
  resetAt: z.number(),
  kind: z.enum(['rate', 'concurrency']),
  /** How long the server's clock says to wait from the response on, in ms; 0 when there is something left. */
  waitMs: z.number(),
});
export type RateLimitView = z.infer<typeof rateLimitView>;

/** `own-api`: with a test token to an API that is not the org's. */
export const EXCHANGE_KINDS = ['token', 'api', 'own-api', 'introspect', 'revoke', 'keys', 'check'] as const;

/** A request as it was meant, so that exactly it can be sent again. Its body is the exchange's own. */
export const sentRequest = z.object({
  method: z.string(),
  /** From the root of the org, with its query; secrets in it are masked. */
  path: z.string(),
  operationId: z.string().nullable(),
  /** The credential in use when it was sent. */
  credentialId: z.string().nullable(),
  /** As given, without what the bench and the wire add. */
  headers: headerList,
  /** How it was authorised; `scopes` are those that the token was requested with. */
  auth: z.object({
    kind: z.enum(['auto', 'token', 'credential', 'pasted', 'none']),
    credentialId: z.string().nullable(),
    scopes: z.array(z.string()).nullable(),
  }),
  /** Parts that were not kept as they were sent, such as `body`: they held a secret. */
  lost: z.array(z.string()),
});
export type SentRequest = z.infer<typeof sentRequest>;

/**
 * What can be sent again of an exchange, by `request.resend` and `token.request`. `refused` says why it cannot be; the engine
 * decides that again whenever it hands the exchange out, as what it remembers changes.
 */
export const repeatable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), request: sentRequest, refused: z.string().nullable() }),
  z.object({
    kind: z.literal('token'),
    credentialId: z.string(),
    scopes: z.array(z.string()),
    /** The request that waited for this token and was not sent, as it ended without one. */
    waiting: sentRequest.nullable(),
    refused: z.string().nullable(),
  }),
]);
export type Repeatable = z.infer<typeof repeatable>;

/** What was signed for a request, as it can be read: header and claims, never the signature. */
export const signedView = z.object({
  what: z.enum(['client-assertion', 'dpop-proof']),
  header: z.record(z.string(), z.unknown()),
  claims: z.record(z.string(), z.unknown()),
});
export type SignedView = z.infer<typeof signedView>;

export const exchange = z.object({
  id: z.string(),
  /** Epoch milliseconds at which the request was sent. */
  at: z.number(),
  kind: z.enum(EXCHANGE_KINDS),
  tenantId: z.string(),
  tenantName: z.string(),
  credentialId: z.string().nullable(),
  credentialName: z.string().nullable(),
  operationId: z.string().nullable(),
  /** Scopes that the token held when sent; null without a decodable token. */
  heldScopes: z.array(z.string()).nullable(),
  request: z.object({ method: z.string(), url: z.string(), headers: headerList, body: z.string().nullable() }),
  /** Empty for one that was kept before this was noted. */
  signed: z.array(signedView).default([]),
  response: z
    .object({
      status: z.number(),
      statusText: z.string(),
      httpVersion: z.string(),
      headers: headerList,
      body: bodyView,
    })
    .nullable(),
  failure: failure.nullable(),
  timing,
  verdict: judgement,
  rateLimit: rateLimitView.nullable(),
  /** x-okta-request-id. */
  requestId: z.string().nullable(),
  /** Whether a Link rel="next" on the tenant's own origin can be followed. */
  hasNext: z.boolean(),
  /** The list that this exchange is a page of: id of the first page's exchange. */
  pageOf: z.string().nullable(),
  /** Null for one that was kept before this was noted. */
  source: z.enum(EXCHANGE_SOURCES).nullable().default(null),
  /** Null for what no person sends, such as the keys of an org, and for one that was kept before this was noted. */
  repeat: repeatable.nullable().default(null),
  pinned: z.boolean(),
});
export type Exchange = z.infer<typeof exchange>;

/** One row of the history list: an exchange without headers and bodies. */
export const exchangeSummary = z.object({
  id: z.string(),
  at: z.number(),
  kind: z.enum(EXCHANGE_KINDS),
  tenantId: z.string(),
  tenantName: z.string(),
  /** Null where there was none, and for one that was kept before this was noted. */
  credentialId: z.string().nullable().default(null),
  credentialName: z.string().nullable(),
  operationId: z.string().nullable(),
  method: z.string(),
  /** Path and query; of an own API with its origin. */
  target: z.string(),
  status: z.number().nullable(),
  verdict: z.enum(VERDICTS),
  totalMs: z.number(),
  size: z.number().nullable(),
  requestId: z.string().nullable(),
  source: z.enum(EXCHANGE_SOURCES).nullable().default(null),
  pinned: z.boolean(),
});
export type ExchangeSummary = z.infer<typeof exchangeSummary>;
