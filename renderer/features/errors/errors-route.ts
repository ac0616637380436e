// The address of the Error lab: `#/errors/explain` is the tab Explain, `#/errors/{case}` a case, `#/errors` the first case.
// So a reload, a link and *back* lead to the same place.
import { currentRoute, navigate, useRoute } from '../../platform/navigation.ts';

const EXPLAIN = 'explain';

export type ErrorsView = 'cases' | 'explain';

export interface ErrorsRoute {
  view: ErrorsView;
  /** Null: none is named. */
  caseId: string | null;
}

/** The case that was in view last, for the way back from the other tab. */
let lastCaseId = '';

export function useErrorsRoute(): ErrorsRoute {
  const { rest } = useRoute();
  if (rest === EXPLAIN) return { view: 'explain', caseId: null };
  lastCaseId = rest;
  return { view: 'cases', caseId: rest === '' ? null : rest };
}

export function isExplaining(): boolean {
  const { page, rest } = currentRoute();
  return page === 'errors' && rest === EXPLAIN;
}

export function showView(view: ErrorsView): void {
  navigate('errors', view === 'explain' ? EXPLAIN : lastCaseId);
}

export function showCase(caseId: string): void {
  navigate('errors', caseId, true);
}
