// Cases: the gallery at the left with what a run costs below it, one case in full at the right.
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { findErrorCase } from '../../../../shared/okta/error-cases/all-cases.ts';
import { changeAddress, navigate, useAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { CASE_FILTERS, type CaseFilter, errorsAddress, showAllCases, showCase } from '../errors-route.ts';
import css from './Cases.module.css';
import { type CaseRow, filterRows, groupRows, shownRow, toCaseRows } from './case-rows.ts';
import { casesStore, chooseCases, foldGroup, isRunning } from './cases-store.ts';
import { CaseDetail } from './detail/CaseDetail.tsx';
import { AskUnsafe } from './run/AskUnsafe.tsx';
import { runGroup } from './run/choose-run.ts';
import { RunBar } from './run/RunBar.tsx';
import { findRun, reloadResults } from './run/run-cases.ts';
import { caseThatRuns } from './run/run-progress.ts';
import { CaseTree } from './tree/CaseTree.tsx';

const LABELS: Record<CaseFilter, string> = { all: 'All', safe: 'Safe', differs: 'Differs', 'not-run': 'Not run' };

/** At first: wide enough for the longest title where the window has the room. */
const galleryWidth = (): number => (window.innerWidth >= 1400 ? 640 : 540);

export function CasesView({ caseId }: { caseId: string | null }) {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const { history, error, run, chosen, folded } = useStore(casesStore);
  const { find: text, show: filter } = useAddress(errorsAddress);
  const read = () => {
    void reloadResults();
    void findRun().catch(reportProblem);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is read where the results are read.
  useEffect(read, [tenant?.id, credential?.id]);
  const rows = useMemo(() => toCaseRows(tenant, history), [tenant, history]);
  const shown = useMemo(() => filterRows(rows, text, filter), [rows, text, filter]);
  const groups = useMemo(() => groupRows(shown), [shown]);
  const row = shownRow(rows, shown, caseId);
  const one = row && findErrorCase(row.id);
  const missing =
    tenant === null ? 'No tenant yet' : credential === null ? `${tenant.name} has no credential yet` : null;
  return (
    <>
      {error && <ErrorNotice bar error={error} onRetry={read} onDismiss={() => casesStore.setState({ error: null })} />}
      <Splitter id="errors" label="Width of the gallery" initial={galleryWidth()} min={380} max={900} restMin={420}>
        <div className={css.list}>
          <CaseBar rows={rows} />
          {missing !== null && (
            <div className={css.missing}>
              <p>{missing}. The cases can be read without one, but not sent.</p>
              <Button size="small" onClick={() => navigate('tenants', tenant?.id ?? '')}>
                {tenant === null ? 'Add tenant' : 'Add credential'}
              </Button>
            </div>
          )}
          {groups.length === 0 ? (
            <EmptyState
              title="No case matches"
              text={filter === 'differs' && text === '' ? 'No answer differs from what is expected.' : undefined}
              action={<Button onClick={showAllCases}>Show all</Button>}
            />
          ) : (
            <CaseTree
              groups={groups}
              chosen={chosen}
              runningId={caseThatRuns(run)}
              folded={folded}
              shownId={row?.id ?? null}
              onShow={({ id }, step) => showCase(id, step)}
              onChoose={(some, there) =>
                chooseCases(
                  some.map(({ id }) => id),
                  there,
                )
              }
              onFold={foldGroup}
              onRunGroup={(group) => void runGroup(group.rows)}
            />
          )}
          <RunBar rows={rows} shown={shown} missing={missing} />
        </div>
        <div className={css.detail}>
          {!row && <NoSuchCase />}
          {row && one && <CaseDetail key={row.id} one={one} row={row} canRun={missing === null && !isRunning(run)} />}
        </div>
      </Splitter>
      <AskUnsafe />
    </>
  );
}

// A link to a case that this version does not have.
function NoSuchCase() {
  return (
    <EmptyState
      title="There is no such case"
      text="The address names a case that this version of Scopebench does not have."
      action={<Button onClick={() => showCase('', true)}>Show the first case</Button>}
    />
  );
}

// Above the gallery: search, and which cases are shown, each with how many there are.
function CaseBar({ rows }: { rows: readonly CaseRow[] }) {
  const { find, show } = useAddress(errorsAddress);
  return (
    <div className={css.bar}>
      <FilterInput
        label="Search cases"
        placeholder="Search: secret, 403, E0000006"
        value={find}
        onChange={(value) => changeAddress(errorsAddress, { find: value })}
        className={css.search}
      />
      <SegmentedControl
        label="Show"
        size="small"
        value={show}
        options={CASE_FILTERS.map((id) => ({ value: id, label: `${LABELS[id]} ${filterRows(rows, '', id).length}` }))}
        onChange={(value) => changeAddress(errorsAddress, { show: value })}
      />
    </div>
  );
}
