// The runs of one plan: what the next one is about, and below it the one that is shown, or those on several tenants side by side. A page that is
// loaded again finds the newest run of the plan in the host, and follows it on.
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import type { OpenPlan } from '../open-plans.ts';
import { plansAddress } from '../plans-address.ts';
import { TenantComparison } from './lists/TenantComparison.tsx';
import { AskWrites } from './next/AskWrites.tsx';
import { RunBar } from './next/RunBar.tsx';
import css from './PlanRun.module.css';
import { planRunStore } from './plan-run-store.ts';
import { RunResult } from './RunResult.tsx';
import { reloadPlanRuns } from './run-plan.ts';
import { isOfPlan } from './runs-of-plan.ts';

export function PlanRun({ plan }: { plan: OpenPlan }) {
  const { run, beside } = useAddress(plansAddress);
  const runs = useStore(planRunStore, (state) => state.runs);
  const failed = useStore(planRunStore, ({ error }) => (error?.key === plan.key ? error.error : null));
  useEffect(() => void reloadPlanRuns().catch(reportProblem), []);
  const { path, name } = plan;
  const newest = useMemo(() => runs?.find(({ file }) => isOfPlan({ path, name }, file))?.runId, [runs, path, name]);
  // The address of a run of another plan says nothing about this one.
  const foreign = runs?.some(({ runId, file }) => runId === run && !isOfPlan(plan, file)) ?? false;
  const shown = run !== null && !foreign ? run : newest;
  return (
    <div className={css.page}>
      <RunBar plan={plan} />
      {failed && <ErrorNotice bar error={failed} onDismiss={() => planRunStore.setState({ error: null })} />}
      {shown === undefined ? (
        runs !== null && <NotRunYet />
      ) : beside.length > 0 && shown === run ? (
        <TenantComparison runIds={[shown, ...beside]} />
      ) : (
        <RunResult key={shown} plan={plan} runId={shown} />
      )}
      <AskWrites />
    </div>
  );
}

function NotRunYet() {
  return (
    <EmptyState
      icon={IconPlayerPlay}
      title="This plan was not run yet"
      text="Its steps are sent in their order, and each answer is compared with what the plan expects. Check each scope then leaves out one scope after the other: what is refused shows which are needed."
    />
  );
}
