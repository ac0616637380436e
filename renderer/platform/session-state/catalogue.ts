// The catalogue of operations and scopes, read once, with the two indexes that every page asks for.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Catalogue, Operation, ScopeFact } from '../../../shared/okta/catalogue/catalogue.ts';

export interface CatalogueIndex {
  catalogue: Catalogue;
  operation: ReadonlyMap<string, Operation>;
  scope: ReadonlyMap<string, ScopeFact>;
  /** Scope name → operations that demand it, in the catalogue's order. */
  operationsOf: ReadonlyMap<string, readonly Operation[]>;
}

export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const operationsOf = new Map<string, Operation[]>();
  for (const operation of catalogue.operations)
    for (const scope of operation.scopes) {
      const known = operationsOf.get(scope);
      if (known) known.push(operation);
      else operationsOf.set(scope, [operation]);
    }
  return {
    catalogue,
    operation: new Map(catalogue.operations.map((operation) => [operation.id, operation])),
    scope: new Map(catalogue.scopes.map((scope) => [scope.name, scope])),
    operationsOf,
  };
}

const EMPTY = indexCatalogue({ version: 'none', families: [], operations: [], scopes: [] });

export const catalogueStore = createStore<CatalogueIndex>()(() => EMPTY);

export function setCatalogue(catalogue: Catalogue): void {
  catalogueStore.setState(indexCatalogue(catalogue), true);
}

export const useCatalogue = (): CatalogueIndex => useStore(catalogueStore);
