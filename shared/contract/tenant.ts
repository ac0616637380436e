// Tenants and their credentials. A secret goes in through `credential.save` and never comes out:
// what is shown of a secret is its label, when it was added and when it was last used.
// What differs by kind is taken from the table of kinds, so that a new kind changes nothing here.
import { z } from 'zod';
import { credentialDraft } from '../model/credentials/credential.ts';
import { credentialTest } from '../model/credentials/credential-test.ts';
import { tokenOwner } from '../model/credentials/token-owner.ts';
import { checkResult, tenant, tenantDraft } from '../model/tenant.ts';
import { procedure } from './base.ts';

const tenantIds = z.array(z.string()).min(1).max(10_000);

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
  duplicate: procedure.input(z.object({ tenantId: z.string(), name: tenantDraft.shape.name })).output(tenant),
  /** `confirmName` must be the tenant's name. */
  remove: procedure
    .input(z.object({ tenantId: z.string(), confirmName: z.string() }))
    .output(z.object({ removedSecrets: z.number() })),
  /** Without secrets, as JSON text to keep or to import elsewhere. */
  export: procedure
    .input(z.object({ tenantIds: z.array(z.string()).optional() }))
    .output(z.object({ filename: z.string(), text: z.string() })),
  /** An export, or a table (CSV) with the columns name, url, production, client id. With `preview` nothing is saved: `added` is what would be. */
  import: procedure.input(z.object({ text: z.string().max(5_000_000), preview: z.boolean().optional() })).output(
    z.object({
      added: z.array(tenant),
      /** `line` is that of a table; null in an export. */
      skipped: z.array(z.object({ line: z.number().nullable(), name: z.string(), reason: z.string() })),
      ignoredColumns: z.array(z.string()),
    }),
  ),
  /** All of them or, when one cannot be changed, none. */
  markProduction: procedure.input(z.object({ tenantIds, production: z.boolean() })).output(z.array(tenant)),
  /** All of them or none; `confirmCount` must be how many they are, as the person typed it. */
  removeSeveral: procedure
    .input(z.object({ tenantIds, confirmCount: z.number().int() }))
    .output(z.object({ removedSecrets: z.number() })),
};

export const credentialContract = {
  save: procedure.input(credentialDraft).output(tenant),
  removeSecret: procedure
    .input(z.object({ tenantId: z.string(), credentialId: z.string(), secretId: z.string() }))
    .output(tenant),
  remove: procedure.input(z.object({ tenantId: z.string(), credentialId: z.string() })).output(tenant),
  /** Whether its tokens are bound to a key from now on (DPoP). Refused (UNSUPPORTED) for a kind whose tokens cannot be. */
  bindToKey: procedure
    .input(z.object({ tenantId: z.string(), credentialId: z.string(), bound: z.boolean() }))
    .output(tenant),
  /** Reads the registered scopes from the org (api-services or app grants) with a token that may. */
  readRegisteredScopes: procedure
    .input(z.object({ tenantId: z.string(), credentialId: z.string() }))
    .output(z.object({ tenant, source: z.string(), scopes: z.array(z.string()) })),
  /**
   * The public half of a private key that is saved. `toRegister`: it is taken to where it is registered, and from now on assertions name the key
   * as it is called there. UNSUPPORTED for another kind of secret.
   */
  publicKey: procedure
    .input(
      z.object({
        tenantId: z.string(),
        credentialId: z.string(),
        secretId: z.string(),
        toRegister: z.boolean().optional(),
      }),
    )
    .output(z.object({ jwk: z.record(z.string(), z.unknown()) })),
  /** Of an API token: whose it is, asked of the org with it. ORG_REFUSED where the org does not say even that. */
  readTokenOwner: procedure.input(z.object({ tenantId: z.string(), credentialId: z.string() })).output(tokenOwner),
  /** One token request with its registered scopes and one harmless GET. `request.cancel` ends it by its key. */
  test: procedure
    .input(z.object({ tenantId: z.string(), credentialId: z.string(), requestKey: z.string().max(100).optional() }))
    .output(credentialTest),
  /** The latest test of each credential, for as long as what it rests on is as it was. */
  tests: procedure.output(z.array(credentialTest)),
};
