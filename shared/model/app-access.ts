// What an app of the org may do and by what it authenticates, as a credential of that org may read it: granted scopes, admin roles, client
// secrets, public keys, and the API service integrations. A secret is never in it: which of those that are saved here is which of the org's is
// found by hash (FACTS §21.1), in the engine.
import { z } from 'zod';
import { ADMIN_ROLE_TYPES } from '../okta/app-access/admin-roles.ts';
import { errorData } from './errors.ts';

/** Of the org's app; an id of Okta has 20 characters, a chosen client id up to 100. */
const appId = z.string().regex(/^[\w.~:-]{1,100}$/);
const orgId = z.string().min(1).max(100);

export const appPlace = z.object({
  tenantId: z.string(),
  /** The app's client id. */
  appId,
  /** The credential that asks: not always one of this app. */
  actorId: z.string(),
});
export type AppPlace = z.infer<typeof appPlace>;

export const accessPart = z.enum(['grants', 'roles', 'secrets', 'keys', 'integrations']);
export type AccessPart = z.infer<typeof accessPart>;

/** Why a list could not be read, or a change was refused. */
export const accessRefusal = z.object({
  title: z.string(),
  meaning: z.string(),
  fix: z.string(),
  /** What is missing, where that is it: a scope of the token, or the admin role of the app behind the actor. */
  missing: z.enum(['scope', 'role']).nullable(),
  /** Null where nothing was sent. */
  exchangeId: z.string().nullable(),
});
export type AccessRefusal = z.infer<typeof accessRefusal>;

/** A secret or key that is saved in the bench. */
export const heldAs = z.object({
  credentialId: z.string(),
  credentialName: z.string(),
  secretId: z.string(),
  label: z.string(),
  /** Requests go out with it. */
  inUse: z.boolean(),
});
export type HeldAs = z.infer<typeof heldAs>;
const heldKind = z.enum(['secret', 'key']);

/** What the org said of a saved secret or key at the latest token request that tested it, in this session. */
export const secretTest = z.object({
  outcome: z.enum(['accepted', 'refused']),
  at: z.number(),
  /** As the org listed it at that time. */
  active: z.boolean(),
});
export type SecretTest = z.infer<typeof secretTest>;

export const accessGrant = z.object({
  /** Null for an integration, whose scopes are fixed with it. */
  id: z.string().nullable(),
  scope: z.string(),
  createdAt: z.number().nullable(),
});
export type AccessGrant = z.infer<typeof accessGrant>;
export const accessRole = z.object({
  id: z.string(),
  type: z.string(),
  label: z.string(),
  createdAt: z.number().nullable(),
  /** Of a custom one: on which resources it acts. */
  resourceSetId: z.string().nullable(),
});
export type AccessRole = z.infer<typeof accessRole>;
const listed = {
  id: z.string(),
  active: z.boolean(),
  createdAt: z.number().nullable(),
  heldAs: heldAs.nullable(),
  /** Null where it was not tested. */
  test: secretTest.nullable(),
};
export const accessSecret = z.object({
  ...listed,
  /** Of the org; null where it gives none. */
  hash: z.string().nullable(),
  /** `***` and the last four characters, where the org shows these. */
  hint: z.string().nullable(),
  /** Made here in this session and not saved: it can still be copied or saved. */
  waiting: z.boolean(),
});
export type AccessSecret = z.infer<typeof accessSecret>;
export const accessKey = z.object({
  ...listed,
  kid: z.string().nullable(),
  /** Whether what its saved half signs names it by a `kid`; null where that is not saved here. */
  namesKid: z.boolean().nullable(),
  /** Such as `RSA, RS256`. */
  type: z.string(),
  /** RFC 7638; null where the org shows no public numbers. */
  thumbprint: z.string().nullable(),
});
export type AccessKey = z.infer<typeof accessKey>;
export const accessIntegration = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  scopes: z.array(z.string()),
});
export type AccessIntegration = z.infer<typeof accessIntegration>;

function part<Item extends z.ZodType>(item: Item) {
  return z.discriminatedUnion('state', [
    /** `doubt`: an empty list may be the answer to a missing role too. */
    z.object({ state: z.literal('read'), items: z.array(item), doubt: z.string().nullable() }),
    z.object({ state: z.literal('refused'), refusal: accessRefusal }),
    /** There is no such list for this app; `why` is a sentence. */
    z.object({ state: z.literal('none'), why: z.string() }),
  ]);
}

/** A list as it was read, or why it was not. */
export type AccessList<Item> =
  | { state: 'read'; items: Item[]; doubt: string | null }
  | { state: 'refused'; refusal: AccessRefusal }
  | { state: 'none'; why: string };

export const accessParts = z.object({
  grants: part(accessGrant),
  roles: part(accessRole),
  secrets: part(accessSecret),
  keys: part(accessKey),
  integrations: part(accessIntegration),
});
export type AccessParts = z.infer<typeof accessParts>;

export const appAccess = z.object({
  ...appPlace.shape,
  readAt: z.number(),
  /** An API service integration instance: its scopes are fixed, and its secrets have another address. Null when that could not be read. */
  integration: z.boolean().nullable(),
  parts: accessParts,
  /** What is saved here for this app and is none of what was read: replaced or deleted in the org, or wrong. */
  unlisted: z.array(heldAs.extend({ of: heldKind })),
  /** What is saved here and could not be opened to be compared. */
  unread: z.array(heldAs.extend({ of: heldKind, why: z.string() })),
});
export type AppAccess = z.infer<typeof appAccess>;

/** A custom role, or a resource set, of the org. */
export const orgChoice = z.object({ id: z.string(), label: z.string(), description: z.string().nullable() });
export type OrgChoice = z.infer<typeof orgChoice>;
/** Of what a custom role is assigned: the org's own roles, and the sets of resources that one can be for. */
export const customRoles = z.object({ roles: part(orgChoice), resourceSets: part(orgChoice) });
export type CustomRoles = z.infer<typeof customRoles>;

export const accessChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grant'), scope: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('revoke'), id: orgId }),
  z.object({ kind: z.literal('assign-role'), type: z.enum(ADMIN_ROLE_TYPES) }),
  z.object({ kind: z.literal('assign-custom-role'), roleId: orgId, resourceSetId: orgId }),
  z.object({ kind: z.literal('remove-role'), id: orgId }),
  /** `keepIn`: the credential of this app whose second secret it becomes, not in use yet. Null: it waits to be copied. */
  z.object({ kind: z.literal('create-secret'), keepIn: z.string().nullable() }),
  z.object({ kind: z.literal('activate-secret'), id: orgId }),
  z.object({ kind: z.literal('deactivate-secret'), id: orgId }),
  z.object({ kind: z.literal('delete-secret'), id: orgId }),
  /** A public key as it was pasted: JWK, or PEM. */
  z.object({ kind: z.literal('add-key'), text: z.string().min(1).max(20_000) }),
  /** The public half of a private key that is saved here. */
  z.object({ kind: z.literal('add-held-key'), credentialId: z.string(), secretId: z.string() }),
  z.object({ kind: z.literal('activate-key'), id: orgId }),
  z.object({ kind: z.literal('deactivate-key'), id: orgId }),
  z.object({ kind: z.literal('delete-key'), id: orgId }),
]);
export type AccessChange = z.infer<typeof accessChange>;

export const changeInput = appPlace.extend({
  change: accessChange,
  /** Write guard: as for `request.send`. */
  armed: z.boolean().optional(),
  confirmName: z.string().optional(),
});
export type ChangeInput = z.infer<typeof changeInput>;

export const changeResult = z.object({
  /** Null when it was done. */
  refusal: accessRefusal.nullable(),
  /** Of a new secret; it could not be saved where `problem` says why, and waits. */
  created: z.object({ secretId: z.string(), problem: errorData.extend({ message: z.string() }).nullable() }).nullable(),
  /** Everything as it is now. */
  access: appAccess,
});
export type ChangeResult = z.infer<typeof changeResult>;

/** A secret of the org by its id there. */
export const createdSecret = appPlace.extend({ secretId: orgId });
export const keepSecretInput = createdSecret.extend({ credentialId: z.string() });

/** Of a secret or key that is saved here: whether the org takes it, whichever is in use. */
export const testSecretInput = appPlace.extend({ credentialId: z.string(), secretId: z.string() });
export const testSecretResult = z.object({
  /** `unclear`: something else than the secret kept a token from being issued, or nothing answered; `refusal` says what. */
  outcome: z.enum(['accepted', 'refused', 'unclear']),
  /** Null where it was accepted. */
  refusal: accessRefusal.nullable(),
  access: appAccess,
});
export type TestSecretResult = z.infer<typeof testSecretResult>;
