// Processes that run one run each (run-child.ts) and can be killed: built once for all test files of a worker, started any number of
// times.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { threadCode } from '../../../scripts/vite/thread-code.mjs';
import type { RunEvent, RunKindName, RunStart } from '../../../shared/runs/run-kinds.ts';

export const PASSPHRASE = 'made-up passphrase of this test';

export interface RunChild {
  /** Rejects with what it wrote to stderr when it ends before. */
  runId: Promise<string>;
  /** Resolves at this many events of the type in all parts of the run, or at the end. */
  seen(type: string, count: number): Promise<number>;
  /** Resolves with null when it is dead. */
  kill(): Promise<number | null>;
  ended: Promise<number | null>;
  errors(): string;
}

export interface RunChildren {
  /** `run`: the one to resume, or what to start. */
  start(dataDir: string, run: string | RunStart): RunChild;
}

let built: Promise<string> | null = null;

export async function buildRunChildren(): Promise<RunChildren> {
  built ??= buildChild();
  const file = await built;
  return { start: (dataDir, run) => startChild(file, dataDir, run) };
}

async function buildChild(): Promise<string> {
  // Inside the project: the engine looks upwards for its catalogue.
  const cache = fileURLToPath(new URL('../../../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'run-child-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    plugins: [threadCode()],
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./run-child.ts', import.meta.url)),
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' }, external: ['@napi-rs/keyring'] },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'child.mjs');
}

function startChild(file: string, dataDir: string, run: string | RunStart): RunChild {
  const what = typeof run === 'string' ? [run] : ['-', JSON.stringify(run)];
  const child = spawn(process.execPath, [file, dataDir, ...what], {
    env: { ...process.env, RUN_TEST_PASSPHRASE: PASSPHRASE },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const counts = new Map<string, number>();
  let look = () => {};
  let named: (runId: string) => void = () => {};
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const runId = new Promise<string>((resolve, reject) => {
    named = resolve;
    void ended.then(() => reject(new Error(errors)));
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { runId?: string; type?: string };
    if (said.runId !== undefined) named(said.runId);
    if (said.type !== undefined) counts.set(said.type, (counts.get(said.type) ?? 0) + 1);
    look();
  });
  return {
    runId,
    ended,
    errors: () => errors,
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    seen: (type, count) =>
      Promise.race([
        new Promise<number>((resolve) => {
          look = () => (counts.get(type) ?? 0) >= count && resolve(counts.get(type) ?? 0);
          look();
        }),
        ended.then(() => counts.get(type) ?? 0),
      ]),
  };
}

/** The events on the disk; a line that a kill has torn is left out, and so is the first, which says what run it is. */
export async function readEvents<K extends RunKindName>(dataDir: string, runId: string): Promise<RunEvent<K>[]> {
  const text = await readFile(join(dataDir, 'runs', runId, 'events.jsonl'), 'utf8');
  return text.split('\n').flatMap((line) => {
    try {
      const value = JSON.parse(line === '' ? '{}' : line) as object;
      return 'seq' in value ? [value as RunEvent<K>] : [];
    } catch {
      return [];
    }
  });
}
