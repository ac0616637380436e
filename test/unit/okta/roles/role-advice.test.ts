// The least admin role beside the scopes: only what a source says, the least of it, and what is not known is named.
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { adviseRoles } from '../../../../shared/okta/roles/advise-roles.ts';
import { ROLE_FACTS } from '../../../../shared/okta/roles/role-facts.ts';
import { roleLines, roleSentence } from '../../../../shared/okta/roles/role-words.ts';
import { rankOfRole } from '../../../../shared/okta/roles/standard-roles.ts';
import { judgeResponse } from '../../../../shared/okta/verdict/verdict.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const catalogue = shippedCatalogue();
const byId = new Map(catalogue.operations.map((operation) => [operation.id, operation]));

function named(...ids: string[]): Operation[] {
  return ids.map((id) => {
    const operation = byId.get(id);
    if (!operation) throw new Error(`the catalogue has no ${id}`);
    return operation;
  });
}

describe('the table', () => {
  test('names operations of the catalogue, each once, and roles that can be ranked', () => {
    const ids = ROLE_FACTS.flatMap(({ operations }) => operations);
    expect(ids.filter((id) => !byId.has(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const { roles } of ROLE_FACTS)
      for (const { role } of roles) expect(rankOfRole(role)).toBeGreaterThanOrEqual(0);
  });
});

describe('the least standard role', () => {
  test.each([
    [['listUsers'], 'READ_ONLY_ADMIN'],
    [['listLogEvents'], 'REPORT_ADMIN'],
    [['listUsers', 'listLogEvents'], 'READ_ONLY_ADMIN'],
    [['resetPassword', 'getUser'], 'HELP_DESK_ADMIN'],
    [['deactivateUser'], 'USER_ADMIN'],
    [['assignUserToGroup', 'listUsers'], 'GROUP_MEMBERSHIP_ADMIN'],
    [['createOAuth2Scope'], 'API_ACCESS_MANAGEMENT_ADMIN'],
    // A group admin cannot create groups.
    [['addGroup'], 'ORG_ADMIN'],
    // Only super admins read roles (FACTS §10).
    [['listRolesForClient'], 'SUPER_ADMIN'],
    // The OpenAPI description names it.
    [['getOrgOktaSupportSettings'], 'SUPER_ADMIN'],
  ])('%j takes %s', (ids, type) => {
    const advice = adviseRoles(named(...ids));
    expect(advice.role?.type).toBe(type);
    expect(advice.unknown).toEqual([]);
  });

  test('two lesser roles are named where one alone would have to be more', () => {
    const advice = adviseRoles(named('assignUserToGroup', 'assignUserToApplication'));
    expect(advice.role?.type).toBe('SUPER_ADMIN');
    expect(advice.together.map(({ type }) => type)).toEqual(['GROUP_MEMBERSHIP_ADMIN', 'APP_ADMIN']);
  });

  test('an operation of which nothing is known is named, and no role is guessed for it', () => {
    const advice = adviseRoles(named('listBrands'));
    expect(advice).toMatchObject({ role: null, unknown: ['listBrands'], custom: { unknown: ['listBrands'] } });
    expect(roleSentence(byId.get('listBrands') ?? null)).toBeNull();
    expect(roleLines(advice).join('\n')).toContain('Role not known for: listBrands');
  });

  test('an operation that asks for no scope asks for no role', () => {
    const advice = adviseRoles(named('getWellknownOrgMetadata'));
    expect(advice).toMatchObject({ role: null, known: [], unknown: [] });
    expect(roleLines(advice)).toEqual([]);
  });
});

test('a custom role: its permissions with the operations they are for, and the resource set', () => {
  const { custom } = adviseRoles(named('listUsers', 'deactivateUser', 'assignUserToApplication', 'listLogEvents'));
  expect(custom.permissions.map(({ name }) => name)).toEqual([
    'okta.apps.assignment.manage',
    'okta.users.appAssignment.manage',
    'okta.users.lifecycle.deactivate',
    'okta.users.read',
  ]);
  expect(custom.resources).toEqual(['users', 'apps']);
  expect(custom.unknown).toEqual(['listLogEvents']);
});

describe('a refusal and an empty list say which role it is', () => {
  const answer = (id: string, status: number, body: string) => {
    const [operation] = named(id);
    if (!operation) throw new Error('no operation');
    return judgeResponse({
      operation,
      method: operation.method,
      path: operation.path,
      status,
      headers: [['content-type', 'application/json']],
      bodyText: body,
      heldScopes: operation.scopes,
      scheme: 'Bearer',
    });
  };
  // FACTS §3.1: E0000006 is the code of a missing role.
  const E6 = JSON.stringify({ errorCode: 'E0000006', errorSummary: 'You do not have permission.', errorCauses: [] });

  test('E0000006', () => {
    const { verdict, next } = answer('deactivateUser', 403, E6);
    expect(verdict).toBe('role-missing');
    expect(next).toContain('The least standard role for this operation is Group Administrator');
    expect(next).toContain('okta.users.lifecycle.deactivate');
  });

  test('[] of a list', () => {
    expect(answer('listUsers', 200, '[]').next).toContain('Read Only Administrator');
  });

  test('nothing is said where nothing is known', () => {
    expect(answer('listBrands', 403, E6).next).not.toContain('least standard role');
  });
});
