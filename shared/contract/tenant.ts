// Tenants and their credentials. A secret goes in through `credential.save` and never comes out:
// what is shown of a secret is its label, when it was added and when it was last used.
// What differs by kind is taken from the table of kinds, so that a new kind changes nothing here.
import { z } from 'zod';
import { tenantAbilities } from '../model/tenant-abilities.ts';
import { CREDENTIAL_KINDS } from '../okta/credentials/credential-kinds.ts';
import { procedure } from './base.ts';

type Kinds = typeof CREDENTIAL_KINDS;
/** Names of the fields of a kind that are no secret. */
type PlainName<Kind extends Kinds[number]> = Exclude<Kind['fields'][number]['name'], 'secret'>;
type OfKind<Kind extends Kinds[number], Shape extends z.ZodRawShape> = z.ZodObject<
  Shape & { kind: z.ZodLiteral<Kind['id']> } & Record<PlainName<Kind>, z.ZodString>
>;
type OfEachKind<All extends readonly Kinds[number][], Shape extends z.ZodRawShape> = {
  -readonly [Index in keyof All]: OfKind<All[Index], Shape>;
};

/** One object a kind: `shape`, which all have, and its own fields as text. */
function ofEachKind<Shape extends z.ZodRawShape>(shape: Shape, field: () => z.ZodString): OfEachKind<Kinds, Shape> {
  const members = CREDENTIAL_KINDS.map(({ id, fields }) => {
    const own = fields.flatMap(({ name, secret }) => (secret ? [] : [[name, field()] as const]));
    return z.object({ kind: z.literal(id), ...shape, ...Object.fromEntries(own) });
  });
  // A list that is made of the table has one type for all its members; here each has its own.
  return members as unknown as OfEachKind<Kinds, Shape>;
}

export const secretInfo = z.object({
  id: z.string(),
  label: z.string(),
  addedAt: z.number(),
  lastUsedAt: z.number().nullable(),
  /** The one that requests go out with: exactly one of a credential. */
  inUse: z.boolean(),
});
export type SecretInfo = z.infer<typeof secretInfo>;

export const credential = z.discriminatedUnion(
  'kind',
  ofEachKind(
    {
      id: z.string(),
      name: z.string(),
      /** Empty where the kind has no client. */
      clientId: z.string(),
      secrets: z.array(secretInfo),
      /** Scopes registered on the integration, as typed, pasted or read from the org. */
      registeredScopes: z.array(z.string()),
      registeredFrom: z.enum(['typed', 'org', 'sandbox']).nullable(),
      lastUsedAt: z.number().nullable(),
      /** When the secret says that it ends (epoch ms); null where it says nothing. */
      expiresAt: z.number().nullable(),
    },
    () => z.string(),
  ),
);
export type Credential = z.infer<typeof credential>;

/** Of a credential what a person entered, without its secret: what an export holds. */
export const credentialSettings = z.discriminatedUnion(
  'kind',
  ofEachKind({ name: z.string(), clientId: z.string(), registeredScopes: z.array(z.string()) }, () => z.string()),
);

export const organization = z.object({
  id: z.string().nullable(),
  /** `v1` classic engine, `idx` identity engine. */
  pipeline: z.string().nullable(),
  checkedAt: z.number(),
});
export type Organization = z.infer<typeof organization>;

/** A tenant as `tenants.json` holds it. */
export const savedTenant = z.object({
  id: z.string(),
  /** What the file says, and `scopebench tenants` prints. Code asks for abilities. */
  kind: z.enum(['org', 'sandbox']),
  name: z.string(),
  /** `https://acme.okta.com`, no slash at the end. */
  origin: z.string(),
  production: z.boolean(),
  /** A sweep may send it writes that are invalid on purpose; counts for nothing while it is marked as production. */
  invalidWrites: z.boolean().default(false),
  credentials: z.array(credential),
  organization: organization.nullable(),
  createdAt: z.number(),
});
export type SavedTenant = z.infer<typeof savedTenant>;

/** A tenant as it is shown: with what can be done with it, which is saved nowhere. */
export const tenant = savedTenant.extend({ abilities: tenantAbilities });
export type Tenant = z.infer<typeof tenant>;

const name = z.string().trim().min(1).max(80);

export const tenantDraft = z.object({
  name,
  /** Anything that holds an org URL; the engine parses it with parseOrgUrl. */
  url: z.string().max(2000),
  production: z.boolean(),
  /** Absent: as it is, for a new one not allowed. */
  invalidWrites: z.boolean().optional(),
  /** The person has said that an unknown suffix is right. */
  confirmUnknownSuffix: z.boolean().optional(),
});
export type TenantDraft = z.infer<typeof tenantDraft>;

export const credentialDraft = z.discriminatedUnion(
  'kind',
  ofEachKind(
    {
      tenantId: z.string(),
      /** Absent: a new credential. */
      credentialId: z.string().optional(),
      name,
      /** Write-only. Absent: secrets stay as they are. `replaces` names the secret that this one takes the place of. */
      secret: z
        .object({
          value: z.string().min(1).max(20_000),
          label: z.string().max(60).optional(),
          replaces: z.string().optional(),
        })
        .optional(),
      /** Secret to use from now on. */
      useSecretId: z.string().optional(),
      registeredScopes: z.array(z.string().max(200)).max(1000).optional(),
    },
    () => z.string().trim().max(200),
  ),
);
export type CredentialDraft = z.infer<typeof credentialDraft>;

export const checkResult = z.object({
  isOkta: z.boolean(),
  organization: organization.nullable(),
  issuer: z.string().nullable(),
  tokenEndpoint: z.string().nullable(),
  /** Local clock minus the org's clock in ms, from the Date header. */
  clockSkewMs: z.number().nullable(),
  findings: z.array(
    z.object({ level: z.enum(['ok', 'note', 'problem']), message: z.string(), fix: z.string().nullable() }),
  ),
});
export type CheckResult = z.infer<typeof checkResult>;

export const tenantContract = {
  /** As they are now: what was used last, what was checked. */
  list: procedure.output(z.array(tenant)),
  add: procedure.input(tenantDraft).output(tenant),
  update: procedure.input(tenantDraft.extend({ tenantId: z.string() })).output(tenant),
  /**
   * Reads /.well-known/okta-organization and the metadata; of a saved tenant or of a URL not saved yet. What it finds is kept with
   * the tenant, also with one that is saved under that address later.
   */
  check: procedure
    .input(z.object({ tenantId: z.string().optional(), url: z.string().max(2000).optional() }))
    .output(checkResult),
  duplicate: procedure.input(z.object({ tenantId: z.string(), name })).output(tenant),
  /** `confirmName` must be the tenant's name. */
  remove: procedure
    .input(z.object({ tenantId: z.string(), confirmName: z.string() }))
    .output(z.object({ removedSecrets: z.number() })),
  /** Without secrets, as JSON text to keep or to import elsewhere. */
  export: procedure
    .input(z.object({ tenantIds: z.array(z.string()).optional() }))
    .output(z.object({ filename: z.string(), text: z.string() })),
  import: procedure
    .input(z.object({ text: z.string().max(5_000_000) }))
    .output(z.object({ added: z.array(tenant), skipped: z.array(z.object({ name: z.string(), reason: z.string() })) })),
};

export const credentialContract = {
  save: procedure.input(credentialDraft).output(tenant),
  removeSecret: procedure
    .input(z.object({ tenantId: z.string(), credentialId: z.string(), secretId: z.string() }))
    .output(tenant),
  remove: procedure.input(z.object({ tenantId: z.string(), credentialId: z.string() })).output(tenant),
  /** Reads the registered scopes from the org (api-services or app grants) with a token that may. */
  readRegisteredScopes: procedure
    .input(z.object({ tenantId: z.string(), credentialId: z.string() }))
    .output(z.object({ tenant, source: z.string(), scopes: z.array(z.string()) })),
};
