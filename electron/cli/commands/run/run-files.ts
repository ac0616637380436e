// The plans of one call of `scopebench run`, on one tenant or on several at once. All files are checked before anything is sent.
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import { counted } from '../../../../shared/counted.ts';
import type { PlanRunInput } from '../../../../shared/runs/plan/plan-events.ts';
import { parityLines, planLines } from '../../../../shared/runs/plan/report/plan-list.ts';
import type { PlanReport } from '../../../../shared/runs/plan/report/report-facts.ts';
import { parityOf } from '../../../../shared/runs/plan/report/report-parity.ts';
import type { OpenBench } from '../../bench/open-bench.ts';
import type { Target } from '../../bench/target.ts';
import { withVault } from '../../bench/vault.ts';
import { CliError } from '../../cli-error.ts';
import { noteInterrupted } from '../../runs/resume-run.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { formatProblem } from '../check.ts';
import { followPlan } from './follow-plan.ts';

export interface PlanFile {
  file: string;
  text: string;
}

/** Of all runs of one call. */
export interface FileRuns {
  chosen: Omit<PlanRunInput, 'tenantId' | 'credentialId' | 'file' | 'text'>;
  /** Print the steps on stdout. */
  lines: boolean;
  /** As in FollowedPlan. */
  target: readonly string[] | null;
}

/** File after file, until one of them does not reach its end. @throws CliError FILE_INVALID before anything is sent */
export async function runFiles(
  targets: [Target, ...Target[]],
  files: readonly PlanFile[],
  runs: FileRuns,
  report: PlanReport,
  stop: AbortSignal,
): Promise<void> {
  const [{ bench }] = targets;
  const { terminal } = bench;
  await refuseBadFiles(bench, files, report);
  await noteInterrupted(bench, 'plan');
  const places = targets.map((target) => ({ target, credentialId: target.credential().id }));
  report.notBegun = files.map(({ file }) => file);
  for (const one of files) {
    if (stop.aborted) break;
    const complete = await runOnTenants(places, one, runs, report, stop);
    if (!complete) break;
  }
  if (report.notBegun.length > 0) terminal.note(`Not run: ${report.notBegun.join(', ')}.`);
}

/**
 * One run for each tenant, all at the same time; begun one after the other, because a vault may have to be unlocked. Of several the lines are printed
 * at the end, each tenant by itself. Whether all reached their end; throws what ended one of them when the others have ended.
 */
async function runOnTenants(
  places: readonly { target: Target; credentialId: string }[],
  { file, text }: PlanFile,
  { chosen, lines, target: visited }: FileRuns,
  report: PlanReport,
  stop: AbortSignal,
): Promise<boolean> {
  const several = places.length > 1;
  const parts = places.map((): PlanReport['plans'] => []);
  let begun: Promise<unknown> = Promise.resolve();
  const ended = await Promise.allSettled(
    places.map(async ({ target: { bench, tenant }, credentialId }, index) => {
      const input = { tenantId: tenant.id, credentialId, file, text, ...chosen };
      const starting = begun.then(() => withVault(bench, () => runsOf(bench.client.run, 'plan').start(input)));
      begun = starting.catch(() => undefined);
      const { runId } = await starting;
      if (report.notBegun[0] === file) report.notBegun.shift();
      const about = { runId, origin: tenant.origin, sandbox: tenant.abilities.builtIn, target: visited };
      return followPlan(bench, { plans: parts[index] ?? [] }, { ...about, lines: lines && !several, stop });
    }),
  );
  report.plans.push(...parts.flat());
  if (several && lines) printSeveral(places[0]?.target.bench.terminal, parts.flat());
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.every((one) => one.status === 'fulfilled' && one.value.end?.reason === 'complete');
}

function printSeveral(terminal: Terminal | undefined, plans: PlanReport['plans']): void {
  if (!terminal) return;
  const { paint, print } = terminal;
  for (const plan of plans) for (const line of planLines(paint, plan, true)) print(line);
  for (const parity of parityOf({ plans }) ?? []) for (const line of parityLines(paint, parity)) print(line);
}

/** All faults are printed, as by `check`; warnings too. @throws CliError FILE_INVALID when there is an error */
async function refuseBadFiles(bench: OpenBench, files: readonly PlanFile[], report: PlanReport): Promise<void> {
  for (const { file, text } of files)
    for (const problem of (await bench.client.plan.check({ text })).problems) {
      bench.terminal.note(formatProblem(bench.terminal, file, problem));
      report.problems.push({ file, ...problem });
    }
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first)
    throw new CliError('FILE_INVALID', `Nothing was sent: ${counted(errors.length, 'error')} in the plan files.`, {
      fix: `${first.file}:${first.line}:${first.column}: ${first.message} ${first.fix}`,
    });
}
