// What the Tenants page asks of the host. Each puts the host's answer into the shared stores; failures are the caller's to show.

import type { Credential, CredentialDraft } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { type CredentialKind, kindOf, plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import { parseScopeList } from '../../../shared/okta/scopes/scope-list.ts';
import { host } from '../../platform/client.ts';
import { saveText } from '../../platform/save-text.ts';
import {
  dropTenants,
  putTenant,
  putTenants,
  selectCredential,
  selectTenant,
  tenantsStore,
} from '../../platform/session-state/tenants.ts';
import { setTokens } from '../../platform/session-state/tokens.ts';
import { setVaultStatus, withVault } from '../../platform/session-state/vault.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { formatCounted } from '../../ui/values/format.ts';
import { keyOfDraft } from './credentials/key-of-draft.ts';
import {
  type CredentialForm,
  draftsStore,
  keyMade,
  NEW,
  type SecretDraft,
  setDraft,
  type TenantForm,
  typedText,
} from './drafts.ts';
import { tenantListStore } from './list/tenant-list-view.ts';
import { showTenant } from './tenants-address.ts';

/** `acme` for acme.okta.com, `acme preview` for acme.oktapreview.com, the whole host for a custom domain. */
export function suggestedName(url: string): string {
  const parsed = parseOrgUrl(url);
  if (!parsed.ok) return '';
  if (parsed.kind !== 'okta') return parsed.host;
  const [first = '', suffix = ''] = parsed.host.split('.');
  return suffix === 'oktapreview' ? `${first} preview` : first;
}

const toDraft = (form: TenantForm) => ({
  name: form.name.trim() || suggestedName(form.url),
  url: form.url,
  production: form.production,
  invalidWrites: form.invalidWrites,
  confirmUnknownSuffix: form.confirmed,
});

export async function addTenant(form: TenantForm): Promise<void> {
  const tenant = await host.tenant.add(toDraft(form));
  // A check of this address needs no second one: the form drops it when another address is typed.
  setDraft('checks', tenant.id, draftsStore.getState().checks[NEW] ?? null);
  setDraft('checks', NEW, null);
  setDraft('tenants', NEW, null);
  putTenant(tenant);
  selectTenant(tenant.id);
  showTenant(tenant.id, false);
}

export async function updateTenant(tenantId: string, form: TenantForm): Promise<void> {
  const before = tenantsStore.getState().tenants.find(({ id }) => id === tenantId)?.origin;
  const tenant = await host.tenant.update({ tenantId, ...toDraft(form) });
  putTenant(tenant);
  // What was found at the previous address says nothing about this one.
  if (tenant.origin !== before) setDraft('checks', tenantId, null);
  setDraft('tenants', tenantId, null);
}

/** Check an address (saved or not) and keep the findings under `key`, unless it is about another address by then. */
export async function checkOrg(key: string, target: { tenantId: string } | { url: string }): Promise<void> {
  setDraft('checks', key, null);
  const address = addressOf(key);
  const result = await host.tenant.check(target);
  if (addressOf(key) === address) setDraft('checks', key, result);
}

function addressOf(key: string): string | undefined {
  if (key === NEW) return draftsStore.getState().tenants[NEW]?.url;
  return tenantsStore.getState().tenants.find(({ id }) => id === key)?.origin;
}

export async function duplicateTenant(tenantId: string, name: string): Promise<void> {
  const tenant = await host.tenant.duplicate({ tenantId, name });
  putTenant(tenant);
  showTenant(tenant.id, true);
}

export async function removeTenant(tenant: Tenant): Promise<void> {
  await host.tenant.remove({ tenantId: tenant.id, confirmName: tenant.name });
  dropTenants([tenant.id]);
  setDraft('tenants', tenant.id, null);
  await refreshSecrets();
  showTenant('', false);
  announceDone('Tenant deleted');
}

export async function exportTenants(tenantIds?: string[]): Promise<void> {
  const { filename, text } = await host.tenant.export(tenantIds ? { tenantIds } : {});
  if (await saveText(filename, text)) announceDone('Exported without secrets');
}

export type TenantImport = Awaited<ReturnType<typeof host.tenant.import>>;

/** What an import of this text would add and leave out; nothing is saved. */
export const previewImport = (text: string): Promise<TenantImport> => host.tenant.import({ text, preview: true });

export async function importTenants(text: string): Promise<TenantImport> {
  const outcome = await host.tenant.import({ text });
  putTenants(outcome.added);
  return outcome;
}

export async function markProduction(tenantIds: string[], production: boolean): Promise<void> {
  const changed = await host.tenant.markProduction({ tenantIds, production });
  putTenants(changed);
  const count = formatCounted(changed.length, 'tenant');
  announceDone(production ? `${count} marked as production` : `Production mark removed from ${count}`);
}

/** Whoever calls has had the number typed. */
export async function removeTenants(tenantIds: string[]): Promise<void> {
  await host.tenant.removeSeveral({ tenantIds, confirmCount: tenantIds.length });
  dropTenants(tenantIds);
  for (const id of tenantIds) setDraft('tenants', id, null);
  tenantListStore.setState({ chosen: null });
  await refreshSecrets();
  showTenant('', false);
  announceDone(`${formatCounted(tenantIds.length, 'tenant')} deleted`);
}

/** Tokens and the count of the vault change when secrets go. */
async function refreshSecrets(): Promise<void> {
  const snapshot = await host.app.snapshot();
  setTokens(snapshot.tokens);
  setVaultStatus(snapshot.vault);
}

/** The chips, and what is typed beside them. */
const scopesOf = (form: CredentialForm): string[] => [...new Set([...form.scopes, ...parseScopeList(form.scopeText)])];

/**
 * Save a new or changed credential; the vault is asked about at `place` when it has to be. Its id, or null when the person
 * declined that: the form stays as it is.
 */
export async function saveCredential(
  place: string,
  tenantId: string,
  form: CredentialForm,
  known: Credential | null,
): Promise<string | null> {
  const { kind, name, values } = form;
  const { secrets, can } = kindOf(form);
  const given = keyOfDraft({ value: typedText(form, 'secret'), passphrase: form.passphrase, makes: keyMade(form) });
  const replaced = secrets.replaces ? known?.secrets[0]?.id : undefined;
  const draft = toCredentialDraft(
    { ...values, kind },
    {
      tenantId,
      credentialId: known?.id,
      name,
      ...(given?.secret && { secret: { ...given.secret, replaces: replaced } }),
      ...(given?.makeKey && { makeKey: { ...given.makeKey, replaces: replaced } }),
      registeredScopes: can.carriesScopes ? scopesOf(form) : undefined,
    },
  );
  const tenant = await withVault(place, () => host.credential.save(draft));
  if (!tenant) return null;
  putTenant(tenant);
  const saved = known ?? tenant.credentials.find((credential) => credential.name === form.name.trim());
  if (saved && !known) selectCredential(tenantId, saved.id);
  await refreshSecrets();
  return saved?.id ?? null;
}

/** The fields that the kind has, and what every draft has. Which fields those are the table says; the host checks them. */
const toCredentialDraft = (
  from: { kind: CredentialKind },
  common: Omit<CredentialDraft, 'kind' | 'clientId'>,
): CredentialDraft => ({ ...plainValues(from), ...common, kind: from.kind }) as CredentialDraft;

/** What changes nothing but its secrets. */
const sameWith = (
  tenantId: string,
  credential: Credential,
  change: Pick<CredentialDraft, 'secret' | 'makeKey' | 'useSecretId'>,
): CredentialDraft =>
  toCredentialDraft(credential, { tenantId, credentialId: credential.id, name: credential.name, ...change });

/** Add a second secret; the first stays in use until *Use* is chosen. False when the vault was declined. */
export async function addSecret(
  place: string,
  tenantId: string,
  credential: Credential,
  secret: SecretDraft,
): Promise<boolean> {
  const label = secret.label.trim() === '' ? undefined : secret.label.trim();
  const given = keyOfDraft(secret);
  if (given === null) return false;
  const tenant = await withVault(place, () =>
    host.credential.save(
      sameWith(tenantId, credential, {
        ...(given.secret && { secret: { ...given.secret, label } }),
        ...(given.makeKey && { makeKey: { ...given.makeKey, label } }),
        useSecretId: credential.secrets.find((known) => known.inUse)?.id,
      }),
    ),
  );
  if (!tenant) return false;
  putTenant(tenant);
  await refreshSecrets();
  return true;
}

export async function applySecret(tenantId: string, credential: Credential, secretId: string): Promise<void> {
  putTenant(await host.credential.save(sameWith(tenantId, credential, { useSecretId: secretId })));
}

export async function removeSecret(tenantId: string, credentialId: string, secretId: string): Promise<void> {
  putTenant(await host.credential.removeSecret({ tenantId, credentialId, secretId }));
  await refreshSecrets();
}

export async function removeCredential(tenantId: string, credentialId: string): Promise<void> {
  putTenant(await host.credential.remove({ tenantId, credentialId }));
  await refreshSecrets();
}

/** The scopes that the org granted to the integration; null when the vault was declined. */
export async function readScopes(
  place: string,
  tenantId: string,
  credentialId: string,
): Promise<{ source: string; scopes: string[] } | null> {
  const result = await withVault(place, () => host.credential.readRegisteredScopes({ tenantId, credentialId }));
  if (!result) return null;
  putTenant(result.tenant);
  return result;
}
