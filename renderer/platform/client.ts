// The typed client of the host: `host.tenant.add({...})`. It speaks oRPC on the page's own origin, whatever host serves it.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';
import { hostFetch } from './host-fetch.ts';
import { hostHasSent, isSending } from './host-sent.ts';
import { outlivesPage } from './outlives-page.ts';
import { sessionHeaders } from './session.ts';

const link = new RPCLink({
  url: () => new URL('/rpc', location.href),
  headers: () => sessionHeaders(),
  fetch: async (request, init, _options, path, input) => {
    try {
      return await hostFetch(
        request,
        outlivesPage(path, input, location.protocol) ? { ...init, keepalive: true } : init,
      );
    } finally {
      if (isSending(path)) hostHasSent();
    }
  },
});

export const host: ContractRouterClient<Contract> = createORPCClient(link);
