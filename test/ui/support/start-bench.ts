// Starts the real browser host on a data folder of its own and asks it for the address that lets a page in. The built files are
// tested, not the sources: run `npm run build` first. Most tests share the process of their worker (host-process.mjs), in which
// each has a host of its own; one that kills its host has a process of its own, started as `npm start` does.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CONTROL_HEADER } from '../../../electron/app/session-guard.ts';
import { CHEAP_PASSPHRASE } from '../../support/cost/cheap-passphrase.ts';

const ENTRY = resolve(import.meta.dirname, '../../../out/main/loopback.js');

export interface Bench {
  dataDir: string;
  /** A new address with a one-time token: each page needs its own. */
  invite(): Promise<string>;
}

export interface OwnBench extends Bench {
  /** The process dies at once, as by `kill -9`. */
  kill(): Promise<void>;
  /** Starts it again on the same data folder and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The one line of JSON that the process prints. Rejects with what it said when it ends before that. */
function firstLine(child: ChildProcess): Promise<{ url: string }> {
  return new Promise((found, failed) => {
    let out = '';
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const end = out.indexOf('\n');
      if (end >= 0) found(JSON.parse(out.slice(0, end)) as { url: string });
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`The host ended with ${code} before it served. ${err}`)));
  });
}

/** The hosts of a worker, one after the other. */
export interface HostProcess {
  /** Ends the host before it, and takes its folder away. */
  serve(): Promise<Bench>;
  close(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

function run(dataDir: string, port: string): ChildProcess {
  return spawn(process.execPath, [ENTRY, '--json', '--port', port, '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'scopebench-ui-'));

function checkBuilt(): void {
  if (!existsSync(ENTRY))
    throw new Error('out/main/loopback.js is missing: run `npm run build` before the page tests.');
}

/** As a second start asks the first one for an address (test/cli/serve.test.ts), without the third of a second that it takes. */
async function invitedBy(dataDir: string): Promise<string> {
  const { url, control } = JSON.parse(await readFile(join(dataDir, 'instance.json'), 'utf8'));
  const answer = await fetch(new URL('/session/invitation', url), {
    method: 'POST',
    headers: { [CONTROL_HEADER]: control },
  });
  const { token } = (await answer.json()) as { token: string };
  return `${url}#t=${token}`;
}

/** The first address is in `url`; later ones are asked for. */
function inviter(dataDir: string, url: string): () => Promise<string> {
  let unused: string | null = url;
  return async () => {
    const first = unused;
    unused = null;
    return first ?? invitedBy(dataDir);
  };
}

export function startHostProcess(): HostProcess {
  checkBuilt();
  const child = fork(resolve(import.meta.dirname, 'host-process.mjs'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let folder: string | null = null;
  const answer = (dataDir: string | null) =>
    new Promise<string | null>((found, failed) => {
      const exit = () => failed(new Error('The host process of the page tests has ended.'));
      child.once('exit', exit);
      child.once('message', (url) => {
        child.off('exit', exit);
        found(typeof url === 'string' ? url : null);
      });
      child.send({ dataDir, passphraseCost: CHEAP_PASSPHRASE });
    });
  const clear = async () => {
    // A call that nobody waits for may still write a line.
    if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    folder = null;
  };
  return {
    async serve() {
      const dataDir = await newFolder();
      const url = await answer(dataDir);
      if (url === null) throw new Error('The host process gave no address.');
      await clear();
      folder = dataDir;
      return { dataDir, invite: inviter(dataDir, url) };
    },
    async close() {
      await answer(null);
      child.disconnect();
      await ended(child);
      await clear();
    },
  };
}

export async function startOwnBench(): Promise<OwnBench> {
  checkBuilt();
  const dataDir = await newFolder();
  let child = run(dataDir, '0');
  const first = (await firstLine(child)).url;
  const { port } = new URL(first);
  let invite = inviter(dataDir, first);
  return {
    dataDir,
    invite: () => invite(),
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async restart() {
      child.kill('SIGTERM');
      await ended(child);
      child = run(dataDir, port);
      invite = inviter(dataDir, (await firstLine(child)).url);
    },
    async close() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
