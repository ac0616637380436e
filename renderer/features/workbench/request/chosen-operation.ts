// Which operation of the catalogue the draft is: the one picked as long as method and path are still its own, else the one
// that they match (`/api/v1/users/00u1` is Get user). Null for a path of the person's own.
import type { Catalogue, Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { createOperationMatcher, type OperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { type CatalogueIndex, catalogueStore, useCatalogue } from '../../../platform/session-state/catalogue.ts';
import type { Draft } from './draft.ts';
import { currentDraft, useRequestState } from './request-store.ts';

const matchers = new WeakMap<Catalogue, OperationMatcher>();

function matcherOf(catalogue: Catalogue): OperationMatcher {
  const known = matchers.get(catalogue);
  if (known) return known;
  const matcher = createOperationMatcher(catalogue.operations);
  matchers.set(catalogue, matcher);
  return matcher;
}

export function operationOf(
  draft: Pick<Draft, 'operationId' | 'method' | 'path'>,
  index: CatalogueIndex,
): Operation | null {
  const picked = draft.operationId === null ? undefined : index.operation.get(draft.operationId);
  const path = draft.path.trim().split('?', 1)[0] ?? '';
  if (picked && picked.method === draft.method && picked.path === path) return picked;
  return path.startsWith('/') ? (matcherOf(index.catalogue).match(draft.method, path)?.operation ?? null) : null;
}

export const chosenOperation = (): Operation | null => operationOf(currentDraft(), catalogueStore.getState());

export function useChosenOperation(): Operation | null {
  const index = useCatalogue();
  const draft = useRequestState((state) => state.draft);
  return operationOf(draft, index);
}
