// `scopebench run`: plan files, sent to an org step by step. A step that is not as expected is a result (exit 4); an org that does not answer
// is not (exit 3). All files are read and checked before anything is sent.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { counted } from '../../../shared/counted.ts';
import type { PlanRunInput } from '../../../shared/runs/plan/plan-events.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { toPlansJson } from '../../../shared/runs/plan/report/plan-json.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseWholeNumber } from '../options/parse-values.ts';
import { addCommonOptions, addTargetOptions, collect, type TargetOptions } from '../options/shared-options.ts';
import { watchRun } from '../runs/watch-run.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatProblem } from './check.ts';
import { formatPlanEnd, formatScope, formatStep } from './run/plan-text.ts';

const EXAMPLES = `
Examples (no account needed, the sandbox org is built in):
  scopebench run users.scopebench.yaml
  scopebench run plans/*.scopebench.yaml --tenant Acme --credential Integration --json
  scopebench run users.scopebench.yaml --var group=Everyone --step list-users --step read-user
  scopebench run users.scopebench.yaml --shard 1/3 --bail

Secrets of a plan come from the environment, by the names that the plan gives them. Steps that write go to a tenant that is
marked production only with --allow-writes.
Exit code 4 when a step is not as expected, or a scope is not needed (--mutate), 3 when one could not run, 2 for a file that is no plan.`;

export const defineRun: Define = (command, terminal, act) => {
  command
    .argument('<files...>', 'plan files; - is stdin')
    .option('--var <name=value>', 'a variable of the plan; may be repeated', collect)
    .option('--step <id>', 'only this step and those whose values it needs; may be repeated', collect)
    .option('--shard <i/n>', 'one part of several, such as 1/3')
    .option('--mutate', 'then leave out each registered scope in turn: is it needed, and by which step')
    .option('--bail', 'send nothing more after a step that is not met, but the teardown')
    .option('--concurrency <n>', 'how many steps at the same time (default: as the plan says)')
    .option('--allow-writes', 'also to a tenant that is marked production');
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(act((files: string[], options: RunOptions) => runPlans(terminal, files, options)));
};

interface RunOptions extends TargetOptions {
  var?: string[];
  step?: string[];
  shard?: string;
  mutate?: boolean;
  bail?: boolean;
  concurrency?: string;
  allowWrites?: boolean;
}

interface PlanFile {
  file: string;
  text: string;
}

async function runPlans(terminal: Terminal, names: string[], options: RunOptions): Promise<ExitCode> {
  const chosen = readChosen(options);
  const files = await Promise.all(
    [...new Set(names)].map(
      async (file): Promise<PlanFile> => ({ file, text: await readTextFile(terminal.world, file, 'run') }),
    ),
  );
  return withTarget(terminal, { ...options, mayNeedCredential: true }, async (target) => {
    if (await haveErrors(terminal, target, files)) return EXIT.badFile;
    const views: PlanView[] = [];
    for (const file of files) {
      const view = await runOne(target, file, chosen, options);
      views.push(view);
      if (view.end?.reason !== 'complete') break;
    }
    if (options.json) terminal.printJson(toPlansJson(views));
    return exitOf(views, files.length);
  });
}

/** All of them are printed, as by `check`; warnings too. */
async function haveErrors(terminal: Terminal, { bench }: Target, files: readonly PlanFile[]): Promise<boolean> {
  let errors = 0;
  for (const { file, text } of files)
    for (const problem of (await bench.client.plan.check({ text })).problems) {
      terminal.note(formatProblem(terminal, file, problem));
      if (problem.severity === 'error') errors += 1;
    }
  if (errors > 0) terminal.note(`Nothing was sent: ${counted(errors, 'error')}.`);
  return errors > 0;
}

type Chosen = Pick<PlanRunInput, 'values' | 'stepIds' | 'shard' | 'bail' | 'mutate' | 'concurrency' | 'allowWrites'>;

function readChosen(options: RunOptions): Chosen {
  const { step, shard, bail, mutate, concurrency, allowWrites } = options;
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
    ...(concurrency === undefined ? {} : { concurrency: parseWholeNumber(concurrency, '--concurrency', 1, 20) }),
    ...(allowWrites ? { allowWrites } : {}),
  };
}

async function runOne(
  target: Target,
  { file, text }: PlanFile,
  chosen: Chosen,
  options: RunOptions,
): Promise<PlanView> {
  const { bench, tenant } = target;
  const { client, terminal } = bench;
  const credentialId = target.credential().id;
  const { runId } = await withVault(bench, () =>
    runsOf(client.run, 'plan').start({ tenantId: tenant.id, credentialId, file, text, ...chosen }),
  );
  let view = EMPTY_PLAN;
  await watchRun(terminal, client.run, {
    kind: 'plan',
    runId,
    onSignal: 'cancel',
    take(events) {
      view = reducePlan(view, events);
      for (const event of events) {
        if (event.type === 'started' && options.mutate)
          terminal.note(
            `At most ${counted(event.cost.requests, 'request')} and ${counted(event.cost.tokens, 'token')}.`,
          );
        if (event.type === 'scope' && !options.json) terminal.print(formatScope(terminal.paint, event.result));
        if (event.type === 'waiting')
          terminal.note(`Waiting ${Math.ceil(event.waitMs / 1000)} s: the org limits the rate.`);
        if (event.type === 'step' && event.leftOut === null && !options.json) {
          const title = view.steps.find(({ facts }) => facts.id === event.result.id)?.facts.title ?? '';
          terminal.print(formatStep(terminal.paint, title, event.result));
        }
      }
      return undefined;
    },
  });
  if (!options.json) terminal.print(formatPlanEnd(terminal.paint, view));
  return view;
}

function exitOf(views: readonly PlanView[], files: number): ExitCode {
  const outcomes = views.map(({ end }) => end?.outcome ?? 'could-not-run');
  const unneeded = views.some(({ scopes }) => scopes.some(({ outcome }) => outcome === 'unneeded'));
  if (unneeded || outcomes.includes('failed')) return EXIT.notMet;
  return outcomes.includes('could-not-run') || views.length < files ? EXIT.notRun : EXIT.met;
}
