// The verdict of a run with its sums, what it was about (its own tenant, credential and time, whatever is chosen now), and what can be done with it.

import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import { describeSteps, planVerdict } from '../../../../shared/runs/plan/report/report-facts.ts';
import type { RunSummary } from '../../../../shared/runs/run-kinds.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { ActionErrors } from '../../../ui/notices/ActionErrors.tsx';
import { type Action, useAction } from '../../../ui/progress/use-action.ts';
import { formatDuration, formatExact } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import type { OpenPlan } from '../open-plans.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { OutcomeChip } from './OutcomeChip.tsx';
import css from './PlanRun.module.css';
import { planRunStore } from './plan-run-store.ts';
import { controlPlanRun, runOn, showPlanRun } from './run-plan.ts';
import { runsOfPlan } from './runs-of-plan.ts';
import { againWords, type StepRow, soFarWords, unmetSteps } from './step-rows.ts';

interface RunHeadProps {
  plan: OpenPlan;
  runId: string;
  view: PlanView;
  state: RunState;
  rows: readonly StepRow[];
  follow: () => void;
}

const UNDER_WAY: Partial<Record<RunState, string>> = {
  running: 'Running',
  paused: 'Paused',
  interrupted: 'Interrupted',
};

export function RunHead({ plan, runId, view, state, rows, follow }: RunHeadProps) {
  const runs = useStore(planRunStore, (store) => store.runs) ?? [];
  const own = runsOfPlan(plan, runs);
  const place = own.find((run) => run.runId === runId)?.places[0];
  const control = useAction(async (what: 'pause' | 'resume') => {
    await controlPlanRun(runId, what);
    if (what === 'resume') follow();
  });
  // Never held up by a pause or a resume that is on its way.
  const cancelling = useAction(() => controlPlanRun(runId, 'cancel'));
  const again = useAction(() =>
    runOn(plan, unmetSteps(rows), place ? `${place.tenantId}/${place.credentialId ?? ''}` : ''),
  );
  const { started, end } = view;
  const unmet = unmetSteps(rows).length;
  const sums = end ? describeSteps([{ view }]) : soFarWords(rows);
  return (
    <>
      <header className={css.head}>
        <div className={css.verdict}>
          {end ? (
            <OutcomeChip outcome={planVerdict({ view })} size="large" />
          ) : (
            <Tag tone={state === 'running' ? 'accent' : 'warning'}>{UNDER_WAY[state]}</Tag>
          )}
          <div className={css.words}>
            <p className={css.sums} title={sums}>
              {sums}
            </p>
            {started && (
              <p className={css.about} title={started.file}>
                {[started.tenantName, started.credentialName].filter(Boolean).join(', ')} ·{' '}
                <RelativeTime at={started.at} />
                {end && ` · ${formatDuration(end.at - started.at)}`}
              </p>
            )}
          </div>
        </div>
        <div className={css.actions}>
          <Controls state={state} control={control} cancelling={cancelling} />
          {end && unmet > 0 && (
            <Button
              icon={IconRefresh}
              busy={again.busy}
              title={`With the plan as it is now, on ${started?.tenantName ?? 'its tenant'}, with the steps whose values they need`}
              onClick={() => void again.run()}
            >
              {againWords(rows)}
            </Button>
          )}
          {end && <ExportMenu runs={[{ runId, view }]} />}
          <RunSelect runs={own} runId={runId} />
        </div>
      </header>
      <ActionErrors bar actions={[control, cancelling, again]} />
    </>
  );
}

interface ControlsProps {
  state: RunState;
  control: Action<['pause' | 'resume']>;
  cancelling: Action<[]>;
}

function Controls({ state, control, cancelling }: ControlsProps) {
  if (state !== 'running' && state !== 'paused' && state !== 'interrupted') return null;
  const press = (what: 'pause' | 'resume') => void control.run(what).catch(reportProblem);
  return (
    <>
      {state === 'running' ? (
        <Button icon={IconPlayerPause} busy={control.busy} onClick={() => press('pause')}>
          Pause
        </Button>
      ) : (
        <Button icon={IconPlayerPlay} busy={control.busy} onClick={() => press('resume')}>
          Resume
        </Button>
      )}
      <Button icon={IconPlayerStop} busy={cancelling.busy} onClick={() => void cancelling.run().catch(reportProblem)}>
        Cancel
      </Button>
    </>
  );
}

/** Those of this plan, once there is more than one. */
function RunSelect({ runs, runId }: { runs: readonly RunSummary<'plan'>[]; runId: string }) {
  const tenants = useTenants();
  if (runs.length < 2) return null;
  const nameOf = (id: string | undefined) => tenants.find((tenant) => tenant.id === id)?.name;
  const known = runs.some((run) => run.runId === runId);
  return (
    <NativeSelect
      className={css.runs}
      aria-label="Which run"
      value={known ? runId : ''}
      onChange={(event) => showPlanRun(event.currentTarget.value)}
    >
      {!known && <option value="">The one that begins</option>}
      {runs.map(({ runId: id, startedAt, outcome, state, places }) => (
        <option key={id} value={id}>
          {[outcome?.replaceAll('-', ' ') ?? state, formatExact(startedAt), nameOf(places[0]?.tenantId)]
            .filter(Boolean)
            .join(' · ')}
        </option>
      ))}
    </NativeSelect>
  );
}
