// The app handler: one function from Request to Response that serves the page, the calls and the stored bodies.
// Electron mounts it on `bench:`, the loopback host on 127.0.0.1; it cannot tell which. It never throws: under
// Electron's protocol a thrown error is a failed load without a reason.
import { RPCHandler } from '@orpc/server/fetch';
import { Hono } from 'hono';
import type { Engine } from '../engine/create-engine.ts';
import { createPageFiles } from './page-files.ts';
import { router } from './router.ts';
import { withSecurityHeaders } from './security-headers.ts';
import type { Guard } from './session-guard.ts';

export interface AppOptions {
  engine: Engine;
  /** Folder of the built page. */
  pageFolder: string;
  guard: Guard;
  /** Told of errors that are bugs: the name of the error and the path, never its content. */
  onBug?(where: string, error: unknown): void;
}

export interface App {
  fetch(request: Request): Promise<Response>;
}

export function createApp({ engine, pageFolder, guard, onBug }: AppOptions): App {
  const rpc = new RPCHandler(router);
  const page = createPageFiles(pageFolder);
  const hono = new Hono();

  hono.all('/rpc/*', async (c) => {
    const { matched, response } = await rpc.handle(c.req.raw, { prefix: '/rpc', context: { engine } });
    return matched ? response : c.json({ message: 'There is no such call.' }, 404);
  });

  hono.get('/bodies/:id', async (c) => {
    const body = await engine.ports.bodies.open(c.req.param('id'));
    if (!body) return c.json({ message: 'That body is not kept any more.' }, 404);
    // Never with its own type: a stored body must not become a page of this origin.
    return new Response(body.stream, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(body.size),
        'content-disposition': 'attachment',
      },
    });
  });

  hono.get('*', async (c) => (await page(c.req.path)) ?? c.text('Not found', 404));

  hono.onError((error, c) => {
    onBug?.(new URL(c.req.url).pathname, error);
    return c.json({ message: 'Something went wrong inside Scopebench.' }, 500);
  });

  return {
    async fetch(request) {
      try {
        const answer = guard.refuse(request) ?? (await guard.session(request)) ?? (await hono.fetch(request));
        return withSecurityHeaders(answer);
      } catch (error) {
        onBug?.('app', error);
        return withSecurityHeaders(
          Response.json({ message: 'Something went wrong inside Scopebench.' }, { status: 500 }),
        );
      }
    },
  };
}
