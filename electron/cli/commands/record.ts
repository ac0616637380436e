// `scopebench record`: a base URL for a program in place of its org's, until it is stopped. What the program called through it is the result:
// the scopes that it needs, what failed and why, and how it behaved.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { counted } from '../../../shared/counted.ts';
import { MOST_CHOSEN } from '../../../shared/model/history.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import {
  EMPTY_RECORDING,
  type RecordingView,
  reduceRecording,
} from '../../../shared/runs/recording/reduce-recording.ts';
import { type RecordingJson, toRecordingJson } from '../../../shared/runs/recording/report/recording-json.ts';
import { parsePort } from '../../hosting/parse-port.ts';
import { untilEnded } from '../../hosting/until-ended.ts';
import { isSandbox } from '../bench/find-tenant.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, needed } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseWholeNumber } from '../options/parse-values.ts';
import { addCommonOptions, type CommonOptions, collect } from '../options/shared-options.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { checkPlanPlace, planNameOf, writePlanFile } from './plan/plan-file.ts';
import { describeStart, startOf } from './record/recording-start.ts';
import { formatCall, formatRecording } from './record/recording-text.ts';

const EXAMPLES = `
Examples (no account needed, the sandbox org is built in):
  scopebench record --to sandbox
  scopebench record --to Acme --json > recording.jsonl &
  scopebench record --to Acme --plan calls.scopebench.yaml
  scopebench record --to http://127.0.0.1:8080 --fault status=429,times=1 --check --for 60

Give your program the URL in place of its org's: nothing else of it changes. Tokens pass through and are kept nowhere.
It ends with Ctrl-C, SIGTERM, or after --for. With --json the first line is {"url":…}, the last one the result.

A program that signs its token requests (private_key_jwt) signs them for this URL; where the key is a saved credential's,
the request is signed again for the org. A DPoP proof cannot be: an app that demands DPoP is not recorded.

A fault is put between the program and the org; the org sees nothing of a call that is answered here:
  status=429 (wait=SECONDS)   status=401   status=500|502|503|504   latency=MS   slow-body=MS   reset=before|headers|mid-body
  with path=GLOB  method=GET|POST  times=N  every=N  probability=0.1

Exit code 4 with --check when the program behaved badly in a point, 3 when it called nothing.`;

export const defineRecord: Define = (command, terminal, act) => {
  command
    .option('--to <tenant>', 'a saved tenant by name or id, sandbox, or the address of an org that is not saved')
    .option('--custom-domain', 'the address of --to is a custom domain')
    .option('-p, --port <number>', 'port on 127.0.0.1; 0 is any free one', '0')
    .option('--plain', 'a base URL without a path, for programs that take none; any program here can use it')
    .option('--fault <text>', 'put a fault between, such as status=429,times=1; may be repeated', collect)
    .option('--for <seconds>', 'end by itself after this time')
    .optionsGroup('The result:')
    .option('--check', 'exit code 4 when the program behaved badly in a point')
    .option('-o, --output <file>', 'also write the result as JSON to this file')
    .option('--plan <file>', 'also make a plan of what was called; a file that is there is left alone');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: RecordOptions) => runRecord(terminal, options)));
};

interface RecordOptions extends CommonOptions {
  to?: string;
  customDomain?: boolean;
  port?: string;
  plain?: boolean;
  fault?: string[];
  for?: string;
  check?: boolean;
  output?: string;
  plan?: string;
}

const LONGEST_S = 24 * 3600;

async function runRecord(terminal: Terminal, options: RecordOptions): Promise<ExitCode> {
  const { dataDir, customDomain, output } = options;
  const to = needed(options.to, '--to', 'sandbox');
  const port = parsePort(options.port) ?? 0;
  const seconds = options.for === undefined ? null : parseWholeNumber(options.for, '--for', 1, LONGEST_S);
  if (output !== undefined) await checkWritable(terminal.world, output);
  await checkPlanPlace(terminal, options.plan);
  const which = /^https?:\/\//i.test(to) ? { org: to, customDomain } : { tenant: to };
  const view = await withTarget(
    terminal,
    { ...which, dataDir, mayNeedCredential: false } as Parameters<typeof withTarget>[1],
    async (target) => {
      const recorded = await record(target, { ...options, to }, port, seconds);
      if (options.plan !== undefined) await makePlan(target.bench, recorded, options.plan);
      return recorded;
    },
  );
  const result = toRecordingJson(view);
  await printResult(terminal, result, options);
  if (!options.check) return EXIT.met;
  if (result.calls === 0) return EXIT.notRun;
  return result.behaviour.some(({ state }) => state === 'bad') ? EXIT.notMet : EXIT.met;
}

async function record(
  target: Target,
  { to, plain = false, fault = [], json = false }: RecordOptions & { to: string },
  port: number,
  seconds: number | null,
): Promise<RecordingView> {
  const { bench, tenant } = target;
  const { client, engine, terminal } = bench;
  if (!isSandbox(to)) await openKeys(target);
  const runs = runsOf(client.run, 'recording');
  const { runId } = await runs.start({ tenantId: tenant.id, port, plain, faults: fault });
  const ended = untilEnded(terminal.world.signals);
  const timer = seconds === null ? null : setTimeout(() => end(), seconds * 1000);
  const end = () => void client.run.cancel({ runId }).catch(() => undefined);
  void ended.then(end);
  let view = EMPTY_RECORDING;
  try {
    for await (const events of await runs.watch({ runId, after: 0 })) {
      view = reduceRecording(view, events);
      for (const event of events) {
        if (event.type === 'listening') {
          const start = startOf(
            engine.recorders.of(runId) ?? '',
            tenant,
            isSandbox(to) ? engine.sandbox.handle() : null,
          );
          // The path of the URL lets programs in: it is printed here, because that is what it is for, and nowhere else.
          terminal.printRevealed(json ? JSON.stringify(start) : describeStart(start, view));
          if (plain)
            terminal.note(
              '--plain: while this goes on, any program on this computer can call the org through this port.',
            );
        }
        if (event.type === 'call' && !json) terminal.note(formatCall(terminal.paintNote, event.call));
      }
    }
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
  if (view.end?.reason !== 'complete')
    throw new CliError('UNFINISHED', 'The recording stopped without an end.', { fix: 'Start it once more.' });
  return view;
}

/** Of the calls to the API, in the order in which they were made; nothing of a recording without one. */
async function makePlan({ client, terminal }: Target['bench'], { calls }: RecordingView, file: string): Promise<void> {
  const exchangeIds = calls.filter(({ kind }) => kind === 'api').map(({ exchangeId }) => exchangeId);
  const made =
    exchangeIds.length === 0
      ? null
      : await client.plan.make({
          name: planNameOf(file),
          fromHistory: { exchangeIds: exchangeIds.slice(-MOST_CHOSEN) },
        });
  for (const note of made?.notes ?? []) terminal.note(note);
  if (made?.text == null) return terminal.note('No call of it becomes a step, so there is no plan.');
  await writePlanFile(terminal, file, made.text);
  terminal.note(`${file}: ${counted(made.steps + made.teardown, 'step')}. Next: scopebench run ${file}`);
}

/** Of a client that signs: its key signs for the org what was signed for the recorder. Without it everything else is recorded. */
async function openKeys({ bench, tenant }: Target): Promise<void> {
  const signing = tenant.credentials.find((one) => kindOf(one).can.client === 'private_key_jwt');
  const secretId = signing?.secrets.find(({ inUse }) => inUse)?.id;
  if (!signing || secretId === undefined) return;
  await withVault(bench, () =>
    bench.client.credential.publicKey({ tenantId: tenant.id, credentialId: signing.id, secretId }),
  ).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : '';
    bench.terminal.note(`Token requests that are signed with a private key will be refused: ${why}`);
  });
}

async function printResult(terminal: Terminal, result: RecordingJson, { json, output }: RecordOptions): Promise<void> {
  if (output !== undefined)
    terminal.note(`Written to ${await writeTextFile(terminal, output, `${JSON.stringify(result, null, 2)}\n`)}.`);
  if (json) terminal.printJson(result);
  else terminal.print(formatRecording(terminal.paint, result));
}
