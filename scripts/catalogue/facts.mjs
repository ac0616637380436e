// Reads the project's facts files: tables of operations that were taken from OpenAPI files and reduced to facts.
// One file holds one table (`specVersion`, `operations`, `scopes`), another holds several under the name of their source.

import { compareOperations } from '../../shared/okta/catalogue/catalogue-text.ts';
import { templateParameters } from '../../shared/okta/catalogue/path-template.ts';
import { scopeFactsOf } from '../../shared/okta/scopes/scope-facts.ts';

/** The family of a table by the name of its source; the access gateway lives on another host and is left out. */
const FAMILY_OF_SOURCE = {
  'oauth-minimal': 'oauth',
  'governance-combined-production-reference-minimal': 'governance',
  'idp-minimal': 'myaccount',
  'oag-minimal': null,
};

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']);

const isTable = (value) =>
  typeof value === 'object' &&
  value !== null &&
  typeof value.specVersion === 'string' &&
  Array.isArray(value.operations);

/** Whether a parsed document is a facts file, alone or grouped. */
export function isFacts(document) {
  if (isTable(document)) return true;
  if (typeof document !== 'object' || document === null) return false;
  const values = Object.values(document);
  return values.length > 0 && values.every(isTable);
}

/**
 * The catalogue files of a facts document; the access gateway's table is passed over.
 * @returns {{ files: import('../../shared/okta/catalogue/catalogue.ts').CatalogueFile[] } | { problems: {at: string, message: string}[] }}
 */
export function catalogueFromFacts(document, family) {
  const tables = isTable(document)
    ? [{ family: family ?? 'management', at: '$', table: document }]
    : Object.entries(document).map(([source, table]) => ({
        family: FAMILY_OF_SOURCE[source],
        at: `$.${source}`,
        table,
      }));
  const problems = [];
  const files = [];
  for (const { family: home, at, table } of tables) {
    if (home === null) continue;
    if (home === undefined) {
      problems.push({
        at,
        message: `is a table whose family is not known. Known: ${Object.keys(FAMILY_OF_SOURCE).join(', ')}.`,
      });
      continue;
    }
    const operations = table.operations.map((row, index) => {
      const where = `${at}.operations[${index}]`;
      if (typeof row?.path !== 'string' || !row.path.startsWith('/')) {
        problems.push({ at: `${where}.path`, message: 'must be a path that starts with "/".' });
        return undefined;
      }
      if (!METHODS.has(row.method))
        problems.push({
          at: `${where}.method`,
          message: `is ${JSON.stringify(row.method)}, not an HTTP method in capitals.`,
        });
      if (typeof row.operationId !== 'string') problems.push({ at: `${where}.operationId`, message: 'is missing.' });
      for (const list of ['scopes', 'auth', 'query', 'responses'])
        if (!Array.isArray(row[list])) problems.push({ at: `${where}.${list}`, message: 'must be a list.' });
      return problems.length > 0 ? undefined : operationOf(row, home);
    });
    if (problems.length > 0) continue;
    operations.sort(compareOperations);
    const scopes = scopeFactsOf(home, operations, table.scopes ?? []);
    files.push({ family: home, version: table.specVersion, operations, scopes });
  }
  return problems.length > 0 ? { problems } : { files };
}

/** Keys in the order of the Operation type, so that both kinds of input give the same bytes. */
function operationOf(row, family) {
  const query = row.query.map(({ name, required, type, default: preset, min, max, enum: values }) => ({
    name,
    in: 'query',
    required: required === true,
    type: type ?? 'string',
    ...(preset === undefined ? {} : { default: preset }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(values === undefined ? {} : { enum: values.map(String) }),
  }));
  return {
    id: row.operationId,
    family,
    method: row.method,
    path: row.path,
    tag: row.tag ?? '',
    scopes: [...row.scopes].sort(),
    auth: row.auth,
    parameters: [...templateParameters(row.path), ...query],
    body: row.hasBody === true,
    responses: [...row.responses].map(String).sort(),
    lifecycle: row.lifecycle ?? null,
    paginated: row.paginated === true,
    ...(row.skus?.length ? { skus: row.skus } : {}),
    ...(row.adminRoles?.length ? { adminRoles: row.adminRoles } : {}),
    ...(row.iamPermissions?.length ? { iamPermissions: row.iamPermissions } : {}),
    ...(row.deprecated ? { deprecated: true } : {}),
    ...(row.noScopeRequired ? { noScopeRequired: true } : {}),
  };
}
