// A process that runs a sweep on a data folder and says each event as a line, so that a test can kill it in the middle.
// Arguments: data folder, run to go on with or `-`, then the input as JSON. The passphrase comes by the environment.
import type { SweepInput } from '../../shared/contract/sweep.ts';
import { startTestBench } from './bench.ts';

const [dataDir = '', run = '-', input = '{}'] = process.argv.slice(2);
const { client, close } = await startTestBench({ dataDir, sandbox: null });
await client.vault.unlock({ kind: 'passphrase', passphrase: process.env.SWEEP_TEST_PASSPHRASE ?? '' });
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const { runId } =
  run === '-' ? await client.sweep.start(JSON.parse(input) as SweepInput) : await client.sweep.resume({ runId: run });
say({ runId });
for await (const batch of await client.sweep.watch({ runId, after: 0 }))
  for (const { seq, type } of batch) say({ seq, type });
await close();
