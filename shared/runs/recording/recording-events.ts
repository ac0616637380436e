// A recording, on the wire and on the disk: what it begins with, and each call of the program that went through it. Of tokens there is only a
// number, counted from 1 in the order in which they were seen, so that it shows which calls were made with the same one.
import { z } from 'zod';
import { EXCHANGE_KINDS } from '../../model/exchange.ts';
import { VERDICTS } from '../../okta/verdict/verdicts.ts';

const MOST_FAULTS = 20;

export const recordingInput = z.object({
  tenantId: z.string(),
  /** 0: any free one. */
  port: z.int().min(0).max(65_535),
  /** The base URL has no path, and so nothing that another program could not guess. */
  plain: z.boolean().optional(),
  /** In the text form of the sandbox org's; refused for a tenant that is marked production. */
  faults: z.array(z.string().max(1000)).max(MOST_FAULTS).optional(),
});
export type RecordingInput = z.infer<typeof recordingInput>;

const recordedCall = z.object({
  /** Epoch ms: when it arrived, and when the head of the answer went back. */
  sentAt: z.number(),
  answeredAt: z.number(),
  kind: z.enum(EXCHANGE_KINDS),
  method: z.string(),
  /** Path and query, secrets masked. */
  target: z.string(),
  /** Null for what the catalogue does not know. */
  operationId: z.string().nullable(),
  /** What the operation demands. */
  needs: z.array(z.string()),
  /** Of those, what the presented token does not contain; null where its scopes are not known. */
  lacks: z.array(z.string()).nullable(),
  /** What authorized it: `Bearer`, `DPoP`, `SSWS`, `Basic`; null for nothing. */
  scheme: z.string().nullable(),
  /** Of the presented token; null without one. */
  token: z.number().nullable(),
  /** Of the presented token; null where they are not known. */
  scopes: z.array(z.string()).nullable(),
  /** What a token request got; null for every other call, and for one that was refused. */
  granted: z
    .object({
      token: z.number(),
      scopes: z.array(z.string()),
      /** Who asked, as far as it is known. */
      clientId: z.string().nullable(),
      /** How, and for what: two that are equal ask for the same token. */
      asked: z.string(),
      /** Local epoch ms. */
      expiresAt: z.number().nullable(),
    })
    .nullable(),
  /** Null without an answer. */
  status: z.number().nullable(),
  verdict: z.enum(VERDICTS),
  /** What the verdict is called. */
  title: z.string(),
  ms: z.number(),
  /** Of a 429 that names a time: the earliest that may be meant, local epoch ms. Nothing more may be sent before. */
  waitUntil: z.number().nullable(),
  /** Path and query of the next page that the answer names. */
  next: z.string().nullable(),
  /** The parameter of the address that held a secret, or `path`. */
  secretInUrl: z.string().nullable(),
  /** What the recorder did to it, in the text of the fault. */
  fault: z.string().nullable(),
  exchangeId: z.string(),
});
export type RecordedCall = z.infer<typeof recordedCall>;

export const recordingEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    tenantName: z.string(),
    origin: z.string(),
    plain: z.boolean(),
    /** In words. */
    faults: z.array(z.string()),
  }),
  /** From now on it takes calls. The base URL is asked for: it is in no event. */
  z.object({ type: z.literal('listening'), port: z.number() }),
  z.object({ type: z.literal('call'), call: recordedCall }),
  z.object({
    type: z.literal('end'),
    /** `cancelled`: it never listened, or its process was ended. */
    reason: z.enum(['complete', 'cancelled']),
    message: z.string(),
  }),
]);
export type RecordingEntry = z.infer<typeof recordingEntry>;
