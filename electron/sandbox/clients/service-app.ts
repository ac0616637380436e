// An API Services app of the org. At the org authorization server it may use client credentials by a private key alone (FACTS §1.1);
// at a custom server it authenticates as its settings say.
import { oauthError } from '../servers/oauth-error.ts';
import { asksForApi, methodOf, readApp, refuseCredentials, refuseMethod } from './app-client.ts';
import type { ServiceApp } from './client.ts';
import type { ClientKind } from './client-kind.ts';
import { handOutCustomClient } from './custom-client.ts';

export const serviceApp: ClientKind<ServiceApp> = {
  callsApi: true,
  takesRoles: true,
  find(org, id) {
    const app = readApp(org, id);
    return app?.service ? { ...app, kind: 'service-app' } : null;
  },
  authenticate(app, credentials, exchange) {
    if (!app.active) return oauthError('invalid_client');
    // Who may not ask at all is refused for that, whatever else is wrong (our reading).
    if (asksForApi(exchange) && methodOf(credentials) !== 'private_key_jwt')
      return oauthError('unsupported_auth_method_client_creds');
    return refuseMethod(app, credentials) ?? refuseCredentials(app, credentials, exchange);
  },
  refusedAt: () => null,
  grantsOf: ({ grants }) => grants,
  signIn: () => null,
  handOut({ name, id, granted, roles, secrets, demandsProof }, org) {
    const server = org.handedApps.get(id)?.authorizationServer;
    if (server) return handOutCustomClient(org, { name, id, secrets, demandsProof }, server);
    const privateJwk = org.handedKeys.get(id);
    if (!privateJwk) return null;
    const scopes = [...granted].sort();
    return {
      name,
      kind: 'service-app',
      clientId: id,
      clientSecret: null,
      privateJwk,
      dpop: demandsProof,
      scopes,
      registered: scopes,
      roles: roles.map(({ type }) => type),
    };
  },
};
