// The sandbox org on a loopback port, so that every byte to it crosses a real socket. The port is taken before the org is
// built, since the org's own address (issuer, links, challenges) holds the port.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { createSandbox } from './create-sandbox.ts';
import type { Sandbox, SandboxOptions } from './sandbox-options.ts';

export interface ServedSandbox {
  sandbox: Sandbox;
  /** `http://127.0.0.1:PORT`, no slash. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Rejects with the socket's own error: `code` is `EADDRINUSE` when the port is taken. */
export async function serveSandbox(
  options: SandboxOptions & { port?: number; host?: '127.0.0.1' },
): Promise<ServedSandbox> {
  let built: Promise<Sandbox> | null = null;
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request: Request, env: HttpBindings | Http2Bindings) {
      if (!built) return new Response(null, { status: 503 });
      const { incoming, outgoing } = env;
      const lengthMissing =
        incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined;
      const response = await (await built).fetch(request, { lengthMissing });
      const links = response.headers.get('link');
      if (links) {
        // A Headers object joins repeated names; Okta sends each Link on a line of its own (FACTS §5).
        outgoing.setHeader('link', links.split(/,\s*(?=<)/));
        response.headers.delete('link');
      }
      return response;
    },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  built = createSandbox({ ...options, origin: options.origin ?? url });
  let sandbox: Sandbox;
  try {
    sandbox = await built;
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    sandbox,
    url,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
