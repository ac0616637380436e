// One way to ask for a token: what happens between a known client that may use the grant and the answer.
import type { AuthorizationServer, OAuthStep } from '../servers/oauth-exchange.ts';

export interface Grant {
  /** The value of `grant_type`. */
  type: string;
  /** In order; the last step always answers. */
  stepsAt(server: AuthorizationServer): readonly OAuthStep[];
}
