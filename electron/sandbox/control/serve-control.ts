// The control endpoint on a loopback port of its own: what moves the org is kept apart from what the org answers, so that a
// product under test cannot reach it by a path of the org.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { closeServer, listenOnLoopback } from '../listen-on-loopback.ts';
import type { ServedSandbox } from '../serve-sandbox.ts';
import { createControlToken, refuseForeign } from './control-guard.ts';
import { refuseControl } from './control-reply.ts';
import { createControl } from './control-routes.ts';

export interface ServedControl {
  /** `http://127.0.0.1:PORT`, no slash. */
  url: string;
  /** Demanded of every call as a bearer token. New at every start. */
  token: string;
  close(): Promise<void>;
}

/** Rejects with the socket's own error: `code` is `EADDRINUSE` when the port is taken. */
export async function serveControl(served: ServedSandbox, port: number): Promise<ServedControl> {
  const token = createControlToken();
  const control = createControl(served.sandbox, served.url);
  let authority = '';
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request: Request) {
      try {
        return refuseForeign(request, authority, token) ?? (await control(request));
      } catch {
        return refuseControl(500, 'The sandbox could not do that.', {
          meaning: 'This is an error in Scopebench, not in your call.',
          fix: 'Start the sandbox org again, and report what you called.',
        });
      }
    },
  }) as Server;
  authority = `127.0.0.1:${await listenOnLoopback(server, port)}`;
  return { url: `http://${authority}`, token, close: () => closeServer(server) };
}
