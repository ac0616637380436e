// The sandbox org behind the engine's port: the only place where the two meet, and they meet over a real socket.

import type { Catalogue } from '../../shared/okta/catalogue.ts';
import type { SandboxPort } from '../engine/ports.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';

export function createSandboxPort(catalogue: Catalogue): SandboxPort {
  return {
    async start({ seed, rateLimits, roleMissingOnLists }) {
      const { sandbox, url, close } = await serveSandbox({ catalogue, seed, rateLimits, roleMissingOnLists });
      let offset = 0;
      return {
        url,
        close,
        clients: () => sandbox.clients(),
        journal: (after, limit) =>
          sandbox.journal
            .list(after, limit)
            .map(({ scopeNeeded, ...entry }) => ({ ...entry, scopesNeeded: scopeNeeded })),
        now: () => sandbox.clock.now(),
        moveClock(byMs) {
          if (byMs === null) sandbox.clock.advance(-offset);
          else sandbox.clock.advance(byMs);
          offset = byMs === null ? 0 : offset + byMs;
        },
        issueToken: (clientId, scopes, at) => sandbox.issueToken(clientId, scopes, { at, origin: url }),
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
