// What the engine does with a credential of a kind: authenticate its client, ask for a token, name its secrets. A kind answers with headers, parameters and secrets and sends nothing itself; run-authorized.ts is where all of it is sent.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { TokenInfo } from '../../../shared/model/token.ts';
import type { AuthorizationScheme } from '../../../shared/okta/credentials/authorization-schemes.ts';
import type { PlainValue } from '../../../shared/okta/credentials/credential-kind.ts';
import type { CredentialKind } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import type { ReadSigningKey } from './client-assertion.ts';
import type { ProofKey } from './dpop-proof.ts';
import type { PrivateKeys } from './private-keys.ts';
import type { SignedText } from './signed-text.ts';

/** A credential with the secret that is in use, for one call: nothing keeps it. */
export interface CredentialWithSecret {
  credential: Credential;
  secret: string;
}

/** One request before it goes out: what an assertion or a proof is bound to. */
export interface CallToAuthorize {
  method: string;
  /** Absolute, with its query. */
  url: URL;
  /** The one that the org asked for when the same request went out before (RFC 9449 §8); null for the first time. */
  nonce: string | null;
  /** By the org's clock, epoch ms. */
  at: number;
}

export interface Authorization {
  headers: HeaderList;
  /** Parameters that join the form of a request to the authorization server. */
  form: [name: string, value: string][];
  /** What must not be exposed. */
  secrets: string[];
  /** What was signed for it: shown with the exchange, without the signature. */
  signed: SignedText[];
  /** Scopes of the token that goes out; null when none does, or they are not known. */
  heldScopes: string[] | null;
  /**
   * For an answer that wants the same request once more with a nonce: that nonce; null for every other answer. Absent where no
   * answer can want that.
   */
  nonceAsked?(answer: Exchange): string | null;
}

/** A token that is held: what a call is authorized with. */
export interface TokenToSend {
  raw: string;
  /** What it goes out under. */
  scheme: AuthorizationScheme;
  /** That it is bound to; null for one that is bound to none. */
  proofKey: ProofKey | null;
  info: Pick<TokenInfo, 'granted'>;
}

/** Everything that makes two tokens different. */
export interface TokenRequestKey {
  tenantId: string;
  credentialId: string;
  /** Another secret is another key: what was replaced gives no token any more. */
  secretId: string;
  scopes: readonly string[];
}

export interface ClientEngine {
  /** `readKey`: of a private key, where one that was read before is kept; reads it when absent. */
  authenticate(client: CredentialWithSecret, call: CallToAuthorize, readKey?: ReadSigningKey): Promise<Authorization>;
  /** The form of the token request, without what authenticates the client. Null where a person has to sign in first. */
  tokenForm: ((credential: Credential, scopes: readonly string[]) => [name: string, value: string][]) | null;
}

export interface CredentialEngine {
  id: CredentialKind;
  /** Null where there is no client: the secret is a token, and nothing can be asked for. */
  client: ClientEngine | null;
  /** The authorization server from the root of the org, without a slash at the end: `/oauth2`. */
  serverPath(credential: Credential): string;
  /** Of a kind whose secret is a private key. */
  keys?: PrivateKeys;
  /** Throws INVALID_INPUT for a secret that cannot be used as the fields want it, beyond what its text shows (`secrets.fault` of the facts). */
  checkSecret?(secret: string, plain: Readonly<Record<string, PlainValue>>): void;
  /** The secret, and what goes out in its place. */
  secretsOf(clientId: string, secret: string): string[];
  /** Under which a token is held; two requests with the same key get the same token. */
  cacheKey(key: TokenRequestKey): string;
}
