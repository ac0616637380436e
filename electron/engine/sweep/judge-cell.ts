// From an exchange to the cell of the matrix. A cell says no more than its evidence: a list that is empty stays in doubt,
// and an invalid write counts as allowed only where the org complained about the body and nothing else.

import type { Exchange } from '../../../shared/model/exchange.ts';
import { parseOktaError } from '../../../shared/okta/errors/okta-error.ts';
import { isEmptyList } from '../../../shared/okta/verdict/empty-list.ts';
import { isUnanswered } from '../../../shared/okta/verdict/verdicts.ts';
import { showsWrite } from '../../../shared/runs/sweep/plan/invalid-write.ts';
import type { PlannedCell } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import type { SweepCell } from '../../../shared/runs/sweep/sweep-events.ts';

const EMPTY_NOTE = 'The list is empty: nothing is there, or the admin role is missing. Okta answers both alike.';
const INVALID_BODY_NOTE = 'Refused for its body alone, which was invalid on purpose: scope and role are enough.';
const TAKEN_NOTE = 'The org took a body that was invalid on purpose. Check whether something was made.';
const UNANSWERED_NOTE = 'Sent several times and never answered, while the org answered other calls. It can be retried.';

type Base = Pick<SweepCell, 'key' | 'target' | 'scopes' | 'operationId' | 'method' | 'invalidWrite'>;

export function cellBase({ key, column, call: { row } }: PlannedCell, scopes: string[]): Base {
  return {
    key,
    target: column.target,
    scopes,
    operationId: row.operationId,
    method: row.method,
    invalidWrite: row.invalidWrite,
  };
}

export function judgeCell(base: Base, path: string, exchange: Exchange): SweepCell {
  const status = exchange.response?.status ?? null;
  const body = exchange.response?.body.text ?? null;
  const cell: SweepCell = {
    ...base,
    path,
    outcome: exchange.verdict.verdict,
    status,
    emptyList: base.method === 'GET' && status === 200 && isEmptyList(body),
    exchangeId: exchange.id,
    at: exchange.at,
    note: null,
  };
  if (isUnanswered(cell.outcome)) return { ...cell, note: UNANSWERED_NOTE };
  if (cell.emptyList) return { ...cell, note: EMPTY_NOTE };
  if (!base.invalidWrite) return cell;
  if (showsWrite(status, parseOktaError(body)?.code ?? null))
    return { ...cell, outcome: 'allowed', note: INVALID_BODY_NOTE };
  return status !== null && status < 300 ? { ...cell, outcome: 'unclear', note: TAKEN_NOTE } : cell;
}
