// Credentials for tests, by what they are needed for: a client that asks for tokens by a secret or by a key, and a token that was pasted. Nothing else in the
// tests names a kind, so that a kind can be renamed, split or added without touching them.
import type { Credential, CredentialDraft } from '../../shared/model/credentials/credential.ts';

const CLIENT = 'oin-integration';
const KEYED = 'service-app';
const PASTED = 'access-token';
const OWN_API = 'custom-as-client';
const BY_PERSON = 'user-app';
const ADMIN = 'api-token';

type DraftOf<Kind extends CredentialDraft['kind']> = Extract<CredentialDraft, { kind: Kind }>;
type Given<Draft extends CredentialDraft> = {
  [Name in keyof Omit<Draft, 'kind' | 'tenantId'>]?: Exclude<Draft[Name], undefined>;
} & Pick<Draft, 'tenantId'>;

export const clientDraft = (given: Given<DraftOf<typeof CLIENT>>): DraftOf<typeof CLIENT> => ({
  kind: CLIENT,
  name: 'Main',
  clientId: '0oaexample',
  ...given,
});

export const keyClientDraft = (given: Given<DraftOf<typeof KEYED>>): DraftOf<typeof KEYED> => ({
  kind: KEYED,
  authorizationServer: '',
  name: 'By key',
  clientId: '0oaexample',
  dpop: false,
  alg: 'auto',
  kid: true,
  assertionLife: '',
  ...given,
});

export const ownApiClientDraft = (given: Given<DraftOf<typeof OWN_API>>): DraftOf<typeof OWN_API> => ({
  kind: OWN_API,
  clientAuthentication: 'client_secret_basic',
  name: 'Own API',
  clientId: '0oaexample',
  authorizationServer: '',
  dpop: false,
  alg: 'auto',
  assertionLife: '',
  ...given,
});

export const userAppDraft = (given: Given<DraftOf<typeof BY_PERSON>>): DraftOf<typeof BY_PERSON> => ({
  kind: BY_PERSON,
  name: 'Signed in',
  clientId: '0oaexample',
  redirectPort: '',
  redirectUri: '',
  authorizationServer: '',
  dpop: false,
  ...given,
});

export const pastedTokenDraft = (given: Given<DraftOf<typeof PASTED>>): DraftOf<typeof PASTED> => ({
  kind: PASTED,
  name: 'Pasted',
  ...given,
});

export const apiTokenDraft = (given: Given<DraftOf<typeof ADMIN>>): DraftOf<typeof ADMIN> => ({
  kind: ADMIN,
  name: 'API token',
  ...given,
});

type Stored = Partial<Omit<Credential, 'kind'>>;

const stored = {
  id: 'c1',
  name: 'Main',
  clientId: '0oaexample',
  secrets: [],
  registeredScopes: [],
  registeredFrom: null,
  lastUsedAt: null,
  expiresAt: null,
};

/** As they are saved, without secrets unless some are given. */
export const clientCredential = (given: Stored = {}): Credential => ({ ...stored, ...given, kind: CLIENT });
export const pastedTokenCredential = (given: Stored = {}): Credential => ({
  ...stored,
  clientId: '',
  ...given,
  kind: PASTED,
});

/** What the clients of the sandbox org are. */
export const SANDBOX_KIND = CLIENT;
export const SANDBOX_KEYED_KIND = KEYED;

/** As the command line names them. */
export const PERSON_KIND = BY_PERSON;
export const OWN_API_KIND = OWN_API;
