// What a kind of client decides for itself. A new kind is one file that holds such an object, its record in `client.ts` and a row
// in `client-kinds.ts`; nothing else asks which kind a client is.
import type { Reply } from '../http/reply.ts';
import type { Org } from '../org.ts';
import type { SandboxClientInfo } from '../sandbox-options.ts';
import type { OAuthErrorKey } from '../servers/oauth-error.ts';
import type { AuthorizationServer, Credentials, OAuthExchange } from '../servers/oauth-exchange.ts';
import type { Client } from './client.ts';

/** How people sign in to an app (FACTS §16). */
export interface SignInSettings {
  redirectUris: readonly string[];
  /** Where people may be led after they signed out. */
  postLogoutRedirectUris: readonly string[];
  responseTypes: readonly string[];
  grants: readonly string[];
  pkceRequired: boolean;
  /** People are asked before it gets what has to be agreed to. */
  asksConsent: boolean;
}

export interface ClientKind<C extends Client = Client> {
  /** It may hold admin roles (FACTS §3.3, E0000227). */
  takesRoles: boolean;
  /** The client of this kind that has the id, or null. */
  find(org: Org, id: string): C | null;
  /** Whether it is who it says, in the order in which that is decided (FACTS §1.1, §1.3); undefined when it is. */
  authenticate(
    client: C,
    credentials: Credentials,
    exchange: OAuthExchange,
  ): Reply | undefined | Promise<Reply | undefined>;
  /** Why it gets nothing from that server, whatever it asks for; null when it may ask. */
  refusedAt(server: AuthorizationServer): OAuthErrorKey | null;
  /** Values of `grant_type` that it may use. */
  grantsOf(client: C): readonly string[];
  /** Null: nobody signs in to it. */
  signIn(client: C): SignInSettings | null;
  /** With its credentials, for whoever runs the sandbox; null when it has none that could be handed out. */
  handOut(client: C, org: Org): SandboxClientInfo | null;
}
