// `scopebench sweep`: which scope opens what, as a matrix with evidence. The run is the engine's and is kept in the data folder, so
// that the window shows it too and a killed process loses nothing.
import { Option } from 'commander';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView, unanswered } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepFormat } from '../../../shared/runs/sweep/report/sweep-report.ts';
import type { SweepEvent, SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import { DEFAULT_TENANT, isSandbox } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { readFaults, refuseFaultsElsewhere } from '../bench/sandbox-options.ts';
import { withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { chosenForm } from '../options/chosen-form.ts';
import { addCommonOptions, addFaultOption, addVisitOptions, collect } from '../options/shared-options.ts';
import { noteInterrupted, resumeRun, resumeWords } from '../runs/resume-run.ts';
import { watchRun } from '../runs/watch-run.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { type ReadSweep, readSweep, type SweepOptions, toSweepInput } from './sweep/sweep-input.ts';
import { createSweepProgress } from './sweep/sweep-progress.ts';
import { formatCost, formatSweep } from './sweep/sweep-text.ts';

const EXAMPLES = `
Examples:
  scopebench sweep --scopes readable
  scopebench sweep --scopes registered --operations safe -t Acme --html --output sweep.html
  scopebench sweep --scopes "okta.users.read okta.groups.read" --each -c "Report Reader" -c "No Role Connector"
  scopebench sweep --scopes registered -t Acme --dry-run
  scopebench sweep --scopes readable --org https://acme.okta.com --client-id 0oa1example --csv
  scopebench sweep --resume swp-000example

Only GETs are sent. --operations FILE names operations, one a line: an operation id, or a method and path.
Ctrl-C pauses; --resume goes on. Exit code 0 when every cell is done, 3 when it paused or could not be run.`;

export const defineSweep: Define = (command, terminal, act) => {
  command
    .optionsGroup('What to sweep:')
    .option('-s, --scopes <list>', 'registered, readable, or names of scopes (required)')
    .option('--operations <which>', 'probes: one call a scope; safe: every GET; or a file', 'probes')
    .option('--each', 'one token per scope, every call with each (default: as few tokens as possible)')
    .option('--invalid-writes', 'try manage scopes by writes that are invalid on purpose; never on production')
    .addOption(new Option('--prove-writes').hideHelp())
    .option('--name <text>', 'a name for the list of sweeps')
    .optionsGroup('Which org, and with which credential:')
    .option('-t, --tenant <name>', 'a saved tenant, or sandbox (default: sandbox); may be repeated', collect)
    .option('-c, --credential <name>', 'its credential (default: the first); may be repeated', collect);
  addFaultOption(addVisitOptions(command))
    .optionsGroup('How:')
    .option('--share <percent>', 'the most of each rate budget to use', '50')
    .option('--concurrency <number>', 'the most calls to send at the same time', '4')
    .option('--dry-run', 'show what it would cost and send nothing')
    .option('--resume <run>', 'resume a run that was paused or killed, or retry what got no answer')
    .optionsGroup('The result (default: a summary):')
    .option('--csv', 'every cell as CSV')
    .option('--html', 'one HTML file that needs nothing else')
    .option('--md', 'Markdown')
    .option('-o, --output <file>', 'write the result to this file instead of stdout');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: SweepOptions) => runSweep(terminal, options)));
};

async function runSweep(terminal: Terminal, options: SweepOptions): Promise<ExitCode> {
  const { world } = terminal;
  const format = formatOf(options);
  checkVisit(options);
  if (options.output !== undefined) await checkWritable(world, options.output);
  const wanted = options.resume === undefined ? await readSweep(world, options) : null;
  if (wanted !== null && options.org !== undefined) return visit(terminal, wanted, format, options);
  const names = options.tenant ?? [DEFAULT_TENANT];
  const sandbox = wanted === null || names.some(isSandbox);
  if (wanted !== null && options.tenant === undefined) terminal.note('No --tenant was given: this is the sandbox org.');
  refuseFaultsElsewhere(options.fault, sandbox);
  const faults = readFaults(options.fault);
  return withBench(terminal, { dataDir: options.dataDir, sandbox, faults }, async (bench) => {
    const { resume = '' } = options;
    const runId =
      wanted === null ? (await resumeRun(bench, 'sweep', resume)).runId : await begin(bench, wanted, null, options);
    return runId === null ? EXIT.met : toTheEnd(bench, runId, format, options);
  });
}

/** An org that is not saved: the run lives in the memory of this process, and nothing of it is kept. */
function visit(
  terminal: Terminal,
  wanted: ReadSweep,
  format: SweepFormat | null,
  options: SweepOptions,
): Promise<ExitCode> {
  const { dataDir, org, clientId, customDomain, secretStdin, keyFile, fault } = options;
  const target = { dataDir, org, clientId, customDomain, secretStdin, keyFile, fault, mayNeedCredential: true };
  return withTarget(terminal, target, async ({ bench, tenant, credential }) => {
    const visited = { tenantId: tenant.id, credentialId: credential().id };
    const runId = await begin(bench, wanted, visited, options);
    return runId === null ? EXIT.met : toTheEnd(bench, runId, format, options);
  });
}

function checkVisit({ org, clientId, secretStdin, keyFile, tenant, credential, resume, ...rest }: SweepOptions): void {
  if (org === undefined) {
    const given = [clientId && '--client-id', secretStdin && '--secret-stdin', keyFile && '--key-file'].find(Boolean);
    if (!given) return;
    throw usageError(`${given} goes with --org.`, 'For a saved tenant use -t and -c.');
  }
  if (tenant !== undefined || credential !== undefined)
    throw usageError('--org is not a saved tenant.', 'Give --org with --client-id, or -t with -c.');
  if (resume !== undefined)
    throw usageError('--resume continues a saved sweep, and with --org none is saved.', 'Give one of them.');
  if (rest.invalidWrites ?? rest.proveWrites)
    throw usageError(
      '--invalid-writes is for saved tenants.',
      'Save the org with: scopebench tenants add. Then it can be marked as production, or not.',
    );
}

async function toTheEnd(
  bench: OpenBench,
  runId: string,
  format: SweepFormat | null,
  options: SweepOptions,
): Promise<ExitCode> {
  const { note } = bench.terminal;
  const view = await watch(bench, runId);
  await printResult(bench, runId, view, format, options);
  if (view.state === 'complete') {
    const left = unanswered(view.cells.values());
    if (left.length > 0 && options.org === undefined)
      note(`${left.length} got no answer. Retry them with: ${resumeWords('sweep', runId)}`);
    return EXIT.met;
  }
  const done = `after ${view.done} of ${view.total} cells`;
  if (view.state === 'cancelled') note(`Cancelled ${done}.`);
  else if (options.org !== undefined) note(`Ended ${done}. With --org no sweep is saved that could be resumed.`);
  else note(`Paused ${done}. Resume with: ${resumeWords('sweep', runId)}`);
  return EXIT.notRun;
}

const formatOf = ({ json, csv, html, md }: SweepOptions): SweepFormat | null => chosenForm({ json, csv, html, md });

/** Null after a dry run. */
async function begin(
  bench: OpenBench,
  wanted: ReadSweep,
  visited: SweepInput['targets'][number] | null,
  { dryRun, json }: SweepOptions,
): Promise<string | null> {
  const input = await toSweepInput(bench, wanted, visited);
  const cost = await bench.client.sweep.plan(input);
  const { note, print, printJson } = bench.terminal;
  if (dryRun && json) printJson(cost);
  else if (dryRun) print(formatCost(cost, Date.now()));
  else note(formatCost(cost, Date.now()));
  if (dryRun) return null;
  await noteInterrupted(bench, 'sweep');
  return (await withVault(bench, () => runsOf(bench.client.run, 'sweep').start(input))).runId;
}

/** Until it ends or pauses. A signal pauses it: calls in flight finish first. */
async function watch({ client, terminal }: OpenBench, runId: string): Promise<SweepView> {
  const { note } = terminal;
  const progress = createSweepProgress(terminal);
  let view = EMPTY_SWEEP;
  const take = (events: readonly SweepEvent[]) => {
    view = reduceSweep(view, events);
    progress.show(view);
    return view.state === 'paused' ? 'enough' : undefined;
  };
  try {
    await watchRun(terminal, client.run, { kind: 'sweep', runId, onSignal: 'pause', take });
  } finally {
    progress.end();
  }
  if (view.state === 'failed')
    throw new CliError('UNFINISHED', view.message ?? 'The sweep failed.', {
      fix: `What was done is kept as ${runId}.`,
    });
  if (view.state === 'paused' && view.message !== null) note(view.message);
  return view;
}

async function printResult(
  { client, terminal }: OpenBench,
  runId: string,
  view: SweepView,
  format: SweepFormat | null,
  { output }: SweepOptions,
): Promise<void> {
  const { note, paint, print, printExact, printJson } = terminal;
  const text = format === null ? formatSweep(paint, view) : (await client.sweep.report({ runId, format })).text;
  if (output !== undefined) {
    note(`Written to ${await writeTextFile(terminal, output, text)}.`);
  } else if (format === 'json') printJson(JSON.parse(text));
  else if (format === null) print(text);
  else printExact(text);
}
