// The table of the kinds of credential. A new kind is a file beside this one, a line here, and its file in the engine; the form, the
// contract, the command line and the page take what they need from here.
import { accessToken } from './access-token.ts';
import { apiToken } from './api-token.ts';
import type { AuthorizationScheme } from './authorization-schemes.ts';
import type { ClientAuthentication, CredentialKindFacts, PlainField, PlainValue } from './credential-kind.ts';
import { customAsClient } from './custom-as-client.ts';
import { oinIntegration } from './oin-integration.ts';
import { serviceApp } from './service-app.ts';
import { userApp } from './user-app.ts';

/** In the order in which a person chooses among them; a new credential begins as the first. */
export const CREDENTIAL_KINDS = [
  oinIntegration,
  serviceApp,
  customAsClient,
  userApp,
  accessToken,
  apiToken,
] as const satisfies readonly CredentialKindFacts[];

/** A client secret, or the private half of a key. */
export type HeldKind = 'secret' | 'key';

export type CredentialKind = (typeof CREDENTIAL_KINDS)[number]['id'];

/** Of whatever names its kind: a credential, a draft, a form. */
export function kindOf({ kind }: { kind: CredentialKind }): CredentialKindFacts {
  const found = CREDENTIAL_KINDS.find(({ id }) => id === kind);
  if (!found) throw new Error(`no kind of credential is called ${kind}`);
  return found;
}

/** The first kind whose client authenticates so. */
export function kindByClient(client: ClientAuthentication): CredentialKind {
  const found = CREDENTIAL_KINDS.find(({ can }) => can.client === client);
  if (!found) throw new Error(`no kind of credential authenticates by ${client}`);
  return found.id;
}

/** The first kind whose secret goes out as it is, under this scheme. */
export function kindByScheme(scheme: AuthorizationScheme): CredentialKind {
  const found = CREDENTIAL_KINDS.find(({ can }) => can.client === null && can.scheme === scheme);
  if (!found) throw new Error(`the secret of no kind of credential goes out as ${scheme}`);
  return found.id;
}

export const plainFields = ({ fields }: Pick<CredentialKindFacts, 'fields'>): PlainField[] =>
  fields.flatMap((field) => (field.secret ? [] : [field]));

/** What a person entered for a credential and is no secret, by the names of its fields; what is usual for what is not there. */
export function plainValues(of: { kind: CredentialKind }): Record<string, PlainValue> {
  const values: Readonly<Record<string, unknown>> = { ...of };
  return Object.fromEntries(
    plainFields(kindOf(of)).map((field) => {
      const usual = field.input === 'text' ? '' : field.usual;
      const value = values[field.name];
      return [field.name, typeof value === typeof usual ? (value as PlainValue) : usual];
    }),
  );
}

/** The fields of a credential to show: those that count beside the others, and of the rare ones what is not as usual. */
export function shownFields(of: { kind: CredentialKind }): PlainField[] {
  const values = plainValues(of);
  return plainFields(kindOf(of)).filter((field) => {
    const usual = field.input === 'text' ? '' : field.usual;
    return (field.applies?.(values) ?? true) && !(field.rare && values[field.name] === usual);
  });
}

/** Whether something is signed for each of its token requests: an assertion, or a proof of its key. */
export const signsRequests = (credential: { kind: CredentialKind }): boolean =>
  isBoundToKey(credential) || (kindOf(credential).can.signs?.(plainValues(credential)) ?? false);

/** The custom authorization server that issues the tokens of a credential; null for the org's own, whose tokens are for Okta's API. */
export const customServerOf = (credential: { kind: CredentialKind }): string | null =>
  kindOf(credential).can.customServer?.(plainValues(credential)) ?? null;

/** What the saved secrets of a credential are to its app, whose list the org keeps as well; null where there is no app behind it. */
export function heldKind(credential: { kind: CredentialKind }): HeldKind | null {
  const { client } = kindOf(credential).can;
  if (client === null) return null;
  return client === 'private_key_jwt' ? 'key' : 'secret';
}

/** Whether the tokens of this credential are bound to a key. */
export const isBoundToKey = (credential: { kind: CredentialKind }): boolean =>
  kindOf(credential).can.dpop && plainValues(credential).dpop === true;

/** What the calls of this credential go out under. */
export const schemeOf = (credential: { kind: CredentialKind }): AuthorizationScheme =>
  isBoundToKey(credential) ? 'DPoP' : kindOf(credential).can.scheme;

/** Of a credential whose tokens a person signs in for: where the browser is sent back to. Null for one that asks by itself. */
export const redirectOf = (credential: { kind: CredentialKind }): string | null =>
  kindOf(credential).can.signsIn?.(plainValues(credential)) ?? null;
