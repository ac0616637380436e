// The work of a recording: it listens until it is stopped, and notes each call. The base URL is in memory only, where whoever started it
// asks for it: its path is a secret that lets programs in, and goes into no event and no file.
import { randomBytes } from 'node:crypto';
import { counted } from '../../../shared/counted.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { EngineContext } from '../engine-context.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import type { CallFaults, CallListener, Sleep } from '../ports.ts';
import type { RunWork } from '../runs/run-kind.ts';
import { recordCall } from './record-call.ts';
import type { RecorderAddresses } from './recorder-addresses.ts';
import { createSeenTokens } from './seen-tokens.ts';

export interface RecorderPorts {
  context: EngineContext;
  sleep: Sleep;
  calls: CallListener;
  addresses: RecorderAddresses;
  /** To the fence. */
  learnSecrets(secrets: string[]): void;
}

export interface PreparedRecording {
  tenant: Tenant;
  port: number;
  plain: boolean;
  faults: CallFaults;
}

/** Resolves when it was stopped and every call that passed is noted. Rejects with PORT_TAKEN, or when a note cannot be kept. */
export async function runRecording(
  { context, sleep, calls, addresses, learnSecrets }: RecorderPorts,
  { tenant, port, plain, faults }: PreparedRecording,
  run: RunWork<'recording'>,
): Promise<void> {
  const secret = plain ? null : randomBytes(24).toString('base64url');
  if (secret !== null) learnSecrets([secret]);
  // What a program's tokens show is not what a credential of the bench showed.
  const own = context.fork({ source: 'recording', tokens: createTokenBook(context.orgNow), noEvidence: true });
  const common = { context: own, tenant, secret, faults, tokens: createSeenTokens(), sleep, abort: run.abort };
  const noting = new Set<Promise<void>>();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  let noted = 0;
  let base = '';
  const listener = await calls.open(port, async (call, reply) => {
    const note = async (): Promise<void> => {
      const passed = await recordCall(
        { ...common, port: listener.port, addresses: { origin: tenant.origin, base } },
        call,
        reply,
      );
      if (passed === null) return;
      await run.append({ type: 'call', call: passed });
      noted += 1;
    };
    const work = note()
      .catch((error: unknown) => {
        reply.reset();
        fail(error);
      })
      .finally(() => noting.delete(work));
    noting.add(work);
    await work;
  });
  base = `http://127.0.0.1:${listener.port}${secret === null ? '' : `/${secret}`}`;
  addresses.set(run.runId, base);
  try {
    await run.append({ type: 'listening', port: listener.port });
    await Promise.race([failed, stopped(run.stop)]);
  } finally {
    addresses.remove(run.runId);
    await listener.close();
    await Promise.all(noting);
  }
  await run.append({ type: 'end', reason: 'complete', message: `${counted(noted, 'call')} recorded.` });
}

function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}
