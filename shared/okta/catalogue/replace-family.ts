// A catalogue with one family put in another's place: what an imported OpenAPI file does to the shipped catalogue.
// The other families stay as they are, and with them the facts of every scope that their operations demand.

import { scopeFactsOf } from '../scopes/scope-facts.ts';
import { type Catalogue, type CatalogueFile, type Family, joinCatalogue } from './catalogue.ts';

export function replaceFamily(catalogue: Catalogue, file: CatalogueFile): Catalogue {
  const families = catalogue.families.map(({ family }) => family);
  const order = families.includes(file.family) ? families : [...families, file.family];
  const joined = joinCatalogue(order.map((family) => (family === file.family ? file : familyOf(catalogue, family))));
  return catalogue.overlay === undefined ? joined : { ...joined, overlay: catalogue.overlay };
}

/** One family out of a joined catalogue. A scope that it shares with an earlier family is listed there only: made again. */
function familyOf(catalogue: Catalogue, family: Family): CatalogueFile {
  const operations = catalogue.operations.filter((operation) => operation.family === family);
  const scopes = catalogue.scopes.filter((scope) => scope.family === family);
  const listed = new Set(scopes.map(({ name }) => name));
  const shared = scopeFactsOf(family, operations, []).filter(
    ({ name, status }) => !listed.has(name) && status === 'current',
  );
  const version = catalogue.families.find((one) => one.family === family)?.version ?? 'none';
  return { family, version, operations, scopes: [...scopes, ...shared] };
}
