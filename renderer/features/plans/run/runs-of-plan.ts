// Which of the runs that the host has are of an open plan: those of its file, also when the command line was given a part of its path. Pure.
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunSummary } from '../../../../shared/runs/run-kinds.ts';
import type { OpenPlan } from '../open-plans.ts';

type PlanFile = Pick<OpenPlan, 'path' | 'name'>;

const forward = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
const isWhole = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path);

export function isOfPlan({ path, name }: PlanFile, file: string): boolean {
  if (path === null) return file === name;
  const own = forward(path);
  const other = forward(file);
  return own === other || (!isWhole(other) && own.endsWith(`/${other}`));
}

export const runsOfPlan = (plan: PlanFile, runs: readonly RunSummary<'plan'>[]): RunSummary<'plan'>[] =>
  runs.filter(({ file }) => isOfPlan(plan, file));

/** The name of a file, without the folders of this computer. */
export const bareFile = (file: string): string => forward(file).replace(/^.*\//, '');

export const isOfEarlierText = ({ started }: Pick<PlanView, 'started'>, { text }: Pick<OpenPlan, 'text'>): boolean =>
  started !== null && started.input.text !== text;
