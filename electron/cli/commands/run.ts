import type { StepOutcome } from '../../../shared/runs/plan/plan-events.ts';
import { PLAN_REPORTER_NAMES } from '../../../shared/runs/plan/report/plan-reporters.ts';
import { type PlanReport, reportVerdict } from '../../../shared/runs/plan/report/report-facts.ts';
import { withBench } from '../bench/open-bench.ts';
import { readFaults } from '../bench/sandbox-options.ts';
import { type Target, type WithTargetsOptions, withTargets } from '../bench/target.ts';
import { usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseWholeNumber } from '../options/parse-values.ts';
import { addCommonOptions, addTargetOptions, collect, type TargetOptions } from '../options/shared-options.ts';
import { reportError } from '../report-error.ts';
import { resumeRun } from '../runs/resume-run.ts';
import { untilSignal } from '../runs/until-signal.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { followPlan } from './run/follow-plan.ts';
import { checkReporters, type Reporters, readReporters, reported } from './run/reporters.ts';
import { type FileRuns, type PlanFile, runFiles } from './run/run-files.ts';
import { watchFiles } from './run/watch-files.ts';

const EXAMPLES = `
Examples (no account needed, the sandbox org is built in):
  scopebench run users.scopebench.yaml
  scopebench run plans/*.scopebench.yaml --tenant Acme --credential Integration --json
  scopebench run users.scopebench.yaml --var group=Everyone --step list-users --step read-user
  scopebench run users.scopebench.yaml --mutate --negative
  scopebench run users.scopebench.yaml --tenant Acme --tenant "Acme preview" --reporter html=both.html
  scopebench run users.scopebench.yaml --shard 1/3 --bail
  scopebench run plans/*.scopebench.yaml --reporter junit=report.xml --reporter html=report.html --reporter github
  scopebench run users.scopebench.yaml --watch
  scopebench run --resume run-000example

Secrets of a plan come from the environment, by the names that the plan gives them. Steps that write go to a tenant that is
marked production only with --allow-writes. On several tenants a plan runs at the same time; the report compares them, with ids, times and
hosts put aside. A difference alone changes no exit code: orgs hold different people, and what has to be so is under expect.
Exit code 4 when a step is not as expected, a scope is not needed (--mutate) or a case is not refused (--negative), 3 when one could not
run, 2 for a file that is no plan.`;

export const defineRun: Define = (command, terminal, act) => {
  command
    .argument('[files...]', 'plan files; - is stdin')
    .optionsGroup('What of it:')
    .option('--var <name=value>', 'a variable of the plan; may be repeated', collect)
    .option('--step <id>', 'only this step and those whose values it needs; may be repeated', collect)
    .option('--shard <i/n>', 'one part of several, such as 1/3')
    .option('--mutate', 'then leave out each registered scope in turn: is it needed, and by which step')
    .option('--negative', 'then send what has to be refused: without a scope, a wrong secret, a revoked token …')
    .optionsGroup('How:')
    .option('--bail', 'send nothing more after a step that is not met, but the teardown')
    .option('--concurrency <n>', 'how many steps at the same time (default: as the plan says)')
    .option('--allow-writes', 'also to a tenant that is marked production')
    .option('--watch', 'run again when a file changes, until Ctrl-C')
    .option('--resume <run>', 'resume a run whose process was stopped')
    .optionsGroup('The result (default: list):')
    .option(
      '--reporter <name[=file]>',
      `${PLAN_REPORTER_NAMES.join(', ')}; to a file, or one of them to stdout; may be repeated`,
      collect,
    );
  addCommonOptions(addTargetOptions(command, { several: true }))
    .addHelpText('after', EXAMPLES)
    .action(act((files: string[], options: RunOptions) => runPlans(terminal, files, options)));
};

interface RunOptions extends Omit<TargetOptions, 'tenant'> {
  tenant?: string[];
  var?: string[];
  step?: string[];
  shard?: string;
  mutate?: boolean;
  negative?: boolean;
  bail?: boolean;
  concurrency?: string;
  allowWrites?: boolean;
  watch?: boolean;
  resume?: string;
  reporter?: string[];
}

/** What is done with what was read of the arguments. */
interface Asked {
  chosen: FileRuns['chosen'];
  reporters: Reporters;
  options: RunOptions;
}

async function runPlans(terminal: Terminal, given: string[], options: RunOptions): Promise<ExitCode> {
  const reporters = readReporters(options.reporter ?? [], options.json ?? false, terminal.world);
  const asked = { chosen: readChosen(options), reporters, options };
  const names = [...new Set(given)];
  checkArguments(names, options);
  await checkReporters(terminal.world, reporters);
  if (options.watch) return watchPlans(terminal, names, asked);
  return reported(terminal, reporters, async (report) => {
    if (options.resume !== undefined) return goOn(terminal, options.resume, asked, report);
    const files = await readFiles(terminal, names);
    return withTargets(terminal, targetsOf(options), (targets) =>
      untilSignal(terminal, (stop) => runAsked(targets, files, asked, report, stop)),
    );
  });
}

/** On one bench, so that what was asked for and taken from the environment is there for each run. An error is shown, and does not end it. */
function watchPlans(terminal: Terminal, names: string[], asked: Asked): Promise<ExitCode> {
  return withTargets(terminal, targetsOf(asked.options), (targets) =>
    untilSignal(terminal, (stop) =>
      watchFiles(terminal.world, names, stop, async () => {
        const code = await reported(terminal, asked.reporters, async (report) =>
          runAsked(targets, await readFiles(terminal, names), asked, report, stop),
        ).catch((error: unknown) => reportError(error, terminal));
        if (!stop.aborted) terminal.note('Waiting for a change. Ctrl-C ends it.');
        return code;
      }),
    ),
  );
}

async function runAsked(
  targets: [Target, ...Target[]],
  files: readonly PlanFile[],
  { chosen, reporters, options }: Asked,
  report: PlanReport,
  stop: AbortSignal,
): Promise<ExitCode> {
  const runs = { chosen, lines: reporters.shown === 'list', target: visitOptions(options) };
  await runFiles(targets, files, runs, report, stop);
  return exitOf(report);
}

const targetsOf = ({ tenant = [], ...options }: RunOptions): WithTargetsOptions => ({
  ...options,
  tenants: tenant,
  mayNeedCredential: true,
});

const readFiles = (terminal: Terminal, names: string[]): Promise<PlanFile[]> =>
  Promise.all(names.map(async (file) => ({ file, text: await readTextFile(terminal.world, file, 'run') })));

/** Org, credential and plan are those of the run. */
function goOn(terminal: Terminal, runId: string, { reporters, options }: Asked, report: PlanReport): Promise<ExitCode> {
  const faults = readFaults(options.fault);
  return withBench(terminal, { dataDir: options.dataDir, sandbox: true, faults }, async (bench) => {
    const { places } = await resumeRun(bench, 'plan', runId);
    const { tenants } = await bench.client.app.snapshot();
    const tenant = tenants.find(({ id }) => id === places[0]?.tenantId);
    const sandbox = tenant?.abilities.builtIn ?? false;
    const origin = tenant?.origin ?? null;
    const followed = { runId, origin, sandbox, target: null, lines: reporters.shown === 'list' };
    await untilSignal(terminal, (stop) => followPlan(bench, report, { ...followed, stop }));
    return exitOf(report);
  });
}

/** Of an org that is not saved; null for one that is. */
const visitOptions = ({ org, clientId }: RunOptions): string[] | null =>
  org === undefined ? null : ['--org', org, ...(clientId === undefined ? [] : ['--client-id', clientId])];

const EXIT_CODES: Record<StepOutcome, ExitCode> = {
  met: EXIT.met,
  skipped: EXIT.met,
  failed: EXIT.notMet,
  'could-not-run': EXIT.notRun,
};

const exitOf = (report: PlanReport): ExitCode => EXIT_CODES[reportVerdict(report)];

/** @throws CliError USAGE; what a run has begun with goes on with it */
function checkArguments(names: readonly string[], options: RunOptions): void {
  const { resume, watch, secretStdin } = options;
  if (resume === undefined && names.length === 0)
    throw usageError('No plan file was given.', 'For example: scopebench run users.scopebench.yaml, or --resume RUN.');
  if (names.includes('-') && secretStdin)
    throw usageError('- and --secret-stdin both read standard input.', 'Give one of them another way.');
  if (names.includes('-') && watch)
    throw usageError('Standard input cannot be watched.', 'Give a file, or leave --watch out.');
  if (resume === undefined) return;
  const own = new Set(['resume', 'reporter', 'json', 'dataDir', 'fault']);
  const given = Object.entries(options).find(([name, value]) => value !== undefined && !own.has(name))?.[0];
  if (names.length > 0 || given !== undefined) {
    const flag = given?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw usageError(
      `${flag === undefined ? names[0] : `--${flag}`} cannot be combined with --resume, which continues a run as it was started.`,
      'Leave out one of them.',
    );
  }
}

function readChosen(options: RunOptions): FileRuns['chosen'] {
  const { step, shard, bail, mutate, negative, concurrency, allowWrites } = options;
  const values = Object.fromEntries(
    (options.var ?? []).map((pair) => {
      const mark = pair.indexOf('=');
      if (mark < 1) throw usageError(`--var ${pair} has no name and value.`, 'Give it as --var name=value.');
      return [pair.slice(0, mark), pair.slice(mark + 1)];
    }),
  );
  const part = shard === undefined ? null : /^(\d{1,3})\/(\d{1,3})$/.exec(shard);
  if (shard !== undefined && !part) throw usageError(`--shard ${shard} is no part.`, 'Give it as i/n, such as 1/3.');
  return {
    values,
    ...(step ? { stepIds: step } : {}),
    ...(part ? { shard: { index: Number(part[1]), count: Number(part[2]) } } : {}),
    ...(bail ? { bail } : {}),
    ...(mutate ? { mutate } : {}),
    ...(negative ? { negative } : {}),
    ...(concurrency === undefined ? {} : { concurrency: parseWholeNumber(concurrency, '--concurrency', 1, 20) }),
    ...(allowWrites ? { allowWrites } : {}),
  };
}
