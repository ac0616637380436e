// Credentials of a tenant. The secret is put into the vault first and named in the document after: a crash between the
// two leaves an unused entry in the vault, never a credential whose secret is lost. A secret is kept for the address that the
// tenant had when it was saved, and opens for that one only.
import {
  type Credential,
  type CredentialDraft,
  credential as credentialSchema,
  type SecretInfo,
} from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { PlainValue, SecretRules } from '../../../shared/okta/credentials/credential-kind.ts';
import {
  type CredentialKind,
  isBoundToKey,
  kindOf,
  plainFields,
  plainValues,
} from '../../../shared/okta/credentials/credential-kinds.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Now } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { secretPlace, secretRef, secretRefs } from './secret-refs.ts';
import type { TenantList } from './tenant-list.ts';
import type { TenantSources } from './tenant-source.ts';

export interface CredentialServicePorts {
  list: TenantList;
  sources: TenantSources;
  vault: Vault;
  now: Now;
  events: EngineEvents;
}

export interface CredentialService {
  save(draft: CredentialDraft): Promise<Tenant>;
  removeSecret(input: { tenantId: string; credentialId: string; secretId: string }): Promise<Tenant>;
  remove(input: { tenantId: string; credentialId: string }): Promise<Tenant>;
  /** Throws CONFLICT where nothing of the tenant can be changed, UNSUPPORTED for a kind without it. */
  bindToKey(input: { tenantId: string; credentialId: string; bound: boolean }): Promise<Tenant>;
  /** Its assertions name a saved private key by this `kid` from now on, unless it was given with another. */
  nameKey(of: { tenantId: string; credentialId: string; secretId: string }, kid: string): Promise<void>;
  setRegisteredScopes(tenantId: string, credentialId: string, scopes: string[]): Promise<Tenant>;
}

export function createCredentialService(ports: CredentialServicePorts): CredentialService {
  const { list, sources, vault, now, events } = ports;

  const edit = (tenantId: string, credentialId: string, change: (credential: Credential) => Credential) =>
    list.change(tenantId, (tenant) => ({
      ...tenant,
      credentials: tenant.credentials.map((one) => (one.id === credentialId ? change(one) : one)),
    }));

  return {
    async save(given) {
      sources.checkEditable(given.tenantId);
      const draft = await withSecretToKeep(given);
      const tenant = await list.get(draft.tenantId);
      const before =
        draft.credentialId === undefined
          ? null
          : (await list.credential(draft.tenantId, draft.credentialId)).credential;
      const plain = plainValues(draft);
      const value = draft.secret?.value.trim() ?? null;
      checkDraft(draft, plain, tenant, before);
      if (before && !draft.secret) await checkKept(ports, tenant, before, plain);
      const credentialId = before?.id ?? newId('cred');
      const { secrets, added } = secretsAfter(draft, before, now());
      if (added && value !== null) await vault.put(secretPlace(tenant, credentialId, added.id), value);
      const credential = credentialOf(draft, plain, before, { id: credentialId, secrets });
      const saved = await list.change(draft.tenantId, (current) => withCredential(current, credential));
      if (draft.secret?.replaces)
        await forgetSecrets(vault, [secretRef(draft.tenantId, credentialId, draft.secret.replaces)]);
      if (added || draft.useSecretId || (before && changed(plainValues(before), plain)))
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

    async bindToKey({ tenantId, credentialId, bound }) {
      sources.checkEditable(tenantId);
      const { credential } = await list.credential(tenantId, credentialId);
      const { can, noun } = kindOf(credential);
      if (!can.dpop)
        throw new BenchError('UNSUPPORTED', `${credential.name} is ${noun}: its tokens cannot be bound to a key.`, {
          meaning: 'DPoP is for clients that ask for their tokens themselves.',
          fix: 'Use a credential of a service app.',
        });
      const saved = await edit(tenantId, credentialId, (one) => credentialSchema.parse({ ...one, dpop: bound }));
      if (isBoundToKey(credential) !== bound) await events.emit('credential-changed', { tenantId, credentialId });
      return saved;
    },

    nameKey: (of, kid) => nameSavedKey(ports, of, kid),

    setRegisteredScopes: (tenantId, credentialId, scopes) =>
      edit(tenantId, credentialId, (credential) => ({
        ...credential,
        registeredScopes: scopes,
        registeredFrom: 'org',
      })),
  };
}

async function nameSavedKey(
  { list, sources, vault }: CredentialServicePorts,
  { tenantId, credentialId, secretId }: Parameters<CredentialService['nameKey']>[0],
  kid: string,
): Promise<void> {
  const { tenant, credential } = await list.credential(tenantId, credentialId);
  const { keys } = engineOf(credential);
  if (!keys || !tenant.abilities.editable) return;
  const named = await keys.withKid(await sources.of(tenantId).secret(tenant, credential, secretId), kid);
  if (named !== null) await vault.put(secretPlace(tenant, credentialId, secretId), named);
}

/** The draft with the secret that goes into the vault: a key that is made now, or one that was encrypted without its passphrase. */
async function withSecretToKeep(given: CredentialDraft): Promise<CredentialDraft> {
  const { makeKey, ...draft } = given;
  const { keys } = engineOf(draft);
  if ((makeKey || draft.secret?.passphrase !== undefined) && !keys)
    throw new BenchError('UNSUPPORTED', `${draft.name} has no private key, but a ${kindOf(draft).secrets.called}.`, {
      fix: 'Use a credential of a kind that has one.',
    });
  if (makeKey && keys) {
    const { type, ...how } = makeKey;
    return { ...draft, secret: { ...how, value: await keys.make(type) } };
  }
  if (!draft.secret || !keys) return draft;
  const { passphrase, ...secret } = draft.secret;
  return { ...draft, secret: { ...secret, value: keys.keep(secret.value, passphrase) } };
}

/** What the credential holds once the draft is saved, and what of that the vault does not have yet. */
function secretsAfter(
  { secret, useSecretId, kind }: CredentialDraft,
  before: Credential | null,
  addedAt: number,
): { secrets: SecretInfo[]; added: SecretInfo | null } {
  const kept = before?.secrets.filter(({ id }) => id !== secret?.replaces) ?? [];
  if (!secret) return { secrets: inUse(kept, useSecretId), added: null };
  const label = secret.label || labelFor(kept, kindOf({ kind }).secrets);
  const added = { id: newId('sec'), label, addedAt, lastUsedAt: null, inUse: true };
  // One that is named stays in use: a second secret may be tested first.
  return { secrets: inUse([...kept, added], useSecretId ?? added.id), added };
}

function credentialOf(
  draft: CredentialDraft,
  plain: Record<string, PlainValue>,
  before: Credential | null,
  { id, secrets }: Pick<Credential, 'id' | 'secrets'>,
): Credential {
  const value = draft.secret?.value.trim();
  return credentialSchema.parse({
    clientId: '',
    ...plain,
    id,
    kind: draft.kind,
    name: draft.name,
    secrets,
    registeredScopes: draft.registeredScopes ?? before?.registeredScopes ?? [],
    registeredFrom: draft.registeredScopes ? 'typed' : (before?.registeredFrom ?? null),
    lastUsedAt: before?.lastUsedAt ?? null,
    expiresAt: value === undefined ? (before?.expiresAt ?? null) : kindOf(draft).secrets.endsAt(value),
  } satisfies Omit<Credential, 'kind'> & { kind: CredentialKind });
}

/** In the place of the one of its id, else at the end. */
function withCredential<Holder extends { credentials: Credential[] }>(tenant: Holder, credential: Credential): Holder {
  const others = tenant.credentials.filter((one) => one.id !== credential.id);
  const index = tenant.credentials.findIndex((one) => one.id === credential.id);
  return { ...tenant, credentials: others.toSpliced(index < 0 ? others.length : index, 0, credential) };
}

/** Exactly one secret is in use: the named one, else the one that was, else the newest. */
function inUse(secrets: SecretInfo[], chosen?: string): SecretInfo[] {
  const id = secrets.find((one) => one.id === chosen)?.id ?? secrets.find((one) => one.inUse)?.id ?? secrets.at(-1)?.id;
  return secrets.map((secret) => ({ ...secret, inUse: secret.id === id }));
}

/** The first of the kind's own labels that is free. */
function labelFor(kept: SecretInfo[], { slots }: SecretRules): string {
  const free = slots.find(({ label }) => !kept.some((secret) => secret.label === label));
  return (free ?? slots.at(-1))?.label ?? '';
}

const changed = (before: Record<string, PlainValue>, after: Record<string, PlainValue>): boolean =>
  Object.entries(after).some(([name, value]) => before[name] !== value);

function checkFields(draft: CredentialDraft, plain: Record<string, PlainValue>): void {
  for (const field of plainFields(kindOf(draft))) {
    const value = plain[field.name];
    if (field.input !== 'text' || typeof value !== 'string') continue;
    const fault = value === '' ? field.refusal : field.fault?.(value);
    if (fault) throw new BenchError('INVALID_INPUT', fault.message, { fix: fault.fix });
  }
}

/** A saved key may not fit what is chosen now. Throws as the check of a secret does, and the vault's own errors. */
async function checkKept(
  { sources }: Pick<CredentialServicePorts, 'sources'>,
  tenant: Tenant,
  before: Credential,
  plain: Record<string, PlainValue>,
): Promise<void> {
  const { checkSecret } = engineOf(before);
  if (!checkSecret || plain.alg === plainValues(before).alg) return;
  for (const { id } of before.secrets) checkSecret(await sources.of(tenant.id).secret(tenant, before, id), plain);
}

function checkDraft(
  draft: CredentialDraft,
  plain: Record<string, PlainValue>,
  tenant: Tenant,
  before: Credential | null,
): void {
  const { secrets } = kindOf(draft);
  if (
    tenant.credentials.some(
      (one) => one.id !== draft.credentialId && one.name.toLowerCase() === draft.name.toLowerCase(),
    )
  )
    throw new BenchError('CONFLICT', `${tenant.name} already has a credential named ${draft.name}.`, {
      fix: 'Choose another name.',
    });
  if (before && before.kind !== draft.kind)
    throw new BenchError('CONFLICT', 'The kind of a credential cannot change.', {
      fix: 'Add a new credential of the other kind.',
    });
  checkFields(draft, plain);
  if (!draft.secret) return;
  const value = draft.secret.value.trim();
  if (value === '')
    throw new BenchError('INVALID_INPUT', 'The secret is empty.', {
      fix: 'Paste the secret, or leave the field untouched to keep what is saved.',
    });
  const fault = secrets.fault(value, plain);
  if (fault) throw new BenchError('INVALID_INPUT', fault.message, { meaning: fault.meaning, fix: fault.fix });
  engineOf(draft).checkSecret?.(value, plain);
  const kept = before?.secrets.filter((secret) => secret.id !== draft.secret?.replaces).length ?? 0;
  if (kept >= secrets.slots.length) throw new BenchError('CONFLICT', secrets.full.message, { fix: secrets.full.fix });
}
