// A request to an endpoint where the client authenticates itself (token, introspect, revoke): the exchange with the authorization
// server that it goes to and with what its steps find out on the way.
import type { Exchange, Step } from '../http/exchange.ts';
import type { Entity } from '../store.ts';
import type { Issuer } from '../tokens/access-token.ts';
import type { RefreshLine } from '../tokens/refresh-tokens.ts';
import type { OAuthErrorKey } from './oauth-error.ts';

export interface Credentials {
  method: 'basic' | 'post' | 'none' | 'assertion';
  clientId: string;
  /** What was sent as the secret; twice where Basic can be read in two ways. */
  secrets: readonly string[];
  assertion: string;
  assertionType: string;
}

/** In seconds; null: without end. */
export interface Lifetimes {
  accessS: number;
  refreshS: number | null;
  /** How long a refresh token may lie unused. */
  refreshIdleS: number | null;
}

/** Who wants which scopes by which grant; `user` is null where a client asks for itself. */
export interface Asked {
  clientId: string;
  grantType: string;
  user: Entity | null;
  scopes: readonly string[];
}

export interface Admission {
  lifetimes: Lifetimes;
}

/** `argument` fills the text of the error. */
export interface Refused {
  refused: OAuthErrorKey;
  argument?: string;
}

export interface Published {
  scopes: string[];
  /** The OAuth document (not that of OpenID Connect) names what a client gets for itself. */
  clientCredentials: boolean;
}

/** The org's own one or a custom one: what is different between them is in here, and no step asks which it is. */
export interface AuthorizationServer extends Issuer {
  /** What its endpoints begin with: `…/v1/token` follows it. */
  base: string;
  /** Its tokens are for the API of the org. */
  forApi: boolean;
  /** From the scopes that a client asks for to those that it gets, for itself rather than for a person. */
  scopeSteps: readonly OAuthStep[];
  /** From the scopes that a client asks for in the name of a person to those that it may get; who the person is, is not asked here. */
  personScopes(text: string, client: { granted: readonly string[] }): { scopes: string[] } | Refused;
  /** What its discovery documents name. */
  publishes(): Published;
  /** Whether its policies let this pass, and for how long. */
  admit(asked: Asked): Admission | Refused;
  /** The claims that its access tokens carry beside those that all have. */
  accessClaims(asked: Asked): { claims: Record<string, unknown> } | Refused;
  /** The same for its id tokens. */
  idClaims(asked: Asked): { claims: Record<string, unknown> } | Refused;
  /** Scopes of it that the person has to agree to before that client gets them. */
  askConsent(scopes: readonly string[]): string[];
}

/** In whose name a token is asked for. */
export interface Subject {
  user: Entity;
  /** When the person signed in, epoch milliseconds. */
  authTime: number;
  nonce: string | null;
}

export interface OAuthExchange extends Exchange {
  server: AuthorizationServer;
  form: URLSearchParams;
  /** It carries an authorize request, which names its client beside the credentials (RFC 9126 §2.1). */
  pushes: boolean;
  credentials: Credentials | null;
  /** Requested scopes in order, each once. */
  requested: string[];
  /** Those of `requested` that are granted: what the token will carry. */
  granted: string[];
  /** Thumbprint of the key that the tokens will be bound to (DPoP); null for bearer tokens. */
  boundTo: string | null;
  lifetimes: Lifetimes;
  /** Null: the client asks for itself. */
  subject: Subject | null;
  /** The refresh token that goes with the tokens; null: none. */
  refresh: { token: string; line: RefreshLine } | null;
}

export type OAuthStep = Step<OAuthExchange>;
