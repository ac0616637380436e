// A whole specification through the import: the shipped management catalogue, written out as OpenAPI, is read back as it was.
import { describe, expect, it } from 'vitest';
import type { Operation, Parameter } from '../../../shared/okta/catalogue/catalogue.ts';
import { catalogueFromOpenApi } from '../../../shared/okta/catalogue/catalogue-from-openapi.ts';
import { readCatalogueFile } from '../okta/shipped-catalogue.ts';

const management = readCatalogueFile('management');

function toParameter({ name, in: place, required, type, default: preset, min, max, enum: values }: Parameter) {
  return { name, in: place, required, schema: { type, default: preset, minimum: min, maximum: max, enum: values } };
}

function toOpenApi(operation: Operation) {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: 'not a fact',
    parameters: operation.parameters.map(toParameter),
    ...(operation.body ? { requestBody: {} } : {}),
    responses: Object.fromEntries(operation.responses.map((status) => [status, {}])),
    security: operation.auth.map((kind) => ({ [kind]: kind === 'oauth2' ? operation.scopes : [] })),
    'x-okta-lifecycle': { lifecycle: operation.lifecycle, SKUs: operation.skus ?? [] },
    'x-okta-iam-admin-roles': operation.adminRoles,
    'x-okta-iam-permissions': operation.iamPermissions,
    'x-okta-no-scope-required': operation.noScopeRequired,
    deprecated: operation.deprecated,
  };
}

describe('import of an OpenAPI document', () => {
  it('gives back all 732 operations and all scopes with their probes', () => {
    const paths: Record<string, Record<string, unknown>> = {};
    for (const operation of management.operations) {
      paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: toOpenApi(operation) };
    }
    const scopes = Object.fromEntries(
      management.scopes.filter((each) => each.status === 'current').map((each) => [each.name, '']),
    );
    const document = JSON.parse(
      JSON.stringify({
        openapi: '3.0.3',
        info: { version: management.version },
        components: { securitySchemes: { oauth2: { type: 'oauth2', flows: { authorizationCode: { scopes } } } } },
        paths,
      }),
    );
    expect(catalogueFromOpenApi(document, 'management')).toEqual({ ok: true, file: management, notices: [] });
  });

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { openapi: '3.0.0', info: 1, paths: [] },
    { openapi: '3.1.0', info: { version: '1' }, paths: { '/x': { get: 1 } } },
  ])('refuses %j with its place', (document) => {
    const result = catalogueFromOpenApi(document, 'management');
    expect(result.ok).toBe(false);
    if (!result.ok) for (const problem of result.problems) expect(problem.at).toMatch(/^\$/);
  });

  it('takes the smaller of two sets of scopes and says so', () => {
    const get = {
      operationId: 'x',
      security: [{ oauth2: ['okta.a.read', 'okta.b.read'] }, { oauth2: ['okta.c.read'] }],
      responses: {},
    };
    const result = catalogueFromOpenApi(
      { openapi: '3.1.0', info: { version: '1' }, paths: { '/x': { get } } },
      'management',
    );
    expect(result).toMatchObject({ ok: true, file: { operations: [{ scopes: ['okta.c.read'] }] } });
    expect(result.ok && result.notices[0]?.at).toBe('$.paths["/x"].get.security');
  });
});
