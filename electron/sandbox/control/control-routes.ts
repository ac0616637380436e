// What the control endpoint can do: faults, clock, reset and journal of a running sandbox org, for an integrator's own tests.
import { z } from 'zod';
import { parseInstant } from '../parse-instant.ts';
import type { Sandbox } from '../sandbox-options.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';
import { refuseControl, replyControl } from './control-reply.ts';
import { readBody } from './read-body.ts';

type Handler = (call: { request: Request; url: URL; id: string }) => Response | Promise<Response>;

const ROUTES = 'GET, POST, DELETE /faults · DELETE /faults/ID · GET, POST /clock · POST /reset · GET /journal';

const FAULT = z.strictObject({ fault: z.string() });
const MOVE = z.union([
  z.strictObject({ set: z.string() }),
  z.strictObject({ advanceMs: z.int() }),
  z.strictObject({ real: z.literal(true) }),
]);
const MOVES = '{"set":"2026-12-01T00:00:00Z"}, {"advanceMs":3600000} or {"real":true}';

/** `orgUrl`: where the org itself answers. */
export function createControl(sandbox: Sandbox, orgUrl: string): (request: Request) => Promise<Response> {
  const clock = () => {
    const now = sandbox.clock.now();
    return replyControl(200, { now: new Date(now).toISOString(), offsetMs: Math.round(sandbox.clock.offset()) });
  };
  const routes: Record<string, Record<string, Handler>> = {
    '/faults': {
      GET: () => replyControl(200, { faults: sandbox.faults.list() }),
      POST: async ({ request }) => {
        const { fault } = await readBody(request, FAULT, '{"fault":"status=503,path=/api/v1/users*,times=2"}');
        return replyControl(201, { fault: sandbox.faults.add(fault) });
      },
      DELETE: () => replyControl(200, { removed: sandbox.faults.clear() }),
    },
    '/faults/ID': {
      DELETE: ({ id }) => {
        if (sandbox.faults.remove(id)) return replyControl(200, { removed: 1 });
        const known = sandbox.faults.list().map((fault) => fault.id);
        return refuseControl(404, `There is no fault ${id.slice(0, 60)}.`, {
          meaning: known.length === 0 ? 'No fault is on.' : `There are ${known.join(', ')}.`,
          fix: 'Read GET /faults.',
        });
      },
    },
    '/clock': {
      GET: clock,
      POST: async ({ request }) => {
        moveClock(sandbox, await readBody(request, MOVE, MOVES));
        return clock();
      },
    },
    '/reset': {
      POST: async () => {
        await sandbox.reset();
        return replyControl(200, { url: orgUrl, seed: sandbox.seed });
      },
    },
    '/journal': {
      GET: ({ url }) => {
        const after = numberOf(url, 'after', 0);
        const limit = numberOf(url, 'limit', 500);
        // From a cursor on it is read without a gap; without one the latest are what is asked for.
        const entries = url.searchParams.has('after')
          ? sandbox.journal.list(after, Number.POSITIVE_INFINITY).slice(0, limit)
          : sandbox.journal.list(0, limit);
        return replyControl(200, { entries, last: entries.at(-1)?.seq ?? after });
      },
    },
  };

  return async (request) => {
    const url = new URL(request.url);
    const id = /^\/faults\/([^/]+)$/.exec(url.pathname)?.[1] ?? '';
    const methods = routes[id === '' ? url.pathname : '/faults/ID'];
    const handler = methods && Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    try {
      if (handler) return await handler({ request, url, id });
    } catch (error) {
      if (error instanceof SandboxRefusal)
        return refuseControl(error.reason === 'conflict' ? 409 : 422, error.message, error);
      throw error;
    }
    const what = methods ? `${url.pathname} does not take ${request.method}.` : `${url.pathname} is not served here.`;
    return refuseControl(methods ? 405 : 404, what, {
      meaning: 'This is the control endpoint; the org itself has its own address.',
      fix: `It takes ${ROUTES}.`,
    });
  };
}

function moveClock({ clock }: Sandbox, move: z.infer<typeof MOVE>): void {
  if ('set' in move) clock.set(parseInstant(move.set));
  else if ('advanceMs' in move) clock.advance(move.advanceMs);
  else clock.set(null);
}

function numberOf(url: URL, name: string, usual: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return usual;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new SandboxRefusal(
    `${name}=${text.slice(0, 60)} is not a number.`,
    `${name} is a whole number.`,
    `Leave ${name} out, or write for example ${name}=${usual}.`,
  );
}
