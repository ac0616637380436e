// A tenant: as `tenants.json` holds it, as it is shown, as a person enters it, and what a check of its address finds.
import { z } from 'zod';
import { credential, givenName } from './credentials/credential.ts';
import { tenantAbilities } from './tenant-abilities.ts';

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

export const tenantDraft = z.object({
  name: givenName,
  /** Anything that holds an org URL; the engine parses it with parseOrgUrl. */
  url: z.string().max(2000),
  production: z.boolean(),
  /** Absent: as it is, for a new one not allowed. */
  invalidWrites: z.boolean().optional(),
  /** The person has said that an unknown suffix is right. */
  confirmUnknownSuffix: z.boolean().optional(),
});
export type TenantDraft = z.infer<typeof tenantDraft>;

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
