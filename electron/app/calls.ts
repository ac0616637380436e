// What only the engine can answer: the procedures of the contract, the catalogue and the stored bodies. Apart from the rest of the
// app handler, which is small and serves the page while the engine, and with it nearly all of the code, is still on its way.
import { RPCHandler } from '@orpc/server/fetch';
import type { Engine } from '../engine/create-engine.ts';
import { router } from './router.ts';
import { toWebStream } from './to-web-stream.ts';

export interface Calls {
  answer(request: Request): Promise<Response>;
  body(id: string): Promise<Response>;
  /** As JSON. By far the largest reply of a start, so it is written once and not by the procedures, which would look at each value. */
  catalogue(): Response;
}

export function createCalls(engine: Engine): Calls {
  const rpc = new RPCHandler(router);
  const textOf = createJsonOnce();
  return {
    async answer(request) {
      const { matched, response } = await rpc.handle(request, { prefix: '/rpc', context: { engine } });
      return matched ? response : Response.json({ message: 'There is no such call.' }, { status: 404 });
    },
    body: (id) => storedBody(engine, id),
    catalogue: () =>
      new Response(engine.secrets.edge.text(textOf(engine.context.catalogue)), {
        headers: { 'content-type': 'application/json' },
      }),
  };
}

/** The JSON of the value that was last asked for. */
function createJsonOnce(): (value: object) => string {
  let latest: { value: object; text: string } | null = null;
  return (value) => {
    if (latest?.value !== value) latest = { value, text: JSON.stringify(value) };
    return latest.text;
  };
}

async function storedBody({ ports, secrets }: Engine, id: string): Promise<Response> {
  const body = await ports.bodies.open(id);
  if (!body) return Response.json({ message: 'That body is no longer kept.' }, { status: 404 });
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
