// A sweep whose process is killed in the middle, for real: another process takes it up and ends with the same matrix.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threadCode } from '../../scripts/vite/thread-code.mjs';
import type { SweepEvent, SweepInput } from '../../shared/contract/sweep.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../shared/okta/sweep/reduce-sweep.ts';
import { startTestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';
import { matrixOf, type SweepBench, startSweepBench } from '../support/sweep-bench.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PASSPHRASE = 'made-up passphrase of this test';
let childFolder = '';
let org: SweepBench;
const folders: { remove(): Promise<void> }[] = [];

beforeAll(async () => {
  // Inside the project: the engine looks upwards for its catalogue.
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  childFolder = await mkdtemp(join(cache, 'sweep-child-'));
  await build({
    configFile: false,
    plugins: [threadCode()],
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('../support/sweep-child.ts', import.meta.url)),
      outDir: childFolder,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' }, external: ['@napi-rs/keyring'] },
    },
    ssr: { noExternal: true },
  });
  org = await startSweepBench();
});
afterAll(async () => {
  await org.close();
  await rm(childFolder, { recursive: true, force: true });
  for (const folder of folders) await folder.remove();
});

/** A data folder that knows the org as a tenant, its secret in a vault. */
async function makeDataFolder(): Promise<{ path: string; input: SweepInput }> {
  const folder = await tempFolder();
  folders.push(folder);
  const { client, close } = await startTestBench({ dataDir: folder.path, sandbox: null });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const tenant = await client.tenant.add({ name: 'Acme', url: org.url, production: false });
  const { clientId, clientSecret } = org.sandbox.clients()[0]!;
  const saved = await client.credential.save(
    clientDraft({
      tenantId: tenant.id,
      name: 'Main',
      clientId,
      secret: { value: clientSecret },
    }),
  );
  const targets = [{ tenantId: tenant.id, credentialId: saved.credentials[0]!.id }];
  const input = await org.input({ targets, concurrency: 3 });
  await close();
  return { path: folder.path, input };
}

interface Child {
  runId: Promise<string>;
  /** Resolves at this many done cells, or at the end. */
  cells(count: number): Promise<number>;
  kill(): void;
  ended: Promise<number | null>;
  errors(): string;
}

function startChild(dataDir: string, run: string, input: SweepInput): Child {
  const child = spawn(process.execPath, [join(childFolder, 'child.mjs'), dataDir, run, JSON.stringify(input)], {
    env: { ...process.env, SWEEP_TEST_PASSPHRASE: PASSPHRASE },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let done = 0;
  let look = () => {};
  let tellRun: (runId: string) => void = () => {};
  const runId = new Promise<string>((resolve) => {
    tellRun = resolve;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { runId?: string; type?: string };
    if (said.runId !== undefined) tellRun(said.runId);
    if (said.type === 'cell') done += 1;
    look();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    runId,
    ended,
    errors: () => errors,
    kill: () => void child.kill('SIGKILL'),
    cells: (count) =>
      Promise.race([
        new Promise<number>((resolve) => {
          look = () => done >= count && resolve(done);
          look();
        }),
        ended.then(() => done),
      ]),
  };
}

const readEvents = async (dataDir: string, runId: string): Promise<SweepEvent[]> =>
  (await readFile(join(dataDir, 'sweeps', runId, 'events.jsonl'), 'utf8')).split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as SweepEvent];
    } catch {
      return [];
    }
  });

test('killed three times, taken up by new processes: the same matrix, and no cell twice', async () => {
  const { path, input } = await makeDataFolder();
  const whole = startChild(path, '-', input);
  const wholeId = await whole.runId;
  expect(await whole.ended, whole.errors()).toBe(0);
  const expected = reduceSweep(EMPTY_SWEEP, await readEvents(path, wholeId));
  expect(expected).toMatchObject({ state: 'complete', done: 288 });

  let run = '-';
  let cells: string[] = [];
  for (const stopAt of [40, 30, 60]) {
    const child = startChild(path, run, input);
    run = await Promise.race([child.runId, child.ended.then(() => Promise.reject(new Error(child.errors())))]);
    const before = cells.length;
    await child.cells(before + stopAt);
    child.kill();
    expect(await child.ended).toBeNull();
    const events = await readEvents(path, run);
    cells = events.flatMap((event) => (event.type === 'cell' ? [event.cell.key] : []));
    expect(cells.length).toBeGreaterThanOrEqual(before + stopAt);
    expect(cells.length).toBeLessThan(288);
  }

  // Another process sees it as interrupted, and its evidence opens.
  const bench = await startTestBench({ dataDir: path, sandbox: null });
  const [first] = (await bench.client.sweep.list()).filter(({ runId }) => runId === run);
  expect(first).toMatchObject({ state: 'interrupted', done: cells.length, cells: 288 });
  await bench.close();

  const last = startChild(path, run, input);
  expect(await last.ended, last.errors()).toBe(0);
  const events = await readEvents(path, run);
  const keys = events.flatMap((event) => (event.type === 'cell' ? [event.cell.key] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(288);
  const seqs = events.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  const view = reduceSweep(EMPTY_SWEEP, events);
  expect(view.state).toBe('complete');
  expect(matrixOf(view)).toEqual(matrixOf(expected));
});

test('two processes do not run one sweep', async () => {
  const { path, input } = await makeDataFolder();
  // Ready before the other one starts: opening a vault takes longer than a short sweep.
  const bench = await startTestBench({ dataDir: path, sandbox: null });
  await bench.client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  const child = startChild(path, '-', { ...input, concurrency: 1 });
  const runId = await child.runId;
  const second = bench.client.sweep.resume({ runId });
  await expect(second).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('Another') });
  expect((await bench.client.sweep.list())[0]).toMatchObject({ runId, state: 'running' });
  await bench.close();
  expect(await child.ended, child.errors()).toBe(0);
});
