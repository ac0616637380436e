// The sandbox org on a loopback port, so that every byte to it crosses a real socket. The port is taken before the org is
// built, since the org's own address (issuer, links, challenges) holds the port.
import { type Server, ServerResponse } from 'node:http';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createSandbox } from './create-sandbox.ts';
import { type SocketFault, sendBroken } from './faults/break-socket.ts';
import { closeUnlessRead, sendAndClose } from './http/linger.ts';
import { closeServer, listenOnLoopback } from './listen-on-loopback.ts';
import { type OwnApiInfo, ownApiAt } from './own-api/own-api.ts';
import type { Sandbox, SandboxOptions } from './sandbox-options.ts';

export interface ServedSandbox {
  sandbox: Sandbox;
  /** `http://127.0.0.1:PORT`, no slash. */
  url: string;
  port: number;
  ownApi: OwnApiInfo;
  close(): Promise<void>;
}

/** Rejects with the socket's own error: `code` is `EADDRINUSE` when the port is taken. */
export async function serveSandbox(options: SandboxOptions & { port?: number }): Promise<ServedSandbox> {
  let built: Promise<Sandbox> | null = null;
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request: Request, env: HttpBindings | Http2Bindings) {
      if (!built) return new Response(null, { status: 503 });
      const { incoming, outgoing } = env;
      const lengthMissing =
        incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined;
      const reported: SocketFault[] = [];
      const response = await (await built).fetch(request, {
        lengthMissing,
        onSocketFault: (fault) => reported.push(fault),
      });
      const links = response.headers.get('link');
      if (links) {
        // A Headers object joins repeated names; Okta sends each Link on a line of its own (FACTS §5).
        outgoing.setHeader('link', links.split(/,\s*(?=<)/));
        response.headers.delete('link');
      }
      if (!(outgoing instanceof ServerResponse)) return response;
      const [fault] = reported;
      if (fault === undefined && response.status === 413) {
        await sendAndClose(outgoing, response);
        return RESPONSE_ALREADY_SENT;
      }
      closeUnlessRead(outgoing);
      if (fault === undefined) return response;
      await sendBroken(outgoing, response, fault);
      return RESPONSE_ALREADY_SENT;
    },
  }) as Server;
  const port = await listenOnLoopback(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  built = createSandbox({ ...options, origin: options.origin ?? url });
  try {
    return { sandbox: await built, url, port, ownApi: ownApiAt(url), close: () => closeServer(server) };
  } catch (error) {
    server.close();
    throw error;
  }
}
