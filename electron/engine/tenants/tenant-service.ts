// Adding, editing and removing tenants. Names are unique, so that a person who types one to confirm means one.
import {
  type Organization,
  type SavedTenant,
  savedTenant,
  type Tenant,
  type TenantDraft,
} from '../../../shared/model/tenant.ts';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Now } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { LastUsed } from './last-used.ts';
import { removeTenants } from './several-tenants.ts';
import type { TenantList, TenantsDocument } from './tenant-list.ts';
import type { TenantSources } from './tenant-source.ts';

export interface TenantServicePorts {
  document: TenantsDocument;
  list: TenantList;
  sources: TenantSources;
  vault: Vault;
  lastUsed: LastUsed;
  now: Now;
  events: EngineEvents;
}

export interface TenantService {
  /** With what other processes have used by now. */
  list(): Promise<Tenant[]>;
  add(draft: TenantDraft): Promise<Tenant>;
  update(draft: TenantDraft & { tenantId: string }): Promise<Tenant>;
  duplicate(input: { tenantId: string; name: string }): Promise<Tenant>;
  remove(input: { tenantId: string; confirmName: string }): Promise<{ removedSecrets: number }>;
  /** What a check found at an address: kept with each tenant there, and for one that is saved there later. */
  keepCheck(origin: string, organization: Organization): Promise<void>;
}

export function createTenantService(ports: TenantServicePorts): TenantService {
  const { document, list, sources, lastUsed, now, events } = ports;
  const checked = rememberChecked();

  const insert = async (make: (tenants: SavedTenant[]) => SavedTenant) => {
    let added: SavedTenant | undefined;
    await document.update(({ tenants }) => {
      added = make(tenants);
      return { tenants: [...tenants, added] };
    });
    return list.shown(added as SavedTenant);
  };

  return {
    async list() {
      await lastUsed.refresh();
      return list.all();
    },

    add(draft) {
      const origin = originOf(draft);
      return insert((tenants) => {
        refuseTakenName(sources, tenants, draft.name);
        return newTenant(draft, origin, checked.of(origin), now());
      });
    },

    async update(draft) {
      sources.checkEditable(draft.tenantId);
      const origin = originOf(draft);
      let moved = false;
      let changed: SavedTenant | undefined;
      await document.update((value) => {
        const { tenants } = value;
        refuseTakenName(sources, tenants, draft.name, draft.tenantId);
        const index = tenants.findIndex(({ id }) => id === draft.tenantId);
        const before = tenants[index];
        if (!before) return value;
        moved = before.origin !== origin;
        changed = edited(before, draft, origin, checked.of(origin));
        return { tenants: tenants.with(index, changed) };
      });
      if (moved) await events.emit('tenant-moved', { tenantId: draft.tenantId });
      return changed ? list.shown(changed) : list.get(draft.tenantId);
    },

    async duplicate({ tenantId, name }) {
      const source = savedTenant.parse(await list.get(tenantId));
      sources.checkEditable(tenantId);
      return insert((tenants) => {
        refuseTakenName(sources, tenants, name);
        return { ...source, ...duplicateOf(source), name, createdAt: now() };
      });
    },

    async remove({ tenantId, confirmName }) {
      const tenant = await list.get(tenantId);
      sources.checkRemovable(tenantId);
      refuseOtherName(tenant, confirmName);
      return removeTenants(ports, [tenant]);
    },

    async keepCheck(origin, organization) {
      checked.keep(origin, organization);
      if (!(await document.read()).value.tenants.some((tenant) => tenant.origin === origin)) return;
      await document.update(({ tenants }) => ({
        tenants: tenants.map((tenant) => (tenant.origin === origin ? { ...tenant, organization } : tenant)),
      }));
    },
  };
}

/** Addresses that were checked and not saved, until the program ends; the oldest go first. */
const MOST_CHECKED = 50;

function rememberChecked() {
  const checked = new Map<string, Organization>();
  return {
    of: (origin: string): Organization | null => checked.get(origin) ?? null,
    keep(origin: string, organization: Organization): void {
      checked.delete(origin);
      checked.set(origin, organization);
      for (const oldest of [...checked.keys()].slice(0, -MOST_CHECKED)) checked.delete(oldest);
    },
  };
}

function newTenant(
  { name, production, invalidWrites = false }: TenantDraft,
  origin: string,
  organization: Organization | null,
  createdAt: number,
): SavedTenant {
  const id = newId('ten');
  return { id, kind: 'org', name, origin, production, invalidWrites, credentials: [], organization, createdAt };
}

/** Throws for an address that would take secrets along. */
function edited(before: SavedTenant, draft: TenantDraft, origin: string, checked: Organization | null): SavedTenant {
  const moved = before.origin !== origin;
  if (moved && before.credentials.some((credential) => credential.secrets.length > 0)) throw originHoldsSecrets(before);
  return {
    ...before,
    name: draft.name,
    origin,
    production: draft.production,
    invalidWrites: draft.invalidWrites ?? before.invalidWrites,
    organization: moved ? checked : before.organization,
  };
}

/** What is not the same in a copy: it holds no secrets, and nobody has allowed it writes. */
function duplicateOf({ credentials }: SavedTenant): Pick<SavedTenant, 'id' | 'credentials' | 'invalidWrites'> {
  const copies = credentials.map((credential) => ({
    ...credential,
    id: newId('cred'),
    secrets: [],
    lastUsedAt: null,
    expiresAt: null,
  }));
  return { id: newId('ten'), invalidWrites: false, credentials: copies };
}

function originOf(draft: TenantDraft): string {
  const parsed = parseOrgUrl(draft.url);
  if (!parsed.ok)
    throw new BenchError('INVALID_INPUT', parsed.message, { fix: parsed.fix, details: { reason: parsed.code } });
  if (parsed.needsConfirmation && !draft.confirmUnknownSuffix)
    throw new BenchError('INVALID_INPUT', `${parsed.host} is not one of Okta's own domains.`, {
      meaning: 'That is right for a custom domain, and wrong for a typing mistake: the client secret would go there.',
      fix: 'Confirm that this is a custom domain of your Okta org.',
      details: { reason: 'unknown-suffix' },
    });
  return parsed.origin;
}

function refuseTakenName(sources: TenantSources, tenants: SavedTenant[], name: string, except?: string): void {
  const taken = tenants.some((tenant) => tenant.id !== except && tenant.name.toLowerCase() === name.toLowerCase());
  if (taken || sources.isReservedName(name))
    throw new BenchError('CONFLICT', `There is already a tenant named ${name}.`, { fix: 'Choose another name.' });
}

/** Whoever removes a tenant types its name, and spaces around it are no other name. */
function refuseOtherName({ name }: Tenant, confirmName: string): void {
  if (confirmName.trim() !== name)
    throw new BenchError('INVALID_INPUT', 'The name does not match.', { fix: `Type ${name} exactly to delete it.` });
}

function originHoldsSecrets(tenant: SavedTenant): BenchError {
  return new BenchError('CONFLICT', `The address of ${tenant.name} cannot change while it holds secrets.`, {
    meaning: 'A secret that was saved for one address must never be sent to another.',
    fix: 'Remove its secrets first, or duplicate the tenant and enter the secrets of the other org there.',
  });
}
