// What is being typed on the Tenants page. It outlives a change of page, so that nothing is lost by looking something up;
// it is never written anywhere, since a secret may be in it until it is saved.
import { createStore } from 'zustand/vanilla';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { CheckResult, Tenant } from '../../../shared/model/tenant.ts';
import type { PlainValue } from '../../../shared/okta/credentials/credential-kind.ts';
import {
  CREDENTIAL_KINDS,
  type CredentialKind,
  kindOf,
  plainValues,
} from '../../../shared/okta/credentials/credential-kinds.ts';
import type { KeyType } from '../../../shared/okta/credentials/key-types.ts';

export interface TenantForm {
  url: string;
  name: string;
  /** The person wrote the name; until then it follows the address. */
  nameTouched: boolean;
  production: boolean;
  /** Sweeps may send it writes that are invalid on purpose. */
  invalidWrites: boolean;
  /** An unknown suffix was said to be right. */
  confirmed: boolean;
}

export interface CredentialForm {
  kind: CredentialKind;
  name: string;
  /** By the names of the kind's fields, the secret among them. What was typed for another kind stays, and is not sent. */
  values: Readonly<Record<string, PlainValue>>;
  /** Of a private key: what decrypts it, or the type of one that is to be made. */
  passphrase: string;
  makes: KeyType | null;
  scopes: readonly string[];
  /** Typed scopes that are not chips yet: they count when the form is saved. */
  scopeText: string;
}

export interface SecretDraft {
  value: string;
  label: string;
  passphrase: string;
  makes: KeyType | null;
}

export const emptySecret: SecretDraft = { value: '', label: '', passphrase: '', makes: null };

interface Drafts {
  tenants: Readonly<Record<string, TenantForm>>;
  credentials: Readonly<Record<string, CredentialForm>>;
  /** A second secret being added, by credential id. */
  secrets: Readonly<Record<string, SecretDraft>>;
  /** The last check of each tenant in this session. */
  checks: Readonly<Record<string, CheckResult>>;
}

/** Key of the tenant that is being added. */
export const NEW = 'new';

export const draftsStore = createStore<Drafts>()(() => ({ tenants: {}, credentials: {}, secrets: {}, checks: {} }));

export const emptyTenant: TenantForm = {
  url: '',
  name: '',
  nameTouched: false,
  production: false,
  invalidWrites: false,
  confirmed: false,
};

export const toTenantForm = (tenant: Tenant): TenantForm => ({
  url: tenant.origin,
  name: tenant.name,
  nameTouched: true,
  production: tenant.production,
  invalidWrites: tenant.invalidWrites,
  confirmed: true,
});

/** What is in a field for text, without the space around it. */
export function typedText({ values }: Pick<CredentialForm, 'values'>, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The type of the key that is to be made; null for a kind that has none. */
export const keyMade = (form: CredentialForm): KeyType | null =>
  kindOf(form).fields.some((field) => field.secret && 'lines' in field) ? form.makes : null;

const emptyCredential = (kind: CredentialKind): CredentialForm => ({
  kind,
  name: kindOf({ kind }).label,
  values: {},
  passphrase: '',
  makes: null,
  scopes: [],
  scopeText: '',
});

export const toCredentialForm = (credential: Credential): CredentialForm => ({
  kind: credential.kind,
  name: credential.name,
  values: plainValues(credential),
  passphrase: '',
  makes: null,
  scopes: credential.registeredScopes,
  scopeText: '',
});

/** Open the form for a new credential of this tenant. One that is open already stays as it is, but for its kind where one is given. */
export function startCredential(tenantId: string, kind?: CredentialKind): void {
  const key = `${tenantId}/${NEW}`;
  const open = draftsStore.getState().credentials[key];
  if (!open) setDraft('credentials', key, emptyCredential(kind ?? CREDENTIAL_KINDS[0].id));
  else if (kind) setDraft('credentials', key, ofKind(open, kind));
}

/** The form for another kind. A name that nobody wrote follows it. */
export function ofKind(form: CredentialForm, kind: CredentialKind): CredentialForm {
  const untouched = form.name === kindOf(form).label;
  return { ...form, kind, name: untouched ? kindOf({ kind }).label : form.name };
}

type Kind = 'tenants' | 'credentials' | 'secrets' | 'checks';

/** Put or (with null) remove one draft. */
export function setDraft<Of extends Kind>(of: Of, key: string, draft: Drafts[Of][string] | null): void {
  draftsStore.setState((state) => {
    const { [key]: _gone, ...rest } = state[of] as Record<string, unknown>;
    return { [of]: draft === null ? rest : { ...rest, [key]: draft } } as Partial<Drafts>;
  });
}
