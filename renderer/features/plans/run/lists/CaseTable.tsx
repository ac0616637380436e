// The negative cases of a run: what was sent that has to be refused, which refusal was expected, and what was answered.
import type { ReactNode } from 'react';
import type { NegativeResult } from '../../../../../shared/runs/plan/plan-events.ts';
import type { PlanView } from '../../../../../shared/runs/plan/reduce-plan.ts';
import type { RunState } from '../../../../../shared/runs/run-state.ts';
import { useAddress } from '../../../../platform/navigation.ts';
import { StatusCode } from '../../../../ui/chips/StatusCode.tsx';
import { VerdictChip } from '../../../../ui/chips/VerdictChip.tsx';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import { EmptyState } from '../../../../ui/notices/EmptyState.tsx';
import { plansAddress } from '../../plans-address.ts';
import { OutcomeChip } from '../OutcomeChip.tsx';
import { showCase } from '../run-plan.ts';
import css from './ResultTable.module.css';

/** The rest is in the pane of the answer. */
const MOST_EXPECTED = 2;

interface CaseTableProps {
  view: PlanView;
  state: RunState;
  tools: ReactNode;
}

export function CaseTable({ view: { negatives }, state, tools }: CaseTableProps) {
  return (
    <>
      <div className={css.tools}>{tools}</div>
      {negatives.length === 0 ? (
        <EmptyState
          title={state === 'running' ? 'They are sent after the steps' : 'No negative case was sent'}
          text="They are derived from the steps that were met: without the scope, with a wrong secret, without a parameter, after the delete."
        />
      ) : (
        <ScrollRegion className={css.sheet} aria-label="Negative cases">
          <table className={css.table}>
            <caption className="visually-hidden">Negative cases</caption>
            <thead>
              <tr>
                <th scope="col">Outcome</th>
                <th scope="col">Case</th>
                <th scope="col">Expected</th>
                <th scope="col">Answer</th>
              </tr>
            </thead>
            <tbody>
              {negatives.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}

function Row({ one: { id, title, outcome, status, verdict, expectations, reason } }: { one: NegativeResult }) {
  const chosen = useAddress(plansAddress).case === id;
  const words = expectations.map(({ what, expected }) => `${what} ${expected}`);
  return (
    <tr>
      <td>
        <OutcomeChip refusal outcome={outcome} look="plain" />
      </td>
      <th scope="row">
        <button
          type="button"
          className={css.case}
          aria-pressed={chosen}
          title="Show the answer"
          onClick={() => showCase(chosen ? null : id)}
        >
          {title}
        </button>
      </th>
      <td title={words.join('\n')}>{words.slice(0, MOST_EXPECTED).join(', ')}</td>
      <td className={css.why}>
        {status === null ? (
          reason
        ) : (
          <span className={css.answer}>
            <StatusCode status={status} {...(verdict && { verdict })} />
            {verdict && <VerdictChip verdict={verdict} look="plain" />}
          </span>
        )}
      </td>
    </tr>
  );
}
