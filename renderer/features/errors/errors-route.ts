// The address of the Error lab: `#/errors/explain` is the tab Explain, `#/errors/{case}` a case, `#/errors` the first case; behind it how the
// cases and the known codes are looked at. A pasted response is never in it.
import { changeAddress, choiceKey, currentRoute, pageAddress, textKey, useAddress } from '../../platform/navigation.ts';

const EXPLAIN = 'explain';

export type ErrorsView = 'cases' | 'explain';

export const CASE_FILTERS = ['all', 'safe', 'differs', 'not-run'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

const SIDE_IDS = ['expected', 'baseline', 'before'] as const;
export type SideId = (typeof SIDE_IDS)[number];

const CODE_TABLES = ['all', 'management', 'oauth'] as const;
export type CodeTable = (typeof CODE_TABLES)[number];

export const errorsAddress = pageAddress('errors', {
  find: textKey,
  show: choiceKey(CASE_FILTERS, 'all'),
  /** What an answer is compared with. */
  beside: choiceKey(SIDE_IDS, 'expected'),
  code: textKey,
  table: choiceKey(CODE_TABLES, 'all'),
});

export interface ErrorsRoute {
  view: ErrorsView;
  /** Null: none is named. */
  caseId: string | null;
}

/** The case that was in view last, for the way back from the other tab. */
let lastCaseId = '';

const toRoute = (rest: string): ErrorsRoute =>
  rest === EXPLAIN ? { view: 'explain', caseId: null } : { view: 'cases', caseId: rest === '' ? null : rest };

export function useErrorsRoute(): ErrorsRoute {
  const { rest } = useAddress(errorsAddress);
  if (rest !== EXPLAIN) lastCaseId = rest;
  return toRoute(rest);
}

/** Of the page that is shown, which is this one. */
export const currentCaseId = (): string | null => toRoute(currentRoute().rest).caseId;

export function isExplaining(): boolean {
  const { page, rest } = currentRoute();
  return page === 'errors' && rest === EXPLAIN;
}

export function showView(view: ErrorsView): void {
  changeAddress(errorsAddress, {}, { rest: view === 'explain' ? EXPLAIN : lastCaseId, step: true });
}

/** `step`: it is opened, not passed on the way to another. */
export function showCase(caseId: string, step: boolean): void {
  changeAddress(errorsAddress, { beside: 'expected' }, { rest: caseId, step });
}

/** A code in the list of all, whatever was searched before. */
export function showCode(code: string): void {
  changeAddress(errorsAddress, { code, table: 'all' }, { rest: EXPLAIN, step: true });
}

/** Every case, whatever was filtered before. */
export const showAllCases = (): void => changeAddress(errorsAddress, { find: '', show: 'all' });
