// Starts the real browser host as its own process on a data folder of its own, as `npm start` does, and asks it for the
// address that lets a page in. The built files are tested, not the sources: run `npm run build` first.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CONTROL_HEADER } from '../../../electron/app/session-guard.ts';

const ENTRY = resolve(import.meta.dirname, '../../../out/main/loopback.js');

export interface Bench {
  dataDir: string;
  /** A new address with a one-time token: each page needs its own. */
  invite(): Promise<string>;
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

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

function run(dataDir: string, port: string): ChildProcess {
  return spawn(process.execPath, [ENTRY, '--json', '--port', port, '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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

export async function startBench(): Promise<Bench> {
  if (!existsSync(ENTRY))
    throw new Error('out/main/loopback.js is missing: run `npm run build` before the page tests.');
  const dataDir = await mkdtemp(join(tmpdir(), 'scopebench-ui-'));
  let child = run(dataDir, '0');
  let unused: string | null = (await firstLine(child)).url;
  const { port } = new URL(unused);
  return {
    dataDir,
    async invite() {
      if (unused !== null) {
        const url = unused;
        unused = null;
        return url;
      }
      return invitedBy(dataDir);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async restart() {
      child.kill('SIGTERM');
      await ended(child);
      child = run(dataDir, port);
      unused = (await firstLine(child)).url;
    },
    async close() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
