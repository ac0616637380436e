// The fence at the edge: what a procedure replies, streams or throws is searched for every secret that this process knows before
// it leaves. It surrounds all procedures at once, so that a new procedure or field is inside without a line of its own.
// What is meant to carry a secret goes to the clipboard by the host and never through a reply, but for what the bench has made up itself and
// shows to whoever asks for it: the secret of a client, person or admin of the sandbox org, and the address of a recording.
import { ORPCError, os } from '@orpc/server';
import type { Engine } from '../engine/create-engine.ts';
import type { Scrubber } from '../engine/exchange/scrub.ts';

const REVEALS: readonly string[] = ['sandbox.revealSecret', 'recorder.address'];

export const fence = os.$context<{ engine: Engine }>().middleware(async ({ next, context, path }) => {
  const { edge } = context.engine.secrets;
  try {
    const result = await next();
    if (REVEALS.includes(path.join('.'))) return result;
    return {
      ...result,
      output: (isStream(result.output) ? fenceEvents(result.output, edge) : edge.value(result.output)) as never,
    };
  } catch (error) {
    throw fenceError(error, edge);
  }
});

function isStream(output: unknown): output is AsyncGenerator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

async function* fenceEvents(events: AsyncGenerator<unknown>, edge: Scrubber): AsyncGenerator<unknown> {
  try {
    for await (const event of events) yield edge.value(event);
  } catch (error) {
    throw fenceError(error, edge);
  }
}

/** An error that is no answer to the page (a bug) leaves without its text: oRPC replaces it, the command line names its class. */
function fenceError(error: unknown, edge: Scrubber): unknown {
  if (!(error instanceof ORPCError)) return error;
  const { code, status, message, defined } = error;
  const data: unknown = edge.value(error.data);
  const clean = edge.text(message);
  if (clean === message && data === error.data) return error;
  return new ORPCError(code, { status, message: clean, data, defined });
}
