// The browser host: the app handler on 127.0.0.1. Nothing of it is Electron's, nothing of the app knows it.
import { serve as listen } from '@hono/node-server';
import { resolveDataFolder } from '../adapters/stores/data-folder.ts';
import { claimInstance, type RunningInstance } from '../adapters/stores/instance-record.ts';
import { CONTROL_HEADER, createSessionGuard } from '../app/session-guard.ts';
import { type AssembleOptions, assembleBench, type Bench } from '../assembly/assemble.ts';
import { BenchError } from '../engine/errors.ts';
import type { HostPort } from '../engine/ports.ts';
import { findClipboard } from './clipboard.ts';

/** The same port each time, so that what the page remembers (sizes, drafts) is found again. Free ports come after it. */
export const USUAL_PORT = 47120;

export interface ServeOptions {
  /** Exactly this one (0: any free one); absent: the usual one, else any free one. */
  port?: number | undefined;
  dataDir?: string | undefined;
  onBug?: AssembleOptions['onBug'];
}

export type Served =
  | { running: null; url: string; bench: Bench; close(): Promise<void> }
  /** Another process serves this data folder; `url` lets this person in. */
  | { running: RunningInstance; url: string };

/** @throws BenchError PORT_TAKEN */
export async function serveLoopback({ port, dataDir, onBug }: ServeOptions): Promise<Served> {
  let authority = '';
  const guard = createSessionGuard(() => authority);
  const handler: { fetch(request: Request): Promise<Response> } = {
    fetch: async () => new Response(null, { status: 503 }),
  };
  const server = await bind((request) => handler.fetch(request), port);
  authority = `127.0.0.1:${server.port}`;
  const origin = `http://${authority}`;
  const folder = resolveDataFolder(dataDir);
  const claim = await claimInstance({ folder, url: origin, control: guard.control }).catch((error: unknown) => {
    // A folder that cannot be written has no record; the notice of the data folder says so in the page.
    if (error instanceof BenchError && error.code === 'STORAGE_FAILED')
      return { running: null, release: async () => undefined };
    throw error;
  });
  if (claim.running) {
    const url = await invitedBy(claim.running);
    if (url !== null) {
      await server.close();
      return { running: claim.running, url };
    }
  }
  try {
    const bench = await assembleBench({ dataDir, host: loopbackPort(), guard, onBug });
    handler.fetch = bench.fetch;
    return {
      running: null,
      url: `${origin}/#t=${guard.invite()}`,
      bench,
      async close() {
        await claim.release();
        await server.close();
        await bench.close();
      },
    };
  } catch (error) {
    await claim.release();
    await server.close();
    throw error;
  }
}

/** Null when nobody answers there: the record was left behind. */
async function invitedBy(running: RunningInstance): Promise<string | null> {
  try {
    const answer = await fetch(new URL('/session/invitation', running.url), {
      method: 'POST',
      headers: { [CONTROL_HEADER]: running.control ?? '' },
      signal: AbortSignal.timeout(3000),
    });
    const body: unknown = await answer.json();
    const token = typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : null;
    return token === null ? running.url : `${running.url}#t=${token}`;
  } catch {
    return null;
  }
}

interface Bound {
  port: number;
  close(): Promise<void>;
}

async function bind(fetch: (request: Request) => Promise<Response>, port: number | undefined): Promise<Bound> {
  try {
    return await listenOn(fetch, port ?? USUAL_PORT);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (port === undefined) return listenOn(fetch, 0);
    throw new BenchError(
      'PORT_TAKEN',
      `Port ${port} is taken by another program.`,
      { fix: 'Choose another one with --port, or --port 0 for any free one.' },
      { cause: error },
    );
  }
}

function listenOn(fetch: (request: Request) => Promise<Response>, port: number): Promise<Bound> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: '127.0.0.1', overrideGlobalObjects: false }, (info) => {
      server.off('error', reject);
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}

function isTaken(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}

function loopbackPort(): HostPort {
  const clipboard = findClipboard();
  const missing = async () => {
    throw new BenchError('UNSUPPORTED', 'This host cannot do that.', { fix: 'The page does it itself.' });
  };
  return {
    capabilities: { host: 'loopback', clipboard: clipboard !== null, saveDialog: false, openExternal: false },
    copyText: clipboard ?? missing,
    saveText: missing,
    saveStream: missing,
    openExternal: missing,
  };
}
