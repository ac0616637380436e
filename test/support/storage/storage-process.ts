// Starts real processes on a data folder. Node 20 runs no TypeScript, so the child is bundled, once for all test
// files of a worker.
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll } from 'vitest';

export interface StorageProcess {
  child: ChildProcess;
  /** What it has said so far, a value a line; `ready` is the first. */
  said: unknown[];
  /** Resolves when it has said this many lines or ended. */
  saying(count: number): Promise<void>;
  /** Its exit code, or null when it was killed. */
  ended: Promise<number | null>;
  errors(): string;
}

export interface StartOptions {
  /** Runs the child as this user; only root may. */
  uid?: number;
  /** Limits the size of files that it may write, in blocks of 512 bytes. */
  fileBlocks?: number;
  /** The step on the disk at which it kills itself, counted from 0 once its job begins. */
  killAt?: number;
}

/** Call at the top of a test file; the returned function starts a child. */
export function prepareStorageProcess(): (args: string[], options?: StartOptions) => StorageProcess {
  let file = '';
  beforeAll(async () => {
    built ??= buildChild();
    file = await built;
  });
  return (args, options = {}) => start([file, ...args], options);
}

let built: Promise<string> | null = null;

async function buildChild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scopebench-child-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Another user must be able to run it.
  await chmod(folder, 0o755);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./storage-child.ts', import.meta.url)),
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' }, external: ['@napi-rs/keyring'] },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'child.mjs');
}

function start(args: string[], { uid, fileBlocks, killAt }: StartOptions): StorageProcess {
  const limited = ['-c', `ulimit -f ${fileBlocks} && exec "$0" "$@"`, process.execPath, ...args];
  const [command, all] = fileBlocks === undefined ? [process.execPath, args] : ['/bin/sh', limited];
  const child = spawn(command, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(killAt === undefined ? {} : { env: { ...process.env, KILL_AT_STEP: String(killAt) } }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said: unknown[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) said.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    said,
    ended,
    errors: () => errors,
    async saying(count) {
      let look = () => {};
      const enough = new Promise<void>((resolve) => {
        look = () => said.length >= count && resolve();
        waiting.add(look);
        look();
      });
      await Promise.race([enough, ended]);
      waiting.delete(look);
    },
  };
}
