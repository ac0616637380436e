// The sandbox org behind the engine's port: the only place where the two meet, and they meet over a real socket.

import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';
import { CREDENTIAL_KINDS, kindOf } from '../../shared/okta/credentials/credential-kinds.ts';
import { loopbackPlaceOf } from '../../shared/okta/credentials/credential-redirect.ts';
import type { SandboxClient, SandboxPort } from '../engine/ports.ts';
import type { FaultSpec } from '../sandbox/faults/fault.ts';
import { OWN_API, ownApiAt } from '../sandbox/own-api/own-api.ts';
import type { SandboxClientInfo } from '../sandbox/sandbox-options.ts';
import { asBenchError } from './as-bench-error.ts';

/** `faults`: on at each start of the org. */
export function createSandboxPort(catalogue: Catalogue, faults: readonly FaultSpec[] = []): SandboxPort {
  const portClients = createPortClients();
  return {
    async start({ seed, rateLimits, roleMissingOnLists }) {
      // A host that has no sandbox org does not load one.
      const { serveSandbox } = await import('../sandbox/serve-sandbox.ts');
      const { sandbox, url, close } = await serveSandbox({ catalogue, seed, rateLimits, roleMissingOnLists, faults });
      return {
        url,
        close,
        clients: () => portClients(sandbox.clients()),
        apiTokens: () => sandbox.apiTokens(),
        people: () => sandbox.users(),
        makeClient: (plan) => asBenchError(() => onlyOf(toPortClient(sandbox.makeClient(plan)))),
        authorizePage: (draft) => `${url}${asBenchError(() => sandbox.authorizePage(draft))}`,
        instances: () => sandbox.instances(),
        journal: (after, limit) =>
          sandbox.journal
            .list(after, limit)
            .map(({ scopeNeeded, ...entry }) => ({ ...entry, scopesNeeded: scopeNeeded })),
        now: () => sandbox.clock.now(),
        clockOffset: () => sandbox.clock.offset(),
        moveClock: (byMs) =>
          asBenchError(() => (byMs === null ? sandbox.clock.set(null) : sandbox.clock.advance(byMs))),
        setClock: (at) => asBenchError(() => sandbox.clock.set(at)),
        faults: () => sandbox.faults.list(),
        addFault: (text) => asBenchError(() => sandbox.faults.add(text)),
        removeFault: (id) => (id === null ? sandbox.faults.clear() : Number(sandbox.faults.remove(id))),
        markRequests: (condition) => asBenchError(() => sandbox.markRequests(condition)),
        issueToken: (clientId, scopes, at) => sandbox.issueToken(clientId, scopes, { at, origin: url }),
        testToken: (plan) => sandbox.mintTestToken({ ...plan, origin: url }),
        ownApi: { ...ownApiAt(url), allowedOrigin: OWN_API.allowedOrigin },
        limitOf: (clientId, method, path) => sandbox.rateLimits.limitOf(clientId, method, path),
        buckets() {
          const names = new Map(sandbox.clients().map(({ clientId, name }) => [clientId, name]));
          return sandbox.rateLimits
            .snapshot()
            .map(({ principal, ...window }) => ({ ...window, client: names.get(principal) ?? principal }));
        },
      };
    },
  };
}

/** The same list for the same list: whoever makes something of the clients can see that they have not changed. */
function createPortClients(): (clients: SandboxClientInfo[]) => SandboxClient[] {
  const made = new WeakMap<SandboxClientInfo[], SandboxClient[]>();
  return (clients) => {
    const known = made.get(clients) ?? clients.flatMap(toPortClient);
    made.set(clients, known);
    return known;
  };
}

/** The two tables name a kind alike. None for a client of a kind that the bench has no credential for. */
export function toPortClient(client: SandboxClientInfo): SandboxClient[] {
  const kind = CREDENTIAL_KINDS.find(({ id }) => id === client.kind);
  const {
    clientSecret,
    otherSecrets = [],
    privateJwk,
    dpop,
    redirectUris = [],
    authorizationServer = '',
    ...shown
  } = client;
  const secret = clientSecret ?? (privateJwk && JSON.stringify(privateJwk));
  if (!kind || (secret === null && !kindOf({ kind: kind.id }).secrets.optional)) return [];
  // Where the bench can listen, if it is registered.
  const redirectUri = redirectUris.find((one) => loopbackPlaceOf(one) !== null) ?? redirectUris[0] ?? '';
  return [
    {
      ...shown,
      kind: kind.id,
      secret: secret ?? '',
      otherSecrets,
      fields: { dpop, redirectUri, authorizationServer },
    },
  ];
}

function onlyOf([client]: SandboxClient[]): SandboxClient {
  if (!client) throw new Error('the bench has a credential for every client that it makes');
  return client;
}
