// A request to an endpoint where the client authenticates itself (token, introspect, revoke): the exchange with what
// its steps find out on the way.
import type { Exchange, Step } from '../http/exchange.ts';
import type { AppClient } from './app-client.ts';

export interface Credentials {
  method: 'basic' | 'post' | 'none' | 'assertion';
  clientId: string;
  secret: string;
  assertion: string;
  assertionType: string;
}

export interface TokenExchange extends Exchange {
  form: URLSearchParams;
  credentials: Credentials | null;
  /** Who calls when it is no OIN integration but another app of the org; then `client` is null. */
  app: AppClient | null;
  /** Requested scopes in order, each once. */
  requested: string[];
  /** Those of `requested` that are granted: what the token will carry. */
  granted: string[];
}

export type TokenStep = Step<TokenExchange>;
