// An app that people sign in to: web, single-page or native. It asks for tokens in the name of a person; client credentials at the org
// authorization server are not for it (FACTS §1.1).
import { oauthError } from '../servers/oauth-error.ts';
import { asksForApi, readApp, refuseCredentials, refuseMethod } from './app-client.ts';
import type { UserApp } from './client.ts';
import type { ClientKind } from './client-kind.ts';

export const userApp: ClientKind<UserApp> = {
  takesRoles: false,
  find(org, id) {
    const app = readApp(org, id);
    return app && !app.service ? { ...app, kind: 'user-app' } : null;
  },
  authenticate(app, credentials, exchange) {
    if (!app.active) return oauthError('invalid_client');
    const wrongMethod = refuseMethod(app, credentials);
    if (wrongMethod) return wrongMethod;
    // Its kind is checked before its secret: a client that may not use the grant at all is refused for that (our reading).
    if (asksForApi(exchange)) return oauthError('invalid_application_type_client_credentials');
    return refuseCredentials(app, credentials, exchange);
  },
  refusedAt: () => null,
  grantsOf: ({ grants }) => grants,
  signIn: ({ redirectUris, postLogoutRedirectUris, responseTypes, grants, method, pkceRequired, asksConsent }) => ({
    redirectUris,
    postLogoutRedirectUris,
    responseTypes,
    grants,
    // A client without any credentials has nothing else that shows it is the same one.
    pkceRequired: pkceRequired || method === 'none',
    asksConsent,
  }),
  handOut({ name, id, granted, redirectUris, secrets }, org) {
    if (!org.handedApps.has(id)) return null;
    const scopes = [...granted].sort();
    return {
      name,
      kind: 'user-app',
      clientId: id,
      clientSecret: secrets[0] ?? null,
      privateJwk: null,
      dpop: false,
      scopes,
      registered: scopes,
      roles: [],
      redirectUris,
    };
  },
};
