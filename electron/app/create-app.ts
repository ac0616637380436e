// The app handler: one function from Request to Response that serves the page, the calls and the stored bodies.
// Electron mounts it on `bench:`, the loopback host on 127.0.0.1; it cannot tell which. It never throws: under
// Electron's protocol a thrown error is a failed load without a reason.
import { RPCHandler } from '@orpc/server/fetch';
import type { Engine } from '../engine/create-engine.ts';
import { limitBody } from './limit-body.ts';
import { createPageFiles } from './page-files.ts';
import { router } from './router.ts';
import { type Route, routeOf } from './routes.ts';
import { withSecurityHeaders } from './security-headers.ts';
import type { Guard } from './session-guard.ts';
import { toWebStream } from './to-web-stream.ts';

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

  const answer = async (request: Request): Promise<Response> => {
    const route = routeOf(request);
    const refused = guard.refuse(request, route);
    if (refused) return refused;
    if ('status' in route) {
      const { status, message, allow } = route;
      return Response.json({ message }, { status, ...(allow === undefined ? {} : { headers: { allow } }) });
    }
    const limited = route.mostBytes === 0 ? request : await limitBody(request, route.mostBytes);
    // The connection is of no more use: what was not read of the body stands before the next request.
    if (limited === null)
      return Response.json({ message: 'That is too large.' }, { status: 413, headers: { connection: 'close' } });
    return (await guard.session(limited, route)) ?? serve(limited, route);
  };

  const serve = async (request: Request, { name, subject }: Route): Promise<Response> => {
    if (name === 'rpc') {
      const { matched, response } = await rpc.handle(request, { prefix: '/rpc', context: { engine } });
      return matched ? response : Response.json({ message: 'There is no such call.' }, { status: 404 });
    }
    if (name === 'body') return storedBody(engine, subject);
    const file = name === 'page' ? await page(subject) : null;
    return file ?? new Response('Not found', { status: 404 });
  };

  return {
    async fetch(request) {
      try {
        return withSecurityHeaders(await answer(request));
      } catch (error) {
        const route = routeOf(request);
        onBug?.('name' in route ? route.name : 'app', error);
        return withSecurityHeaders(
          Response.json({ message: 'Something went wrong inside Scopebench.' }, { status: 500 }),
        );
      }
    },
  };
}

async function storedBody({ ports, secrets }: Engine, id: string): Promise<Response> {
  const body = await ports.bodies.open(id);
  if (!body) return Response.json({ message: 'That body is not kept any more.' }, { status: 404 });
  // Searched when it was stored, and again for what became known since.
  const clean = secrets.edge.stream(body.stream, { keepSize: true });
  return new Response(toWebStream(clean, body.stream), {
    // Never with its own type: a stored body must not become a page of this origin.
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(body.size),
      'content-disposition': 'attachment',
    },
  });
}
