// Error lab: every way in which Okta refuses, run against an org and compared; and any response explained.
import { useStore } from 'zustand';
import { describeSums, sumOutcomes } from '../../../shared/okta/error-cases/compare/case-outcomes.ts';
import { useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { CasesView } from './cases/CasesView.tsx';
import { casesStore } from './cases/cases-store.ts';
import { ExportMenu } from './cases/ExportMenu.tsx';
import { showView, useErrorsRoute } from './errors-route.ts';
import { ExplainView } from './explain/ExplainView.tsx';

const VIEWS = [
  { value: 'cases', label: 'Cases' },
  { value: 'explain', label: 'Explain' },
] as const;

/** `40 as expected, 2 different.`, of the chosen credential. */
function useSums(): string {
  const results = useStore(casesStore, (state) => state.history?.results) ?? [];
  return describeSums(sumOutcomes(results.map(({ last }) => last.outcome))).replace(/\.$/, '');
}

export function ErrorsPage() {
  const { view, caseId } = useErrorsRoute();
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const sums = useSums();
  const who = `${tenant?.name ?? 'No tenant'}${credential ? `, ${credential.name}` : ''}`;
  return (
    <>
      <PageHead
        title="Error lab"
        note={<span className="tabular">{view === 'cases' && (sums === '' ? who : `${who} · ${sums}`)}</span>}
        actions={
          <>
            {view === 'cases' && <ExportMenu />}
            <SegmentedControl label="View" value={view} options={VIEWS} onChange={showView} />
          </>
        }
      />
      {view === 'explain' ? <ExplainView /> : <CasesView caseId={caseId} />}
    </>
  );
}
