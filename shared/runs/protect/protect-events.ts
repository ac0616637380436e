// A run of test cases against one's own API, on the wire and on the disk: what it begins with, and what it writes into its log. Tokens
// that a person gives are in the input alone, and in no event.
import { z } from 'zod';
import { scopeNames } from '../../model/token.ts';
import { CORS_ORIGINS } from './judge-preflight.ts';
import { PROTECT_VERDICTS } from './protect-verdicts.ts';
import { ROUTE_EXPECTATIONS, SHOWN_BY, TEST_CASE_IDS, TOKEN_ORIGIN_IDS } from './test-cases.ts';

const MOST_ROUTES = 50;
const text = z.string().max(2000);
/** Of a token: large ones of user apps have some thousand characters. */
const token = z.string().max(20_000);

/** Real tokens that a person has. Each must be what its name says. */
export const givenTokens = z.object({
  good: token.optional(),
  expired: token.optional(),
  /** Of another authorization server. */
  otherServer: token.optional(),
  wrongScope: token.optional(),
  idToken: token.optional(),
});
export type GivenTokens = z.infer<typeof givenTokens>;

const route = z.object({ method: z.string().max(10), path: text, expect: z.enum(ROUTE_EXPECTATIONS) });

/** One at a time against an API. */
export const protectInput = z.object({
  /** In whose name it goes out. */
  tenantId: z.string(),
  /** Gives the good token; null when a person gives it. */
  credentialId: z.string().nullable(),
  /** Of the good token. */
  scopes: scopeNames,
  /** The base URL. */
  api: text,
  routes: z.array(route).min(1).max(MOST_ROUTES),
  tokens: givenTokens.optional(),
  /** Of pages: without one there is no preflight. */
  allowedOrigin: text.optional(),
  foreignOrigin: text.optional(),
  /** Sends methods that may change something, too. */
  allowWrites: z.boolean().optional(),
});
export type ProtectInput = z.infer<typeof protectInput>;

const caseId = z.enum(TEST_CASE_IDS);

/** How the token of a case was made, for who asks what its refusal shows. */
const madeToken = z.object({
  case: caseId,
  origin: z.enum(TOKEN_ORIGIN_IDS),
  shownBy: z.enum(SHOWN_BY),
  /** A sentence or two. */
  how: z.string(),
});
export type MadeToken = z.infer<typeof madeToken>;

const judged = {
  /** Null without an answer. */
  status: z.number().nullable(),
  met: z.boolean(),
  verdict: z.enum(PROTECT_VERDICTS),
  cause: z.string(),
  advice: z.string(),
  exchangeId: z.string().nullable(),
};

const caseResult = z.object({ route: z.number().int(), case: caseId, expected: z.number(), ...judged });
export type ProtectCaseResult = z.infer<typeof caseResult>;

const corsResult = z.object({
  route: z.number().int(),
  from: z.enum(CORS_ORIGINS),
  origin: z.string(),
  /** Access-Control-Allow-Origin of the answer. */
  allowOrigin: z.string().nullable(),
  ...judged,
});
export type ProtectCorsResult = z.infer<typeof corsResult>;

const endEntry = z.object({
  type: z.literal('end'),
  /** `no-token`: there was no good token, so nothing was sent to the API. */
  reason: z.enum(['complete', 'cancelled', 'unreachable', 'no-token']),
  met: z.boolean(),
  message: z.string(),
});
export type ProtectEnd = Omit<z.infer<typeof endEntry>, 'type'>;

export const protectEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    api: z.string(),
    routes: z.array(route),
    origins: z.array(z.object({ from: z.enum(CORS_ORIGINS), origin: z.string() })),
    /** Requests to the API. */
    total: z.number(),
    tenantName: z.string(),
    credentialName: z.string().nullable(),
    scopes: z.array(z.string()),
  }),
  z.object({ type: z.literal('tokens'), tokens: z.array(madeToken) }),
  z.object({ type: z.literal('case'), result: caseResult }),
  z.object({ type: z.literal('cors'), result: corsResult }),
  /** The API limits the rate: it is waited for. */
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  endEntry,
]);
export type ProtectEntry = z.infer<typeof protectEntry>;
