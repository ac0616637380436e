// The browser host: the app handler on 127.0.0.1. Nothing of it is Electron's, nothing of the app knows it. It listens and serves
// the page first; the bench, which is nearly all of the code, is loaded while the browser reads the page.
import { serve as listen } from '@hono/node-server';
import { resolveDataFolder } from '../adapters/stores/data-folder.ts';
import { answerIdentity, identifiesItself } from '../adapters/stores/instance-identity.ts';
import { claimInstance, findInstance, type RunningInstance } from '../adapters/stores/instance-record.ts';
import type { Calls } from '../app/calls.ts';
import type { AppOptions } from '../app/create-app.ts';
import { CONTROL_HEADER, createSessionGuard } from '../app/session-guard.ts';
import type { Bench } from '../assembly/assemble.ts';
import { mountApp } from '../assembly/mount-app.ts';
import { BenchError, isFolderUnusable } from '../engine/errors.ts';
import type { HostPort } from '../engine/ports.ts';
import { findClipboard } from './clipboard.ts';

/** The same port each time, so that what the page remembers (sizes, drafts) is found again. Then free ports are tried. */
const USUAL_PORT = 47120;

export interface ServeOptions {
  /** Exactly this one (0: any free one); absent: the usual one, else any free one. */
  port?: number | undefined;
  dataDir?: string | undefined;
  onBug?: AppOptions['onBug'];
  /** scrypt's N for new passphrases; the usual one when absent. For tests: a low one is weak. */
  passphraseCost?: number;
}

export type Served =
  | {
      running: null;
      url: string;
      /** What takes requests in already; rejects when it could not be put together, and then nothing is served any more. */
      bench: Promise<Bench>;
      close(): Promise<void>;
    }
  /** Another process serves this data folder; `url` lets this person in. */
  | { running: RunningInstance; url: string };

/**
 * Returns when it listens.
 * @throws BenchError PORT_TAKEN
 */
export async function serveLoopback({ port, dataDir, onBug, passphraseCost }: ServeOptions): Promise<Served> {
  const folder = resolveDataFolder(dataDir);
  const door = createDoor(folder, onBug);
  const answers = (running: RunningInstance) => identifiesItself(running, folder);
  const claim = await claimInstance({
    folder,
    control: door.guard.control,
    answers,
    open: () => door.open(port),
  }).catch(async (error: unknown) => {
    if (!isFolderUnusable(error)) throw error;
    // A folder that cannot be written has no record of ours; the notice of the data folder says so in the page.
    const running = await findInstance(folder, answers);
    if (running === null) await door.open(port);
    return { running, release: async () => undefined };
  });
  if (claim.running) {
    await door.close();
    return { running: claim.running, url: await invitedBy(claim.running) };
  }
  const leave = async () => {
    await claim.release();
    await door.close();
  };
  const bench = assemble(dataDir, passphraseCost).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  door.serve(bench.then(({ calls }) => calls));
  return {
    running: null,
    url: `http://${door.authority()}/#t=${door.guard.invite()}`,
    bench,
    async close() {
      await leave();
      await (await bench.catch(() => null))?.close();
    },
  };
}

/** Loaded here and not above: its code takes longer than all else until the page is served. */
async function assemble(dataDir: string | undefined, passphraseCost: number | undefined): Promise<Bench> {
  const { assembleBench } = await import('../assembly/assemble.ts');
  return assembleBench({
    dataDir,
    host: loopbackPort(),
    ...(passphraseCost === undefined ? {} : { passphraseCost }),
  });
}

type Fetch = (request: Request) => Promise<Response>;

/**
 * The port and who may connect. It is taken before the bench is there, so that of many starts at once one serves: until
 * then it says who it is and serves the page, and every call waits for the bench.
 */
function createDoor(folder: string, onBug: AppOptions['onBug']) {
  let bound: Bound | null = null;
  let serve: (calls: Promise<Calls>) => void = () => undefined;
  const calls = new Promise<Calls>((resolve) => {
    serve = resolve;
  });
  // Nobody may have called when it fails; whoever starts the host is notified of it.
  calls.catch(() => undefined);
  const authority = () => `127.0.0.1:${bound?.port ?? 0}`;
  const guard = createSessionGuard(authority);
  const app = mountApp({ calls, guard, onBug });
  const fetch: Fetch = async (request) => {
    const identity = await answerIdentity(request, { authority: authority(), control: guard.control, folder });
    return identity ?? app.fetch(request);
  };
  return {
    guard,
    authority,
    serve,
    /** Once; a second call keeps the port that was taken. */
    async open(port: number | undefined): Promise<string> {
      bound ??= await bind(fetch, port);
      return `http://${authority()}`;
    },
    async close(): Promise<void> {
      await bound?.close();
    },
  };
}

/** The address by which this person gets in; without a one-time token when none was given. */
async function invitedBy(running: RunningInstance): Promise<string> {
  try {
    const answer = await fetch(new URL('/session/invitation', running.url), {
      method: 'POST',
      headers: { [CONTROL_HEADER]: running.control ?? '' },
      redirect: 'error',
      // It may have been started a moment ago.
      signal: AbortSignal.timeout(15_000),
    });
    const body: unknown = await answer.json();
    const token = typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : null;
    return token === null ? running.url : `${running.url}#t=${token}`;
  } catch {
    return running.url;
  }
}

interface Bound {
  port: number;
  close(): Promise<void>;
}

async function bind(fetch: Fetch, port: number | undefined): Promise<Bound> {
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

function listenOn(fetch: Fetch, port: number): Promise<Bound> {
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
