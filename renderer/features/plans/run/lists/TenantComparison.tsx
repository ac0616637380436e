// One plan on several tenants, side by side: how each step ended on each, and what differs when ids, times and the orgs' own hosts are put aside.
import { IconPlayerStop } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import {
  comparePlanRuns,
  type ParityDifference,
  type ParityStep,
} from '../../../../../shared/runs/plan/compare-tenants.ts';
import { STEP_OUTCOME_FACTS } from '../../../../../shared/runs/plan/outcome-facts.ts';
import type { PlanView } from '../../../../../shared/runs/plan/reduce-plan.ts';
import { planVerdict } from '../../../../../shared/runs/plan/report/report-facts.ts';
import { changeAddress } from '../../../../platform/navigation.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { useTenants } from '../../../../platform/session-state/tenants.ts';
import { StatusCode } from '../../../../ui/chips/StatusCode.tsx';
import { Tag } from '../../../../ui/chips/Tag.tsx';
import { verdictFact } from '../../../../ui/chips/VerdictChip.tsx';
import { Button } from '../../../../ui/controls/Button.tsx';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import { ErrorNotice } from '../../../../ui/notices/ErrorNotice.tsx';
import { formatCounted } from '../../../../ui/values/format.ts';
import { plansAddress } from '../../plans-address.ts';
import { ExportMenu } from '../ExportMenu.tsx';
import { OutcomeChip } from '../OutcomeChip.tsx';
import css from '../PlanRun.module.css';
import { planRunStore } from '../plan-run-store.ts';
import { controlPlanRun, showPlanRun } from '../run-plan.ts';
import { stepRows } from '../step-rows.ts';
import { usePlanRun } from '../use-plan-run.ts';
import table from './ResultTable.module.css';

interface ShownRun {
  runId: string;
  view: PlanView;
  /** Tenant, and the credential where one tenant is there twice. */
  name: string;
  origin: string | null;
}

export function TenantComparison({ runIds }: { runIds: readonly string[] }) {
  const shown = useShownRuns(runIds);
  const steps = useMemo(
    () => comparePlanRuns(shown.map(({ name, origin, view }) => ({ tenant: name, origin, view }))),
    [shown],
  );
  const ended = shown.length === runIds.length && shown.every(({ view }) => view.end !== null);
  const differing = steps.filter(({ agree }) => !agree).length;
  const cancel = () => {
    for (const { runId, view } of shown)
      if (view.end === null) void controlPlanRun(runId, 'cancel').catch(reportProblem);
  };
  return (
    <article className={css.result} aria-label="Comparison of tenants">
      {runIds.map((runId) => (
        <Followed key={runId} runId={runId} />
      ))}
      <header className={css.head}>
        <div className={css.verdict}>
          <Tag tone={ended ? (differing === 0 ? 'good' : 'warning') : 'accent'}>
            {ended ? (differing === 0 ? 'Alike' : 'Different') : 'Running'}
          </Tag>
          <div className={css.words}>
            <p className={css.sums}>
              {ended
                ? `${differing === 0 ? 'No' : differing} of ${formatCounted(steps.length, 'step')} ${differing === 1 ? 'differs' : 'differ'}`
                : 'The same plan, side by side'}
            </p>
            <p className={css.about}>{runIds.length} runs side by side; ids, times and hosts are put aside</p>
          </div>
        </div>
        <div className={css.actions}>
          {ended ? (
            <ExportMenu runs={shown} />
          ) : (
            <Button icon={IconPlayerStop} onClick={cancel}>
              Cancel all
            </Button>
          )}
        </div>
      </header>
      <ScrollRegion className={table.sheet} aria-label="Steps by tenant">
        <table className={table.table}>
          <caption className="visually-hidden">Steps by tenant</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              {shown.map(({ runId, name, view }) => (
                <th key={runId} scope="col">
                  <span className={table.answer}>
                    <button
                      type="button"
                      className={table.case}
                      title="Show this run"
                      onClick={() => showPlanRun(runId)}
                    >
                      {name}
                    </button>
                    {view.end && <OutcomeChip outcome={planVerdict({ view })} look="plain" />}
                  </span>
                </th>
              ))}
              <th scope="col">What differs</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <Row key={step.id} step={step} runs={shown} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </article>
  );
}

function useShownRuns(runIds: readonly string[]): ShownRun[] {
  const views = useStore(planRunStore, (state) => state.views);
  const runs = useStore(planRunStore, (state) => state.runs);
  const tenants = useTenants();
  return useMemo(() => {
    const found = runIds.flatMap((runId) => {
      const view = views[runId];
      if (!view?.started) return [];
      const tenantId = runs?.find((run) => run.runId === runId)?.places[0]?.tenantId;
      const { tenantName, credentialName } = view.started;
      const origin = tenants.find(({ id }) => id === tenantId)?.origin ?? null;
      return [{ runId, view, tenantName, credentialName, origin }];
    });
    return found.map(({ tenantName, credentialName, ...run }) => {
      const twice = found.filter((other) => other.tenantName === tenantName).length > 1;
      return { ...run, name: twice && credentialName ? `${tenantName}, ${credentialName}` : tenantName };
    });
  }, [runIds, views, runs, tenants]);
}

function Followed({ runId }: { runId: string }) {
  const { error, follow } = usePlanRun(runId);
  return error && <ErrorNotice bar error={error} onRetry={follow} />;
}

function Row({ step, runs }: { step: ParityStep; runs: readonly ShownRun[] }) {
  const known = runs.every(({ view }) => view.steps.some(({ facts, result }) => facts.id === step.id && result));
  return (
    <tr>
      <th scope="row" className="mono">
        {step.id}
      </th>
      {runs.map(({ runId, view }) => {
        const row = stepRows(view, view.end ? 'complete' : 'running').find(({ facts }) => facts.id === step.id);
        return (
          <td key={runId}>
            {row && (
              <button
                type="button"
                className={table.case}
                title="Show the answer"
                onClick={() =>
                  changeAddress(
                    plansAddress,
                    { run: runId, beside: [], step: step.id, list: row.facts.part },
                    { step: true },
                  )
                }
              >
                <span className={table.answer}>
                  <OutcomeChip outcome={row.shown} look="plain" />
                  {row.result && <StatusCode status={row.result.status} />}
                </span>
              </button>
            )}
          </td>
        );
      })}
      <td className={table.why}>{known && (step.agree ? 'nothing' : step.differences.map(Difference))}</td>
    </tr>
  );
}

function Difference({ what, values }: ParityDifference) {
  return (
    <span key={what} className={table.difference}>
      <b>{what}</b> {values.map(({ tenant, value }) => `${tenant}: ${valueWords(what, value)}`).join(' · ')}
    </span>
  );
}

/** The words that the rest of the page has for it. */
function valueWords(what: string, value: string): string {
  if (what === 'verdict' && value !== 'none') return verdictFact(value).label;
  return (what === 'outcome' && Object.entries(STEP_OUTCOME_FACTS).find(([id]) => id === value)?.[1].label) || value;
}
