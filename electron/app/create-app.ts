// The app handler: one function from Request to Response that serves the page, the calls and the stored bodies.
// Electron mounts it on `bench:`, the loopback host on 127.0.0.1; it does not know which. It never throws: under
// Electron's protocol a thrown error is a failed load without a reason. The engine may still be on its way: the page and
// its session are served before it is there, and what needs it waits.
import type { Calls } from './calls.ts';
import { limitBody } from './limit-body.ts';
import { createPageFiles } from './page-files.ts';
import { type Route, routeOf } from './routes.ts';
import { withSecurityHeaders } from './security-headers.ts';
import type { Guard } from './session-guard.ts';

export interface AppOptions {
  /** What the engine answers. If it is never provided (the promise rejects), each request that waits for it fails. */
  calls: Calls | Promise<Calls>;
  /** Folder of the built page. */
  pageFolder: string;
  guard: Guard;
  /** Observed of errors that are bugs: the name of the error and the path, never its content. */
  onBug?(where: string, error: unknown): void;
}

export interface App {
  fetch(request: Request): Promise<Response>;
}

export function createApp({ calls, pageFolder, guard, onBug }: AppOptions): App {
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
    // The connection is of no more use: what was not read of the body precedes the next request.
    if (limited === null)
      return Response.json({ message: 'That is too large.' }, { status: 413, headers: { connection: 'close' } });
    return (await guard.session(limited, route)) ?? serve(limited, route);
  };

  const serve = async (request: Request, { name, subject }: Route): Promise<Response> => {
    if (name === 'rpc') return (await calls).answer(request);
    if (name === 'catalogue') return (await calls).catalogue();
    if (name === 'body') return (await calls).body(subject);
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
