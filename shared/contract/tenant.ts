// Tenants and their credentials. A secret goes in through `credential.save` and never comes out:
// what comes out of a secret is its label, when it was added and when it was last used.
import { z } from 'zod';
import { procedure } from './base.ts';

/** Kinds that exist today; issue D adds service-app, custom-as-client, user-app and api-token to this list. */
export const CREDENTIAL_KINDS = ['oin-integration', 'access-token'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export const secretInfo = z.object({
  id: z.string(),
  label: z.string(),
  addedAt: z.number(),
  lastUsedAt: z.number().nullable(),
  /** The one used for token requests. At most two secrets a credential, exactly one in use. */
  inUse: z.boolean(),
});
export type SecretInfo = z.infer<typeof secretInfo>;

export const credential = z.object({
  id: z.string(),
  kind: z.enum(CREDENTIAL_KINDS),
  name: z.string(),
  /** Empty for a pasted access token. */
  clientId: z.string(),
  secrets: z.array(secretInfo),
  /** Scopes registered on the integration, as typed, pasted or read from the org. */
  registeredScopes: z.array(z.string()),
  registeredFrom: z.enum(['typed', 'org', 'sandbox']).nullable(),
  lastUsedAt: z.number().nullable(),
  /** Only for `access-token`: when the pasted token says it ends (epoch ms). */
  expiresAt: z.number().nullable(),
});
export type Credential = z.infer<typeof credential>;

export const organization = z.object({
  id: z.string().nullable(),
  /** `v1` classic engine, `idx` identity engine. */
  pipeline: z.string().nullable(),
  checkedAt: z.number(),
});
export type Organization = z.infer<typeof organization>;

export const tenant = z.object({
  id: z.string(),
  /** `sandbox` is the embedded org: always there, cannot be edited or removed. */
  kind: z.enum(['org', 'sandbox']),
  name: z.string(),
  /** `https://acme.okta.com`, no slash at the end. */
  origin: z.string(),
  production: z.boolean(),
  /** A sweep may send it writes that are invalid on purpose; counts for nothing while it is marked as production. */
  provenWrites: z.boolean().default(false),
  credentials: z.array(credential),
  organization: organization.nullable(),
  createdAt: z.number(),
});
export type Tenant = z.infer<typeof tenant>;

const name = z.string().trim().min(1).max(80);

export const tenantDraft = z.object({
  name,
  /** Anything that holds an org URL; the engine parses it with parseOrgUrl. */
  url: z.string().max(2000),
  production: z.boolean(),
  /** Absent: as it is, for a new one not allowed. */
  provenWrites: z.boolean().optional(),
  /** The person has said that an unknown suffix is right. */
  confirmUnknownSuffix: z.boolean().optional(),
});
export type TenantDraft = z.infer<typeof tenantDraft>;

export const credentialDraft = z.object({
  tenantId: z.string(),
  /** Absent: a new credential. */
  credentialId: z.string().optional(),
  kind: z.enum(CREDENTIAL_KINDS),
  name,
  clientId: z.string().trim().max(200),
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
});
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
