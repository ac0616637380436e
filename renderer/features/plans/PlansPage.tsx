// Plans: the files at the left; at the right the open ones in tabs, each with its form, its text and its run.
import { IconDeviceFloppy, IconListCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { takeKeptSteps } from '../../platform/session-state/keep-step-handoff.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { PlanDialogs } from './dialogs/PlanDialogs.tsx';
import { PlanEditor } from './edit/PlanEditor.tsx';
import { openPlan, savePlan } from './file-actions.ts';
import { PlanList } from './files/PlanList.tsx';
import { PlanNotices } from './files/PlanNotices.tsx';
import { PlanTabs } from './files/PlanTabs.tsx';
import { isUnsaved, nameOf, newPlan, type OpenPlan, openPlansStore } from './open-plans.ts';
import css from './PlansPage.module.css';
import { askInDialog } from './plan-dialogs.ts';
import { followFiles, planFilesStore, restorePlans } from './plan-files.ts';
import { plansAddress } from './plans-address.ts';
import { PlanRun } from './run/PlanRun.tsx';

export function PlansPage() {
  const { rest } = useAddress(plansAddress);
  const { plans } = useStore(openPlansStore);
  useFiles();
  const plan = useShown(rest, plans);
  return (
    <>
      <PageHead
        title="Plans"
        note={plan && <span title={plan.path ?? undefined}>{plan.path ?? 'Not saved yet'}</span>}
        actions={plan && <Actions plan={plan} />}
      />
      <Splitter id="plans" label="Width of the list of plans" initial={232} min={168} max={480} restMin={360}>
        <PlanList shownPath={plan?.path ?? null} />
        <div className={css.plan}>
          <PlanTabs plans={plans} shown={plan?.key ?? null} />
          {plan ? <Shown plan={plan} /> : <NothingShown path={rest} />}
        </div>
      </Splitter>
      <PlanDialogs />
    </>
  );
}

function Actions({ plan }: { plan: OpenPlan }) {
  const { part } = useAddress(plansAddress);
  return (
    <>
      <SegmentedControl
        label="What is shown of the plan"
        value={part}
        onChange={(next) => changeAddress(plansAddress, { part: next }, { step: true })}
        options={[
          { value: 'edit', label: 'Edit' },
          { value: 'run', label: 'Run' },
        ]}
      />
      <Button onClick={() => askInDialog({ kind: 'save-as', key: plan.key })}>Save as…</Button>
      <Button
        icon={IconDeviceFloppy}
        keys="mod+s"
        disabled={plan.path !== null && !isUnsaved(plan)}
        onClick={() => void savePlan(plan.key).catch(reportProblem)}
      >
        Save
      </Button>
    </>
  );
}

function Shown({ plan }: { plan: OpenPlan }) {
  const { part } = useAddress(plansAddress);
  return (
    <>
      <PlanNotices plan={plan} />
      <div className={css.part}>
        {part === 'edit' ? <PlanEditor key={plan.key} plan={plan} /> : <PlanRun key={plan.key} plan={plan} />}
      </div>
    </>
  );
}

/** `path`: of what the address names, and cannot be shown. */
function NothingShown({ path }: { path: string }) {
  const restored = useStore(planFilesStore, (state) => state.restored);
  if (!restored) return null;
  const actions = (
    <div className={css.ways}>
      <Button variant="primary" onClick={() => newPlan()}>
        New plan
      </Button>
      <Button onClick={() => void runVerbById('plans.make')}>Make a plan…</Button>
      <Button onClick={() => void runVerbById('readiness.submit')}>Prepare for OIN review</Button>
    </div>
  );
  if (path !== '')
    return (
      <EmptyState
        icon={IconListCheck}
        title={`${nameOf(path)} is not open`}
        text="It was never saved, or its file is gone or not in one of the listed folders."
        action={actions}
      />
    );
  return (
    <EmptyState
      icon={IconListCheck}
      title="No plan is open"
      text="A plan is a file of requests with what is expected of each answer. Choose one at the left, write a new one, or make one of what you have."
      action={actions}
    />
  );
}

function useFiles(): void {
  useEffect(() => {
    const gone = new AbortController();
    void restorePlans();
    void followFiles(gone.signal);
    const exchangeIds = takeKeptSteps();
    if (exchangeIds) askInDialog({ kind: 'keep', exchangeIds });
    return () => gone.abort();
  }, []);
}

/** What the address names; a file that is not open yet is opened. Without a name it is the first. */
function useShown(rest: string, plans: readonly OpenPlan[]): OpenPlan | null {
  const restored = useStore(planFilesStore, (state) => state.restored);
  const found = rest === '' ? plans[0] : plans.find(({ key }) => key === rest);
  const missing = restored && found === undefined && /[/\\]/.test(rest);
  useEffect(() => {
    if (missing) void openPlan(rest).catch(reportProblem);
  }, [missing, rest]);
  return found ?? null;
}
