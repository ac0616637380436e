// A client of the org: who asks for tokens, and whom a token represents. Each kind has a file of its own beside this one;
// whoever is no kind's file asks `client-kinds.ts` for what a kind can do and never which kind it is.

/** From where a client may ask for tokens (FACTS §10). */
export interface ClientNetwork {
  connection: 'ANYWHERE' | 'ZONE';
  /** Zone ids, or one word for all of them. */
  include: string[];
  exclude: string[];
}

export const ANYWHERE: ClientNetwork = { connection: 'ANYWHERE', include: [], exclude: [] };

export interface ClientSecret {
  id: string;
  secret: string;
  status: 'ACTIVE' | 'INACTIVE';
  /** Epoch milliseconds. */
  created: number;
  lastUpdated: number;
}

export interface ClientRole {
  id: string;
  /** `SUPER_ADMIN`, ...; `CUSTOM` for one of the org's own. */
  type: string;
  created: number;
  /** Ids of the org's own role and of the resource set that it is held for. */
  custom?: { role: string; resourceSet: string };
}

/** What every client has. */
interface AnyClient {
  /** Client id, and id of the app that it is: `0oa…`. */
  id: string;
  /** Which app of the catalogue of apps it is an instance of. */
  type: string;
  name: string;
  active: boolean;
  network: ClientNetwork;
  /** Scopes of the org that its tokens may carry. */
  granted: readonly string[];
  roles: ClientRole[];
  /** It gets tokens that are bound to a key (DPoP), or none (FACTS §2). */
  demandsProof: boolean;
}

/** An instance under /integrations, an app and a client of the token endpoint in one record (FACTS §9). */
export interface Integration extends AnyClient {
  kind: 'oin-integration';
  /** Of the submission; absent where none was given. */
  description?: string;
  /** Where its configuration guide is. */
  guide?: string;
  /** Scopes of the submission; never used to decide anything, shown as the ledger's second state. */
  registered: readonly string[];
  secrets: ClientSecret[];
  properties: Record<string, unknown>;
  created: number;
  createdBy: string;
  lastUpdated: number;
}

/** What an app under /api/v1/apps says of itself as a client: read again for each request, so that a change counts at once. */
export interface AppFields extends AnyClient {
  /** `client_secret_basic`, `private_key_jwt`, `none`, ... */
  method: string;
  grants: string[];
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  responseTypes: string[];
  pkceRequired: boolean;
  asksConsent: boolean;
  /** Those that are active. */
  secrets: string[];
}

export interface ServiceApp extends AppFields {
  kind: 'service-app';
}

export interface UserApp extends AppFields {
  kind: 'user-app';
}

export type Client = Integration | ServiceApp | UserApp;
export type ClientKindName = Client['kind'];
