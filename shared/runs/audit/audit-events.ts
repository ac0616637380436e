// An audit of an org on the wire and on the disk: who may ask, and what it writes into its log. Of the System Log it keeps sums for each client
// and scope, never the events, so that a million of them fit; each sum comes with the address at which the log goes on. No secret is in any entry.
import { z } from 'zod';
import { pausedEntry, resumedEntry } from '../run-events.ts';
import { AUDIT_PART_IDS, AUDITED_KINDS, MOST_DAYS } from './audit-parts.ts';

export const auditInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  /** How far back the log is read. */
  days: z.number().int().min(1).max(MOST_DAYS),
});
export type AuditInput = z.infer<typeof auditInput>;

/** Epoch ms; null where the org does not say. */
const moment = z.number().nullable();

const listedClient = z.object({
  /** Of an API token its own id. */
  clientId: z.string(),
  kind: z.enum(AUDITED_KINDS),
  name: z.string(),
  active: z.boolean(),
  createdAt: moment,
  /** Id of a user, or of a client. */
  createdBy: z.string().nullable(),
  network: z.enum(['anywhere', 'zones']).nullable(),
  /** `private_key_jwt`, …; null where the org does not say. */
  method: z.string().nullable(),
  /** Of an integration: which one of the catalogue it is an instance of. */
  type: z.string().nullable(),
  /** Of an integration, whose scopes come with it. */
  scopes: z.array(z.string()).nullable(),
  /** Of an API token. `lastUsedAt` is read off its end, which each use moves (FACTS-D §15). */
  token: z.object({ ownerId: z.string().nullable(), lastUsedAt: moment, expiresAt: moment }).nullable(),
});
export type ListedClient = z.infer<typeof listedClient>;

export const AUDIT_LISTS = ['apps', 'integrations', 'api-tokens'] as const;
export type AuditListName = (typeof AUDIT_LISTS)[number];

const role = z.object({ id: z.string(), type: z.string(), label: z.string() });
export type AuditRole = z.infer<typeof role>;
const keyOrSecret = z.object({ id: z.string(), active: z.boolean(), createdAt: moment, name: z.string().nullable() });
export type AuditSecret = z.infer<typeof keyOrSecret>;
const grant = z.object({ id: z.string(), scope: z.string(), at: moment, by: z.string().nullable() });
export type AuditGrant = z.infer<typeof grant>;

/** What there is beside the list. Null: not read, or there is no such list for this kind. */
const detailEntry = z.object({
  type: z.literal('detail'),
  clientId: z.string(),
  grants: z.array(grant).nullable(),
  roles: z.array(role).nullable(),
  secrets: z.array(keyOrSecret).nullable(),
  keys: z.array(keyOrSecret).nullable(),
});
export type ClientDetail = Omit<z.infer<typeof detailEntry>, 'type' | 'clientId'>;

const personEntry = z.object({
  type: z.literal('person'),
  id: z.string(),
  /** Null: nobody has that id any more. */
  name: z.string().nullable(),
  status: z.string().nullable(),
  roles: z.array(role).nullable(),
});
export type AuditPerson = Omit<z.infer<typeof personEntry>, 'type'>;

const blindEntry = z.object({
  type: z.literal('blind'),
  part: z.enum(AUDIT_PART_IDS),
  /** Null: of no client; this part is not asked for again. */
  clientId: z.string().nullable(),
  title: z.string(),
  meaning: z.string(),
  fix: z.string(),
  missing: z.enum(['scope', 'role']).nullable(),
});
export type AuditBlind = Omit<z.infer<typeof blindEntry>, 'type'>;

/** Who gave a client something, as the log has it. */
const logChange = z.object({
  what: z.enum(['consent', 'install']),
  clientId: z.string(),
  scope: z.string().nullable(),
  /** Id and name of who did it. */
  by: z.string(),
  byName: z.string(),
  at: z.number(),
});
export type LogChange = z.infer<typeof logChange>;

/**
 * Some pages of the log as sums. `clients` and `scopes` are names that are new: rows name both by their place among all so
 * far. A row is `[client, tokens, last, silent, refused]`, then `scope, asked, issued, last` for each scope; times in epoch ms. `silent`:
 * tokens whose event names no scopes.
 */
export const logSums = z.object({
  pages: z.number(),
  events: z.number(),
  /** Published time of the last event; null without any. */
  reached: moment,
  /** Where the log goes on; null at its end. */
  next: z.string().nullable(),
  clients: z.array(z.string()),
  /** What the log calls each of `clients`; '' where it says nothing. */
  names: z.array(z.string()),
  scopes: z.array(z.string()),
  rows: z.array(z.array(z.number())),
  changes: z.array(logChange),
  /** Tokens of clients beyond the most that are counted by themselves. */
  others: z.number(),
});
export type LogSums = z.infer<typeof logSums>;

const endEntry = z.object({
  type: z.literal('end'),
  reason: z.enum(['complete', 'cancelled', 'no-token', 'nothing-read']),
  message: z.string(),
});
export type AuditEnd = Omit<z.infer<typeof endEntry>, 'type'>;

export const auditEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    tenantName: z.string(),
    /** `https://acme.okta.com`. */
    origin: z.string(),
    credentialName: z.string(),
    days: z.number(),
  }),
  z.object({
    type: z.literal('token'),
    /** Null: the credential carries no scopes, and its roles decide. */
    held: z.array(z.string()).nullable(),
    /** The window of the log, by the clock of the org. */
    from: z.number(),
    to: z.number(),
  }),
  z.object({
    type: z.literal('listed'),
    list: z.enum(AUDIT_LISTS),
    clients: z.array(listedClient),
    /** Apps on this page that no audit is about: people sign in to them. */
    others: z.number(),
    next: z.string().nullable(),
  }),
  detailEntry,
  personEntry,
  blindEntry,
  logSums.extend({ type: z.literal('log') }),
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number(), bucket: z.string() }),
  pausedEntry,
  resumedEntry,
  endEntry,
]);
export type AuditEntry = z.infer<typeof auditEntry>;
