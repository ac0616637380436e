// Where the secrets, limits and abilities of a tenant come from: of a saved one from the vault and from what its org has said, of
// the sandbox org from the org that runs here; an address that is not saved yet has none. The rest of the engine asks the source of
// a tenant and never which tenant it is: the ids below are compared in this file alone.
import { type Credential, credential as credentialSchema } from '../../../shared/model/credentials/credential.ts';
import type { SavedTenant, Tenant } from '../../../shared/model/tenant.ts';
import type { TenantAbilities } from '../../../shared/model/tenant-abilities.ts';
import { type CredentialKind, kindByScheme, plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { KnownLimit, LimitedCall } from '../../../shared/runs/sweep/plan/estimate-sweep.ts';
import { BenchError } from '../errors.ts';
import type { ObservedLimits } from '../limits/observed-limits.ts';
import type { SandboxClient, SandboxHandle } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { secretPlace } from './secret-refs.ts';

export const SANDBOX_TENANT_ID = 'sandbox';
const SANDBOX_NAME = 'Sandbox org';
/** Under which the history keeps the check of an address that nobody has saved. */
const UNSAVED_ID = 'unsaved';

export interface TenantSource {
  abilities: TenantAbilities;
  /** For the address of this very tenant object: the one that the request goes to. Throws SECRET_MISSING or the vault's own errors. */
  secret(tenant: Tenant, credential: Credential, secretId: string): Promise<string>;
  /** Null while nothing is known. */
  limit(credential: Credential, call: LimitedCall): KnownLimit | null;
  /** What the integration holds, as far as it is known; null where nothing is. */
  held(credential: Credential): { scopes: string[] | null; roles: string[] | null };
  /** Ms that the org's clock is ahead; null where its answers alone say. */
  clockOffset(): number | null;
  /** What brings about states and faults on demand; null where nothing does. */
  simulator(): SandboxHandle | null;
}

export interface TenantSources {
  of(tenantId: string): TenantSource;
  /** Tenants that come with the bench and are saved nowhere. */
  builtIn(): SavedTenant[];
  /** The tenant that an address is before it is saved, or that a saved one would be there. */
  unsaved(address: { host: string; origin: string }, tenantId?: string): Pick<Tenant, 'id' | 'name' | 'origin'>;
  /** Of a tenant that comes with the bench, whether or not it runs now. */
  isReservedName(name: string): boolean;
  /** Throws CONFLICT. */
  checkEditable(tenantId: string): void;
  /** Throws CONFLICT. */
  checkRemovable(tenantId: string): void;
}

interface TenantSourcesPorts {
  vault: Pick<Vault, 'get'>;
  limits: Pick<ObservedLimits, 'of'>;
  /** The org that runs here; null when none does. */
  sandbox(): SandboxHandle | null;
}

const NOTHING_ON_DEMAND = { simulate: false, clock: false, faults: false, movesAddress: false } as const;

export function createTenantSources({ vault, limits, sandbox }: TenantSourcesPorts): TenantSources {
  const sandboxSource = createSandboxSource(sandbox);
  const sandboxTenant = createSandboxTenant();
  const of = (tenantId: string): TenantSource => {
    if (tenantId === SANDBOX_TENANT_ID) return sandboxSource;
    return tenantId === UNSAVED_ID ? UNSAVED : createSavedSource({ vault, limits }, tenantId);
  };
  return {
    of,
    builtIn() {
      const handle = sandbox();
      return handle ? [sandboxTenant(handle)] : [];
    },
    unsaved: ({ host, origin }, tenantId = UNSAVED_ID) => ({ id: tenantId, name: host, origin }),
    isReservedName: (name) => name.toLowerCase() === SANDBOX_NAME.toLowerCase(),
    checkEditable(tenantId) {
      if (!of(tenantId).abilities.editable) throw sandboxIsFixed();
    },
    checkRemovable(tenantId) {
      if (!of(tenantId).abilities.removable) throw sandboxIsFixed();
    },
  };
}

export const SAVED_ABILITIES: TenantAbilities = {
  ...NOTHING_ON_DEMAND,
  builtIn: false,
  editable: true,
  removable: true,
  locksWithVault: true,
};

function createSavedSource(
  { vault, limits }: Pick<TenantSourcesPorts, 'vault' | 'limits'>,
  tenantId: string,
): TenantSource {
  return {
    abilities: SAVED_ABILITIES,
    secret: (tenant, credential, secretId) => vault.get(secretPlace(tenant, credential.id, secretId)),
    limit(credential, { bucket }) {
      const observed = limits.of(tenantId, credential.id, bucket);
      return observed && { perMinute: observed.perMinute, observedAt: observed.at };
    },
    held: ({ registeredFrom, registeredScopes }) => ({
      scopes: registeredFrom === null ? null : registeredScopes,
      roles: null,
    }),
    clockOffset: () => null,
    simulator: () => null,
  };
}

const UNSAVED: TenantSource = {
  abilities: { ...SAVED_ABILITIES, removable: false, locksWithVault: false },
  async secret(_tenant, credential) {
    throw new BenchError('SECRET_MISSING', `${credential.name} has no secret: its tenant is not saved.`, {
      fix: 'Save the tenant and its credential on the Tenants page.',
    });
  },
  limit: () => null,
  held: () => ({ scopes: null, roles: null }),
  clockOffset: () => null,
  simulator: () => null,
};

function createSandboxSource(sandbox: () => SandboxHandle | null): TenantSource {
  const clientOf = ({ clientId }: Credential) =>
    sandbox()
      ?.clients()
      .find((client) => client.clientId === clientId);
  return {
    abilities: {
      builtIn: true,
      editable: false,
      removable: false,
      simulate: true,
      clock: true,
      faults: true,
      locksWithVault: false,
      movesAddress: true,
    },
    async secret(_tenant, credential, secretId) {
      const token = sandbox()
        ?.apiTokens()
        .find((one) => isOfToken(credential, one));
      const client = clientOf(credential);
      const other = client?.otherSecrets.find(({ id }) => id === secretId);
      const secret = token?.token ?? other?.secret ?? client?.secret;
      if (secret !== undefined) return secret;
      throw new BenchError('SECRET_MISSING', 'This client of the sandbox org was revoked.', {
        fix: 'Reset the sandbox org on the Sandbox page.',
      });
    },
    limit({ clientId }, { method, path }) {
      const handle = sandbox();
      return handle && { perMinute: handle.limitOf(clientId, method, path), observedAt: null };
    },
    held(credential) {
      const client = clientOf(credential);
      return { scopes: client?.scopes ?? null, roles: client?.roles ?? null };
    },
    clockOffset: () => sandbox()?.clockOffset() ?? 0,
    simulator: sandbox,
  };
}

/**
 * The sandbox org as a tenant; its credentials' ids are made of their names, so that they stay the same over restarts. It is asked for
 * with each call, so it is made again only for other lists of the org than the last ones, and of it only the credentials that are new.
 */
function createSandboxTenant(): (handle: SandboxHandle) => SavedTenant {
  let latest: { clients: unknown; tokens: unknown; tenant: SavedTenant } | null = null;
  let known = new Map<string, Credential>();
  return (handle) => {
    const [clients, tokens] = [handle.clients(), handle.apiTokens()];
    if (latest?.clients === clients && latest.tokens === tokens && latest.tenant.origin === handle.url)
      return latest.tenant;
    const made = new Map<string, Credential>();
    const taken = new Set<string>();
    const credentials = [...clients.map(ofClient), ...tokens.map(ofToken)].map((each) => {
      // Two instances of one integration have the same name.
      const id = idOf(each.name);
      const parts = { ...each, id: taken.has(id) ? `${id}-${each.clientId}` : id };
      taken.add(parts.id);
      const key = JSON.stringify(parts);
      const credential = known.get(key) ?? toCredential(parts);
      made.set(key, credential);
      return credential;
    });
    known = made;
    latest = { clients, tokens, tenant: tenantOf(handle, credentials) };
    return latest.tenant;
  };
}

const tenantOf = ({ url }: SandboxHandle, credentials: Credential[]): SavedTenant => ({
  id: SANDBOX_TENANT_ID,
  kind: 'sandbox',
  name: SANDBOX_NAME,
  origin: url,
  production: false,
  invalidWrites: true,
  organization: null,
  createdAt: 0,
  credentials,
});

const API_TOKEN = kindByScheme('SSWS');
const isOfToken = ({ kind, name }: Credential, token: { name: string }): boolean =>
  kind === API_TOKEN && name === token.name;

/** What of the sandbox org a credential is made of. */
type CredentialParts = Omit<SandboxClient, 'secret' | 'otherSecrets' | 'scopes' | 'roles'> & {
  hasSecret: boolean;
  /** Ids. */
  others: string[];
};

const ofClient = ({
  name,
  kind,
  clientId,
  registered,
  fields,
  secret,
  otherSecrets,
}: SandboxClient): CredentialParts => ({
  name,
  kind,
  clientId,
  registered,
  fields,
  hasSecret: secret !== '',
  others: otherSecrets.map(({ id }) => id),
});
const ofToken = ({ name }: { name: string }): CredentialParts => ({
  name,
  kind: API_TOKEN,
  clientId: '',
  registered: [],
  fields: {},
  hasSecret: true,
  others: [],
});

const builtInSecret = (id: string, label: string, inUse: boolean) => ({
  id,
  label,
  addedAt: 0,
  lastUsedAt: null,
  inUse,
});

const idOf = (name: string): string => `sandbox-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

function toCredential({
  id,
  registered,
  fields,
  kind,
  name,
  clientId,
  hasSecret,
  others,
}: CredentialParts & { id: string }): Credential {
  return credentialSchema.parse({
    // Which fields its kind has, the table says.
    ...plainValues({ ...fields, kind }),
    id,
    kind,
    name,
    clientId,
    secrets: [
      ...(hasSecret ? [builtInSecret('built-in', 'Built in', true)] : []),
      ...others.map((id) => builtInSecret(id, 'Another one', false)),
    ],
    registeredScopes: registered,
    registeredFrom: 'sandbox',
    lastUsedAt: null,
    expiresAt: null,
  } satisfies Omit<Credential, 'kind'> & { kind: CredentialKind });
}

function sandboxIsFixed(): BenchError {
  return new BenchError('CONFLICT', 'The sandbox org cannot be edited.', {
    fix: 'Its clients and settings are on the Sandbox page; add a tenant for your own org.',
  });
}
