// One run of a plan: the verdict first, with what makes it mean less; progress while there is any; then its steps, scopes and negative cases,
// and beside them the answer that is looked at.
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import type { OpenPlan } from '../open-plans.ts';
import { plansAddress } from '../plans-address.ts';
import { AnswerPane } from './AnswerPane.tsx';
import { CaseTable } from './CaseTable.tsx';
import css from './PlanRun.module.css';
import { RunHead } from './RunHead.tsx';
import { RunNotes } from './RunNotes.tsx';
import { RunProgress } from './RunProgress.tsx';
import { showPlanRun } from './run-plan.ts';
import { ScopeTable } from './ScopeTable.tsx';
import { StepList } from './StepList.tsx';
import { shownAnswer } from './shown-answer.ts';
import { type StepRow, stepRows } from './step-rows.ts';
import { usePlanRun } from './use-plan-run.ts';

export function RunResult({ plan, runId }: { plan: OpenPlan; runId: string }) {
  const { view, state, error, follow } = usePlanRun(runId);
  const address = useAddress(plansAddress);
  const { step, without, case: caseId } = address;
  const rows = useMemo(() => (view === null ? [] : stepRows(view, state)), [view, state]);
  if (error?.code === 'NOT_FOUND')
    return (
      <EmptyState
        title="This run is not here any more"
        text="It was removed for newer ones, or its address is of another data folder."
        action={<Button onClick={() => showPlanRun(null)}>Show the newest run</Button>}
      />
    );
  if (error && view === null) return <ErrorNotice bar error={error} onRetry={follow} />;
  if (!view?.started) return null;
  const answer = shownAnswer(view, rows, { step, without, case: caseId });
  return (
    <article className={css.result} aria-label="Run">
      <RunHead plan={plan} runId={runId} view={view} state={state} rows={rows} follow={follow} />
      {error && <ErrorNotice bar error={error} onRetry={follow} />}
      <RunNotes plan={plan} runId={runId} view={view} state={state} />
      <RunProgress view={view} state={state} />
      <WithPane pane={answer && <AnswerPane key={answer.key} plan={plan} runId={runId} answer={answer} />}>
        <Lists view={view} state={state} rows={rows} />
      </WithPane>
    </article>
  );
}

/** Beside the list where there is room, below it where there is not. */
function WithPane({ pane, children }: { pane: ReactNode; children: ReactNode }) {
  const wide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  if (!pane) return <div className={css.alone}>{children}</div>;
  const size = wide
    ? { initial: 460, min: 320, max: 800, restMin: 380 }
    : { initial: 240, min: 140, max: 600, restMin: 96 };
  return (
    <Splitter
      key={wide ? 'columns' : 'rows'}
      id={wide ? 'plan-answer' : 'plan-answer-below'}
      label={wide ? 'Width of the answer' : 'Height of the answer'}
      direction={wide ? 'columns' : 'rows'}
      fixed="end"
      {...size}
    >
      {children}
      {pane}
    </Splitter>
  );
}

type List = 'steps' | 'teardown' | 'scopes' | 'cases';

function Lists({ view, state, rows }: { view: PlanView; state: RunState; rows: readonly StepRow[] }) {
  const { list } = useAddress(plansAddress);
  const steps = rows.filter(({ facts }) => facts.part === 'steps');
  const teardown = rows.filter(({ facts }) => facts.part === 'teardown');
  const { mutate, negative } = view.started?.input ?? {};
  const options: { value: List; label: string }[] = [
    { value: 'steps', label: `Steps ${steps.length}` },
    ...(teardown.length > 0 ? [{ value: 'teardown', label: labelOf('Teardown', teardown) } as const] : []),
    ...(mutate ? [{ value: 'scopes', label: `Scopes ${view.started?.scopes.length ?? 0}` } as const] : []),
    ...(negative ? [{ value: 'cases', label: `Negative cases ${view.negatives.length}` } as const] : []),
  ];
  const shown = options.find(({ value }) => value === list)?.value ?? 'steps';
  const choice =
    options.length < 2 ? null : (
      <SegmentedControl
        label="What is shown of the run"
        size="small"
        value={shown}
        options={options}
        onChange={(value) => changeAddress(plansAddress, { list: value }, { step: true })}
      />
    );
  return (
    <div className={css.lists}>
      {shown === 'steps' && <StepList key="steps" label="Steps" rows={steps} tools={choice} />}
      {shown === 'teardown' && <StepList key="teardown" label="Teardown" rows={teardown} tools={choice} />}
      {shown === 'scopes' && <ScopeTable view={view} state={state} tools={choice} />}
      {shown === 'cases' && <CaseTable view={view} state={state} tools={choice} />}
    </div>
  );
}

/** What was not met in a list that is not in view is not to be missed. */
function labelOf(name: string, rows: readonly StepRow[]): string {
  const unmet = rows.filter(({ shown }) => shown === 'failed' || shown === 'could-not-run').length;
  return unmet === 0 ? `${name} ${rows.length}` : `${name} ${rows.length}, ${unmet} not met`;
}
