// The gallery as rows: each case with its latest outcome and whether it may be sent here, in the groups of the table.
import type { CaseHistory } from '../../../../shared/model/case-results.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { errorCases } from '../../../../shared/okta/error-cases/all-cases.ts';
import { CASE_GROUP_IDS, CASE_GROUPS, type CaseGroup } from '../../../../shared/okta/error-cases/cases/case-groups.ts';
import { caseCost } from '../../../../shared/okta/error-cases/cases/case-needs.ts';
import { caseError, caseWords } from '../../../../shared/okta/error-cases/cases/case-words.ts';
import type { ErrorCase } from '../../../../shared/okta/error-cases/error-case.ts';
import type { CaseFilter } from '../errors-route.ts';
import type { ShownOutcome } from './outcomes.ts';

export interface CaseRow {
  id: string;
  title: string;
  /** `401 invalid_client`: the likelier accepted answer. */
  expects: string;
  cost: number;
  outcome: ShownOutcome;
  /** Why there is no answer to compare; null where there is one, and where nobody has run it yet. */
  why: string | null;
  /** Why it is not offered on this tenant at all. */
  barred: string | null;
  /** Why it is sent only when it is chosen by itself. */
  risk: string | null;
}

export interface CaseGroupRow {
  id: CaseGroup;
  title: string;
  rows: readonly CaseRow[];
}

/** What never changes of a case: its words are searched at every key. */
const FACTS = errorCases().map((one) => {
  const expects = [one.expected[0].status, caseError(one)].filter(Boolean).join(' ');
  const { meaning, fix } = caseWords(one);
  const words = [one.id, one.title, one.sends, expects, meaning, fix, CASE_GROUPS[one.group].title];
  return { one, expects, cost: caseCost(one), words: words.join('\n').toLowerCase() };
});

type Limits = Pick<CaseRow, 'barred' | 'risk'>;

function limitsOf({ unsafe }: ErrorCase, tenant: Pick<Tenant, 'abilities' | 'production'> | null): Limits {
  if (unsafe === null || tenant === null || tenant.abilities.simulate) return { barred: null, risk: null };
  if (tenant.production) return { barred: `Not sent to a production tenant. ${unsafe}`, risk: null };
  return { barred: null, risk: unsafe };
}

export function toCaseRows(
  tenant: Pick<Tenant, 'abilities' | 'production'> | null,
  history: CaseHistory | null,
): CaseRow[] {
  const results = new Map(history?.results.map(({ caseId, last }) => [caseId, last]));
  return FACTS.map(({ one, expects, cost }) => {
    const limits = limitsOf(one, tenant);
    const last = results.get(one.id);
    const limit = limits.barred ?? limits.risk;
    return {
      id: one.id,
      title: one.title,
      expects,
      cost,
      outcome: last?.outcome ?? (limit === null ? 'not-run' : 'left-out'),
      why: last ? (last.outcome === 'skipped' ? last.note : null) : limit,
      ...limits,
    };
  });
}

const KEEPS: Record<CaseFilter, (row: CaseRow, one: ErrorCase) => boolean> = {
  all: () => true,
  safe: (_row, { unsafe }) => unsafe === null,
  differs: ({ outcome }) => outcome === 'differs',
  'not-run': ({ outcome }) => outcome === 'not-run' || outcome === 'left-out',
};

/** The rows, which are in the order of the table, that hold every word and pass the filter. */
export function filterRows(rows: readonly CaseRow[], text: string, filter: CaseFilter): CaseRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row, index) => {
    const fact = FACTS[index];
    return fact !== undefined && KEEPS[filter](row, fact.one) && wanted.every((word) => fact.words.includes(word));
  });
}

/** The row of this case; when none is named, the first that is listed. Undefined for an id of no case. */
export function shownRow(
  rows: readonly CaseRow[],
  listed: readonly CaseRow[],
  caseId: string | null,
): CaseRow | undefined {
  return caseId === null ? (listed[0] ?? rows[0]) : rows.find(({ id }) => id === caseId);
}

const GROUP_OF = new Map(errorCases().map(({ id, group }) => [id, group]));

/** Without the groups of which nothing is left. */
export function groupRows(rows: readonly CaseRow[]): CaseGroupRow[] {
  return CASE_GROUP_IDS.map((id) => ({
    id,
    title: CASE_GROUPS[id].title,
    rows: rows.filter((row) => GROUP_OF.get(row.id) === id),
  })).filter((group) => group.rows.length > 0);
}

/** Of these rows, those that go out without being chosen one by one. */
export function sentByDefault(rows: readonly CaseRow[]): CaseRow[] {
  return rows.filter(({ barred, risk }) => barred === null && risk === null);
}

export const costOf = (rows: readonly CaseRow[]): number => rows.reduce((sum, { cost }) => sum + cost, 0);
