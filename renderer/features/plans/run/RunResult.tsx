// One run of a plan: the verdict first, with what makes it mean less; progress while there is any; then its steps, scopes and negative cases,
// and beside them the answer that is looked at.
import { useMemo } from 'react';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import type { OpenPlan } from '../open-plans.ts';
import { plansAddress } from '../plans-address.ts';
import { AnswerPane } from './answer/AnswerPane.tsx';
import { shownAnswer } from './answer/shown-answer.ts';
import { CaseTable } from './lists/CaseTable.tsx';
import { ScopeTable } from './lists/ScopeTable.tsx';
import { StepList } from './lists/StepList.tsx';
import css from './PlanRun.module.css';
import { RunHead } from './RunHead.tsx';
import { RunNotes } from './RunNotes.tsx';
import { RunProgress } from './RunProgress.tsx';
import { showPlanRun } from './run-plan.ts';
import { partLabel, type StepRow, stepRows } from './step-rows.ts';
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
      {/* The lists stay the same elements when an answer opens, so that they keep the focus and where they were scrolled. */}
      <div className={css.split}>
        <div className={classNames(css.lists, answer && css.beside)}>
          <Lists view={view} state={state} rows={rows} />
        </div>
        {answer && (
          <div className={css.aside}>
            <AnswerPane key={answer.key} plan={plan} runId={runId} answer={answer} />
          </div>
        )}
      </div>
    </article>
  );
}

type List = 'steps' | 'teardown' | 'scopes' | 'cases';

function Lists({ view, state, rows }: { view: PlanView; state: RunState; rows: readonly StepRow[] }) {
  const { list } = useAddress(plansAddress);
  const steps = rows.filter(({ facts }) => facts.part === 'steps');
  const teardown = rows.filter(({ facts }) => facts.part === 'teardown');
  const { mutate, negative } = view.started?.input ?? {};
  const unneeded = view.scopes.filter(({ outcome }) => outcome === 'unneeded').length;
  const options: { value: List; label: string }[] = [
    { value: 'steps', label: partLabel('Steps', steps.length, list === 'steps' ? 0 : unmetOf(steps)) },
  ];
  if (teardown.length > 0)
    options.push({ value: 'teardown', label: partLabel('Teardown', teardown.length, unmetOf(teardown)) });
  if (mutate)
    options.push({
      value: 'scopes',
      label: partLabel('Scopes', view.started?.scopes.length ?? 0, unneeded, 'not needed'),
    });
  if (negative)
    options.push({
      value: 'cases',
      label: partLabel(
        'Negative cases',
        view.negatives.length,
        unmetOf(view.negatives.map(({ outcome }) => ({ shown: outcome }))),
      ),
    });
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
    <>
      {shown === 'steps' && <StepList key="steps" label="Steps" rows={steps} tools={choice} />}
      {shown === 'teardown' && <StepList key="teardown" label="Teardown" rows={teardown} tools={choice} />}
      {shown === 'scopes' && <ScopeTable view={view} state={state} tools={choice} />}
      {shown === 'cases' && <CaseTable view={view} state={state} tools={choice} />}
    </>
  );
}

const unmetOf = (rows: readonly Pick<StepRow, 'shown'>[]): number =>
  rows.filter(({ shown }) => shown === 'failed' || shown === 'could-not-run').length;
