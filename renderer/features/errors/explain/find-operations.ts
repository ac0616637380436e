// The operations that a typed path or words may mean: those that the path is, filled in or not, then what a search finds.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { createOperationMatcher, type OperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import {
  createOperationSearch,
  type OperationHit,
  type OperationSearch,
} from '../../../../shared/okta/catalogue/search-operations.ts';

export interface OperationFinder {
  matcher: OperationMatcher;
  /** The best ones, best first; none for an empty text. */
  find(text: string): OperationHit[];
}

const MOST = 30;

export function createOperationFinder(operations: Operation[]): OperationFinder {
  const matcher = createOperationMatcher(operations);
  // Made at the first search: who only pastes needs none.
  let search: OperationSearch | null = null;
  return {
    matcher,
    find(text) {
      if (text.trim() === '') return [];
      search ??= createOperationSearch(operations);
      const exact = operationsAt(matcher, text.trim());
      const ids = new Set(exact.map(({ operation }) => operation.id));
      return [...exact, ...search(text, MOST).filter(({ operation }) => !ids.has(operation.id))].slice(0, MOST);
    },
  };
}

function operationsAt(matcher: OperationMatcher, path: string): OperationHit[] {
  return matcher.methodsAt(path).flatMap((method) => {
    const operation = matcher.match(method, path)?.operation;
    return operation ? [{ operation, title: operationTitle(operation.id), score: 1, ranges: {} }] : [];
  });
}
