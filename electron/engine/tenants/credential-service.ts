// Credentials of a tenant. The secret is put into the vault first and named in the document after: a crash between the
// two leaves an unused entry in the vault, never a credential whose secret is lost. A secret is kept for the address that the
// tenant had when it was saved, and opens for that one only.
import type { Credential, CredentialDraft, SecretInfo, Tenant } from '../../../shared/contract/tenant.ts';
import { decodeToken } from '../../../shared/okta/token-view.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Now } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { secretPlace, secretRef, secretRefs } from './secret-refs.ts';
import { SANDBOX_TENANT_ID, sandboxIsFixed, type TenantList } from './tenant-list.ts';

const MOST_SECRETS = 2;

export interface CredentialServicePorts {
  list: TenantList;
  vault: Vault;
  now: Now;
  events: EngineEvents;
}

export interface CredentialService {
  save(draft: CredentialDraft): Promise<Tenant>;
  removeSecret(input: { tenantId: string; credentialId: string; secretId: string }): Promise<Tenant>;
  remove(input: { tenantId: string; credentialId: string }): Promise<Tenant>;
  setRegisteredScopes(tenantId: string, credentialId: string, scopes: string[]): Promise<Tenant>;
}

export function createCredentialService(ports: CredentialServicePorts): CredentialService {
  const { list, vault, now, events } = ports;

  const edit = (tenantId: string, credentialId: string, change: (credential: Credential) => Credential) =>
    list.change(tenantId, (tenant) => ({
      ...tenant,
      credentials: tenant.credentials.map((one) => (one.id === credentialId ? change(one) : one)),
    }));

  return {
    async save(draft) {
      if (draft.tenantId === SANDBOX_TENANT_ID) throw sandboxIsFixed();
      const tenant = await list.get(draft.tenantId);
      const before =
        draft.credentialId === undefined
          ? null
          : (await list.credential(draft.tenantId, draft.credentialId)).credential;
      checkDraft(draft, tenant, before);
      const credentialId = before?.id ?? newId('cred');
      const kept = before?.secrets.filter((secret) => secret.id !== draft.secret?.replaces) ?? [];
      const added: SecretInfo | null = draft.secret
        ? {
            id: newId('sec'),
            label: draft.secret.label || labelFor(kept, draft.kind),
            addedAt: now(),
            lastUsedAt: null,
            inUse: true,
          }
        : null;
      if (added && draft.secret)
        await vault.put(secretPlace(tenant, credentialId, added.id), draft.secret.value.trim());
      const saved = await list.change(draft.tenantId, (current) => {
        const credential: Credential = {
          id: credentialId,
          kind: draft.kind,
          name: draft.name,
          clientId: draft.clientId,
          secrets: inUse(added ? [...kept, added] : kept, added?.id ?? draft.useSecretId),
          registeredScopes: draft.registeredScopes ?? before?.registeredScopes ?? [],
          registeredFrom: draft.registeredScopes ? 'typed' : (before?.registeredFrom ?? null),
          lastUsedAt: before?.lastUsedAt ?? null,
          expiresAt:
            draft.kind === 'access-token' && draft.secret
              ? decodeToken(draft.secret.value.trim()).expiresAt
              : (before?.expiresAt ?? null),
        };
        const others = current.credentials.filter((one) => one.id !== credentialId);
        const index = current.credentials.findIndex((one) => one.id === credentialId);
        return { ...current, credentials: others.toSpliced(index < 0 ? others.length : index, 0, credential) };
      });
      if (draft.secret?.replaces)
        await forgetSecrets(vault, [secretRef(draft.tenantId, credentialId, draft.secret.replaces)]);
      if (added || draft.useSecretId || (before && before.clientId !== draft.clientId))
        await events.emit('credential-changed', { tenantId: draft.tenantId, credentialId });
      return saved;
    },

    async removeSecret({ tenantId, credentialId, secretId }) {
      await list.credential(tenantId, credentialId);
      const saved = await edit(tenantId, credentialId, (credential) => ({
        ...credential,
        secrets: inUse(credential.secrets.filter((secret) => secret.id !== secretId)),
      }));
      await events.emit('credential-changed', { tenantId, credentialId });
      await forgetSecrets(vault, [secretRef(tenantId, credentialId, secretId)]);
      return saved;
    },

    async remove({ tenantId, credentialId }) {
      const { credential } = await list.credential(tenantId, credentialId);
      const saved = await list.change(tenantId, (tenant) => ({
        ...tenant,
        credentials: tenant.credentials.filter((one) => one.id !== credentialId),
      }));
      await events.emit('credential-removed', { tenantId, credentialId });
      await forgetSecrets(vault, secretRefs(tenantId, credential));
      return saved;
    },

    setRegisteredScopes: (tenantId, credentialId, scopes) =>
      edit(tenantId, credentialId, (credential) => ({
        ...credential,
        registeredScopes: scopes,
        registeredFrom: 'org',
      })),
  };
}

/** Exactly one secret is in use: the named one, else the one that was, else the newest. */
function inUse(secrets: SecretInfo[], chosen?: string): SecretInfo[] {
  const id = secrets.find((one) => one.id === chosen)?.id ?? secrets.find((one) => one.inUse)?.id ?? secrets.at(-1)?.id;
  return secrets.map((secret) => ({ ...secret, inUse: secret.id === id }));
}

function labelFor(kept: SecretInfo[], kind: Credential['kind']): string {
  if (kind === 'access-token') return 'Access token';
  return kept.some((secret) => secret.label === 'Secret 1') ? 'Secret 2' : 'Secret 1';
}

function checkDraft(draft: CredentialDraft, tenant: Tenant, before: Credential | null): void {
  if (
    tenant.credentials.some(
      (one) => one.id !== draft.credentialId && one.name.toLowerCase() === draft.name.toLowerCase(),
    )
  )
    throw new BenchError('NAME_TAKEN', `${tenant.name} already has a credential named ${draft.name}.`, {
      fix: 'Choose another name.',
    });
  if (before && before.kind !== draft.kind)
    throw new BenchError('INVALID_INPUT', 'The kind of a credential cannot change.', {
      fix: 'Add a new credential of the other kind.',
    });
  if (draft.kind === 'oin-integration' && draft.clientId === '')
    throw new BenchError('INVALID_INPUT', 'The client ID is empty.', {
      fix: 'Copy it from the integration in the Okta Admin Console; it begins with 0oa.',
    });
  if (draft.secret && draft.secret.value.trim() === '')
    throw new BenchError('INVALID_INPUT', 'The secret is empty.', {
      fix: 'Paste the secret, or leave the field untouched to keep what is saved.',
    });
  if (draft.secret && draft.secret.value.trim() === draft.clientId)
    throw new BenchError('INVALID_INPUT', 'The secret is the client ID.', {
      meaning: 'A client ID is no secret: it is shown and kept as it is.',
      fix: 'Copy the client secret from the integration in the Okta Admin Console; it has 40 or 64 characters.',
    });
  const kept = before?.secrets.filter((secret) => secret.id !== draft.secret?.replaces).length ?? 0;
  const most = draft.kind === 'access-token' ? 1 : MOST_SECRETS;
  if (draft.secret && kept >= most)
    throw new BenchError('INVALID_INPUT', `A credential holds ${most === 1 ? 'one token' : 'two secrets'} at most.`, {
      fix:
        most === 1
          ? 'Replace the saved one.'
          : 'Replace one of them, or remove the old one first. Okta allows two as well.',
    });
}
