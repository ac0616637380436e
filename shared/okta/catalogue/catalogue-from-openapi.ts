// An OpenAPI 3 document, parsed, becomes a catalogue file. Facts only: no summary or description is read.
// Pure, so that the generator's command and the app's import give the same catalogue from the same file.
// Never throws: what is wrong is returned as problems with their JSON path, all of them at once.

import { scopeFactsOf } from '../scopes/scope-facts.ts';
import type { CatalogueFile, Family, Method, Operation } from './catalogue.ts';
import { compareOperations } from './catalogue-text.ts';
import { childOf, isRecord, listOfStrings, resolveReference } from './openapi-node.ts';
import { parametersOf } from './openapi-parameters.ts';
import { demandOf } from './openapi-security.ts';
import { templateParameters } from './path-template.ts';

export interface CatalogueProblem {
  /** JSON path of the place, such as `$.paths["/api/v1/users"].get`. */
  at: string;
  /** A sentence that continues the path: "has no operationId." */
  message: string;
}

export type CatalogueResult =
  | { ok: true; file: CatalogueFile; notices: CatalogueProblem[] }
  | { ok: false; problems: CatalogueProblem[] };

const METHODS: Record<string, Method> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
};
const LIFECYCLES = ['GA', 'LIMITED_GA', 'EA', 'BETA'] as const;

/** `notices` report choices that a person may want to know; they never stop the import. */
export function catalogueFromOpenApi(document: unknown, family: Family): CatalogueResult {
  const problems: CatalogueProblem[] = [];
  const notices: CatalogueProblem[] = [];
  if (!isRecord(document)) return { ok: false, problems: [{ at: '$', message: 'is not an OpenAPI document.' }] };
  const { openapi, info, paths } = document;
  if (typeof openapi !== 'string' || !openapi.startsWith('3.')) {
    const found = document.swagger === undefined ? '' : ` This is Swagger ${String(document.swagger)}.`;
    problems.push({ at: '$.openapi', message: `must be a version 3 of OpenAPI, such as "3.0.3".${found}` });
  }
  const stated = isRecord(info) ? info.version : undefined;
  // YAML reads `version: 3.2` as a number.
  const version = typeof stated === 'number' ? String(stated) : stated;
  if (typeof version !== 'string' || version.trim() === '')
    problems.push({ at: '$.info.version', message: 'is missing. It names the version of the catalogue.' });
  if (!isRecord(paths)) problems.push({ at: '$.paths', message: 'is missing.' });
  if (problems.length > 0 || !isRecord(paths) || typeof version !== 'string') return { ok: false, problems };

  const operations: Operation[] = [];
  const places = new Map<string, string>();
  for (const [path, declared] of Object.entries(paths)) {
    if (path.startsWith('x-')) continue;
    const at = `$.paths[${JSON.stringify(path)}]`;
    const item = resolveReference(document, declared);
    if (!path.startsWith('/')) problems.push({ at, message: 'is not a path: it must start with "/".' });
    if (!isRecord(item)) {
      problems.push({ at, message: 'must be an object with operations.' });
      continue;
    }
    for (const [key, method] of Object.entries(METHODS)) {
      if (item[key] === undefined) continue;
      const place = `${at}.${key}`;
      const operation = operationOf({ document, item, declared: item[key], path, method, family, at: place });
      if ('problem' in operation) {
        problems.push(operation.problem);
        continue;
      }
      const before = places.get(operation.value.id);
      if (before) problems.push({ at: place, message: `has the operationId "${operation.value.id}" of ${before}.` });
      places.set(operation.value.id, place);
      problems.push(...operation.problems);
      notices.push(...operation.notices);
      operations.push(operation.value);
    }
  }
  if (operations.length === 0 && problems.length === 0) problems.push({ at: '$.paths', message: 'has no operation.' });
  if (problems.length > 0) return { ok: false, problems };
  operations.sort(compareOperations);
  const scopes = scopeFactsOf(family, operations, declaredScopes(document));
  return { ok: true, file: { family, version: version.trim(), operations, scopes }, notices };
}

interface Source {
  document: Record<string, unknown>;
  item: Record<string, unknown>;
  declared: unknown;
  path: string;
  method: Method;
  family: Family;
  at: string;
}

type Outcome =
  | { value: Operation; problems: CatalogueProblem[]; notices: CatalogueProblem[] }
  | { problem: CatalogueProblem };

function operationOf({ document, item, declared, path, method, family, at }: Source): Outcome {
  if (!isRecord(declared)) return { problem: { at, message: 'must be an object.' } };
  const id = declared.operationId;
  if (typeof id !== 'string' || id === '') return { problem: { at, message: 'has no operationId.' } };
  const query = parametersOf(document, [
    { list: item.parameters, at: `${at.slice(0, at.lastIndexOf('.'))}.parameters` },
    { list: declared.parameters, at: `${at}.parameters` },
  ]);
  const { scopes, auth, notice } = demandOf(document, declared.security ?? document.security);
  // Of the operation itself only: paths and tags have one too, which does not hold for all their operations.
  const lifecycle = declared['x-okta-lifecycle'];
  const stage = isRecord(lifecycle) ? LIFECYCLES.find((name) => name === lifecycle.lifecycle) : undefined;
  const skus = isRecord(lifecycle) ? listOfStrings(lifecycle.SKUs) : [];
  const adminRoles = listOfStrings(declared['x-okta-iam-admin-roles']);
  const iamPermissions = listOfStrings(declared['x-okta-iam-permissions']);
  const value: Operation = {
    id,
    family,
    method,
    path,
    tag: listOfStrings(declared.tags)[0] ?? '',
    scopes,
    auth,
    parameters: [...templateParameters(path), ...query.parameters],
    body: declared.requestBody !== undefined,
    responses: isRecord(declared.responses) ? Object.keys(declared.responses).filter(isStatus).sort() : [],
    lifecycle: stage ?? null,
    paginated: query.parameters.some((parameter) => parameter.name === 'after'),
    ...(skus.length > 0 ? { skus } : {}),
    ...(adminRoles.length > 0 ? { adminRoles } : {}),
    ...(iamPermissions.length > 0 ? { iamPermissions } : {}),
    ...(declared.deprecated === true ? { deprecated: true } : {}),
    ...(declared['x-okta-no-scope-required'] === true ? { noScopeRequired: true } : {}),
  };
  return { value, problems: query.problems, notices: notice ? [{ at: `${at}.security`, message: notice }] : [] };
}

const isStatus = (key: string): boolean => /^[1-5](\d\d|XX)$/.test(key);

/** Scopes that the security schemes list, whether or not an operation demands them. */
function declaredScopes(document: Record<string, unknown>): string[] {
  const schemes = childOf(document, 'components', 'securitySchemes');
  if (!isRecord(schemes)) return [];
  const names = new Set<string>();
  for (const declared of Object.values(schemes)) {
    const flows = childOf(resolveReference(document, declared), 'flows');
    if (!isRecord(flows)) continue;
    for (const flow of Object.values(flows)) {
      const scopes = childOf(flow, 'scopes');
      if (isRecord(scopes)) for (const name of Object.keys(scopes)) names.add(name);
    }
  }
  return [...names];
}
