// The catalogue that everything works with: what ships, with the files that a person imported in the place of their families.
// It is there before whatever rests on it; importing, which asks all of that, is the service's.
import type { Catalogue, CatalogueFile, Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { replaceFamily } from '../../../shared/okta/catalogue/replace-family.ts';

export interface CatalogueInUse {
  readonly shipped: Catalogue;
  /** An import replaces it, so do not keep it over an await. */
  current(): Catalogue;
  imported(): readonly CatalogueFile[];
  /** Null for none of that id. */
  operation(id: string | null): Operation | null;
  /** These in the place of what ships. */
  use(files: readonly CatalogueFile[]): void;
}

export function createCatalogueInUse(shipped: Catalogue): CatalogueInUse {
  let current = shipped;
  let imported: readonly CatalogueFile[] = [];
  let operations = byId(shipped);
  return {
    shipped,
    current: () => current,
    imported: () => imported,
    operation: (id) => (id === null ? null : (operations.get(id) ?? null)),
    use(files) {
      imported = files;
      current = files.reduce(replaceFamily, shipped);
      operations = byId(current);
    },
  };
}

function byId(catalogue: Catalogue): Map<string, Operation> {
  return new Map(catalogue.operations.map((operation) => [operation.id, operation]));
}
