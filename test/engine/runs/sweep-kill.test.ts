// A sweep whose process is killed in the middle, for real: another process resumes it and ends with the same matrix.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import { startTestBench } from '../../support/bench.ts';
import { clientDraft } from '../../support/credentials.ts';
import { buildRunChildren, PASSPHRASE, type RunChildren, readEvents } from '../../support/runs/run-children.ts';
import { secretClients } from '../../support/secret-clients.ts';
import { matrixOf, type SweepBench, startSweepBench } from '../../support/sweep-bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let children: RunChildren;
let org: SweepBench;
const folders: { remove(): Promise<void> }[] = [];

beforeAll(async () => {
  children = await buildRunChildren();
  org = await startSweepBench();
});
afterAll(async () => {
  await org.close();
  for (const folder of folders) await folder.remove();
});

/** A data folder that knows the org as a tenant, its secret in a vault. */
async function makeDataFolder(): Promise<{ path: string; input: SweepInput }> {
  const folder = await tempFolder();
  folders.push(folder);
  const { client, close } = await startTestBench({ dataDir: folder.path, sandbox: null });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const tenant = await client.tenant.add({ name: 'Acme', url: org.url, production: false });
  const { clientId, clientSecret } = secretClients(org.sandbox)[0]!;
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

test('killed three times, taken up by new processes: the same matrix, and no cell twice', async () => {
  const { path, input } = await makeDataFolder();
  const whole = children.start(path, { kind: 'sweep', ...input });
  const wholeId = await whole.runId;
  expect(await whole.ended, whole.errors()).toBe(0);
  const expected = reduceSweep(EMPTY_SWEEP, await readEvents<'sweep'>(path, wholeId));
  expect(expected).toMatchObject({ state: 'complete', done: 288 });

  let run: string | null = null;
  let cells: string[] = [];
  for (const stopAt of [40, 30, 60]) {
    const child = children.start(path, run ?? { kind: 'sweep', ...input });
    run = await child.runId;
    const before = cells.length;
    await child.seen('cell', before + stopAt);
    expect(await child.kill()).toBeNull();
    const events = await readEvents<'sweep'>(path, run);
    cells = events.flatMap((event) => (event.type === 'cell' ? [event.cell.key] : []));
    expect(cells.length).toBeGreaterThanOrEqual(before + stopAt);
    expect(cells.length).toBeLessThan(288);
  }

  // Another process sees it as interrupted, and its evidence opens.
  const bench = await startTestBench({ dataDir: path, sandbox: null });
  const [first] = (await runsOf(bench.client.run, 'sweep').list()).filter(({ runId }) => runId === run);
  expect(first).toMatchObject({ state: 'interrupted', done: cells.length, cells: 288 });
  await bench.close();

  const last = children.start(path, run ?? '');
  expect(await last.ended, last.errors()).toBe(0);
  const events = await readEvents<'sweep'>(path, run ?? '');
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
  const child = children.start(path, { kind: 'sweep', ...input, concurrency: 1 });
  const runId = await child.runId;
  const second = bench.client.run.resume({ runId });
  await expect(second).rejects.toMatchObject({ code: 'BUSY', message: expect.stringContaining('Another') });
  expect((await runsOf(bench.client.run, 'sweep').list())[0]).toMatchObject({ runId, state: 'running' });
  await bench.close();
  expect(await child.ended, child.errors()).toBe(0);
});
