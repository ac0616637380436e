// What a mutation of the plan found: each registered scope, whether something is refused without it and by which step, and what that means for the
// submission.
import type { ReactNode } from 'react';
import type { PlanView } from '../../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../../shared/runs/run-state.ts';
import { useAddress } from '../../../../platform/navigation.ts';
import { ScopeChip } from '../../../../ui/chips/ScopeChip.tsx';
import { CopyButton } from '../../../../ui/controls/CopyButton.tsx';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import { Note } from '../../../../ui/notices/Note.tsx';
import { formatCounted } from '../../../../ui/values/format.ts';
import { plansAddress } from '../../plans-address.ts';
import { OutcomeChip, ScopeOutcomeChip } from '../OutcomeChip.tsx';
import { showStep } from '../run-plan.ts';
import { type ScopeRow, scopeRows, sumScopes } from '../step-rows.ts';
import css from './ResultTable.module.css';
import { scopeWords } from './scope-words.ts';

interface ScopeTableProps {
  view: PlanView;
  state: RunState;
  tools: ReactNode;
}

export function ScopeTable({ view, state, tools }: ScopeTableProps) {
  const rows = scopeRows(view, state);
  const sums = sumScopes(view.scopes);
  const complete = view.end?.reason === 'complete' && rows.every(({ result }) => result !== null);
  return (
    <>
      <div className={css.tools}>
        {tools}
        {sums.needed.length > 0 && (
          <CopyButton text={sums.needed.join(' ')} label="Copy the needed scopes, separated by spaces">
            {`Copy ${formatCounted(sums.needed.length, 'needed scope')}`}
          </CopyButton>
        )}
      </div>
      <ScrollRegion className={css.sheet} aria-label="Scopes">
        {complete && <Meaning sums={sums} />}
        <table className={css.table}>
          <caption className="visually-hidden">Scopes</caption>
          <thead>
            <tr>
              <th scope="col">Scope</th>
              <th scope="col">Outcome</th>
              <th scope="col">Refused without it</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.scope} row={row} ended={view.end !== null} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Meaning({ sums }: { sums: ReturnType<typeof sumScopes> }) {
  const { tone, title, text } = scopeWords(sums);
  return (
    <Note tone={tone} title={title}>
      {text}
    </Note>
  );
}

function Row({ row: { scope, result, trying }, ended }: { row: ScopeRow; ended: boolean }) {
  const { step, without } = useAddress(plansAddress);
  return (
    <tr>
      <th scope="row">
        <ScopeChip name={scope} />
      </th>
      <td>
        {result ? (
          <ScopeOutcomeChip outcome={result.outcome} look="plain" />
        ) : (
          <OutcomeChip outcome={trying ? 'on-its-way' : ended ? 'could-not-run' : 'waiting'} look="plain" />
        )}
      </td>
      <td>
        {result?.steps.map((id) => (
          <button
            key={id}
            type="button"
            className={css.link}
            aria-pressed={step === id && without === scope}
            title="Show the refusal"
            onClick={() => showStep(id, scope)}
          >
            {id}
          </button>
        ))}
      </td>
      <td className={css.why}>{result?.reason}</td>
    </tr>
  );
}
