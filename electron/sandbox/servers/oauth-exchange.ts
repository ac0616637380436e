// A request to an endpoint where the client authenticates itself (token, introspect, revoke): the exchange with the authorization
// server that it goes to and with what its steps find out on the way.
import type { Exchange, Step } from '../http/exchange.ts';
import type { Issuer } from '../tokens/access-token.ts';

export interface Credentials {
  method: 'basic' | 'post' | 'none' | 'assertion';
  clientId: string;
  /** What was sent as the secret; twice where Basic can be read in two ways. */
  secrets: readonly string[];
  assertion: string;
  assertionType: string;
}

/** The org's own one or a custom one: what is different between them is in here, and no step asks which it is. */
export interface AuthorizationServer extends Issuer {
  /** What its endpoints begin with: `…/v1/token` follows it. */
  base: string;
  /** Its tokens are for the API of the org. */
  forApi: boolean;
  /** From the scopes that a client asks for to those that it gets, for itself rather than for a person. */
  scopeSteps: readonly OAuthStep[];
}

export interface OAuthExchange extends Exchange {
  server: AuthorizationServer;
  form: URLSearchParams;
  credentials: Credentials | null;
  /** Requested scopes in order, each once. */
  requested: string[];
  /** Those of `requested` that are granted: what the token will carry. */
  granted: string[];
  /** Thumbprint of the key that the tokens will be bound to (DPoP); null for bearer tokens. */
  boundTo: string | null;
}

export type OAuthStep = Step<OAuthExchange>;
