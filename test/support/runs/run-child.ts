// A process that runs a run of any kind on a data folder and says each event as a line, so that a test can kill it in the middle.
// Arguments: data folder, run to resume or `-`, then what to start as JSON. The passphrase is in the environment.
import type { RunStart } from '../../../shared/contract/run.ts';
import { startTestBench } from '../bench.ts';

const [dataDir = '', run = '-', input = '{}'] = process.argv.slice(2);
const { client, close } = await startTestBench({ dataDir, sandbox: null });
await client.vault.unlock({ kind: 'passphrase', passphrase: process.env.RUN_TEST_PASSPHRASE ?? '' });
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const { runId } =
  run === '-' ? await client.run.start(JSON.parse(input) as RunStart) : await client.run.resume({ runId: run });
say({ runId });
for await (const { events } of await client.run.watch({ runId, after: 0 }))
  for (const { seq, type } of events) say({ seq, type });
await close();
