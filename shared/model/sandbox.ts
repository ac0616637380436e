// The embedded sandbox org as a page shows it.
import { z } from 'zod';
import { CREDENTIAL_KINDS } from '../okta/credentials/credential-kinds.ts';

export const sandboxClient = z.object({
  /** As a credential of the bench. */
  kind: z.enum(CREDENTIAL_KINDS.map(({ id }) => id)),
  name: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  registered: z.array(z.string()),
  roles: z.array(z.string()),
  /** A public client, such as a page or a desktop app, has none. */
  hasSecret: z.boolean(),
});

/** Something that the org does wrong on demand, and how often it has. */
export const sandboxFault = z.object({
  id: z.string(),
  /** The compact form that `--fault` takes too: `status=503,path=/api/v1/users*,times=2`. */
  text: z.string(),
  /** In words. */
  title: z.string(),
  strikes: z.number(),
  /** The most that it may strike; null for without end. */
  times: z.number().nullable(),
  /** It has struck as often as it may. */
  spent: z.boolean(),
});
export type SandboxFault = z.infer<typeof sandboxFault>;

const ownApi = z.object({
  url: z.string(),
  /** The same routes by somebody who looks only whether there is a token. */
  weakUrl: z.string(),
  scope: z.string(),
  /** Of the pages that may call the sound one. */
  allowedOrigin: z.string(),
});
export type SandboxOwnApi = z.infer<typeof ownApi>;

/** Whose secret is shown: a client's, a person's password, an API token. */
export const sandboxSecretOf = z.union([
  z.object({ clientId: z.string() }),
  z.object({ login: z.string() }),
  z.object({ apiToken: z.string() }),
]);
export type SandboxSecretOf = z.infer<typeof sandboxSecretOf>;

export const sandboxStatus = z.object({
  running: z.boolean(),
  url: z.string().nullable(),
  seed: z.string(),
  rateLimits: z.string(),
  clients: z.array(sandboxClient),
  /** Who can sign in, by their login. */
  people: z.array(z.object({ login: z.string() })),
  /** `role`: of its owner; null for none. */
  apiTokens: z.array(z.object({ name: z.string(), owner: z.string(), role: z.string().nullable() })),
  /** Simulated now in epoch ms, and how far it is from the real clock. */
  now: z.number(),
  clockOffsetMs: z.number(),
  buckets: z.array(
    z.object({
      bucket: z.string(),
      client: z.string(),
      limit: z.number(),
      remaining: z.number(),
      resetAt: z.number().nullable(),
    }),
  ),
  faults: z.array(sandboxFault),
  /** Null while it does not run. */
  ownApi: ownApi.nullable(),
});
export type SandboxStatus = z.infer<typeof sandboxStatus>;

/** What a submission says of an integration, as far as an admin who authorizes it sees it; lengths are those of Okta (FACTS §9). */
export const sandboxDraft = z.object({
  name: z.string().max(200),
  description: z.string().max(5000).optional(),
  /** Address of the configuration guide. */
  guide: z.string().max(2000).optional(),
  scopes: z.array(z.string().max(200)).max(500),
});
export type SandboxDraft = z.infer<typeof sandboxDraft>;

/** An instance of an API service integration as the org has it now. Moments are epoch ms by its clock. */
export const sandboxInstance = z.object({
  /** Its client ID. */
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  /** Granted, sorted: a snapshot of the submission from when it was installed. */
  scopes: z.array(z.string()),
  active: z.boolean(),
  secrets: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['ACTIVE', 'INACTIVE']),
      createdAt: z.number(),
      /** The last four characters, as the org shows them. */
      lastFour: z.string(),
    }),
  ),
});
export type SandboxInstance = z.infer<typeof sandboxInstance>;

export const journalEntry = z.object({
  seq: z.number(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  clientId: z.string().nullable(),
  scopesNeeded: z.array(z.string()),
  /** 0 when a fault cut the connection before any answer. */
  status: z.number(),
  error: z.string().nullable(),
  requestId: z.string(),
  durationMs: z.number(),
  /** Texts of the faults that struck it, with ` + ` between; null for none. */
  fault: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntry>;
