// Scope names, lists as people paste them, the request parameter, and what an operation demands.
import { describe, expect, it } from 'vitest';
import { leastScopes, missingScopes, requirementOf } from '../../../shared/okta/scopes/requirement.ts';
import { impliedBy, parseScope, satisfies } from '../../../shared/okta/scopes/scope.ts';
import { parseScopeList } from '../../../shared/okta/scopes/scope-list.ts';
import { batchScopes, formatScopeParam, SCOPE_PARAM_LIMIT } from '../../../shared/okta/scopes/scope-parameter.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const catalogue = shippedCatalogue();
const operation = (id: string) => catalogue.operations.find((each) => each.id === id)!;

describe('names', () => {
  it.each([
    ['okta.users.read', 'okta.users', 'read', 'read'],
    ['okta.users.manage', 'okta.users', 'manage', 'manage'],
    ['okta.apps.interclientTrust.read', 'okta.apps.interclientTrust', 'read', 'read'],
    ['okta.clients.register', 'okta.clients', 'register', 'register'],
    ['okta.users.read.self', 'okta.users', 'read.self', 'self'],
    ['okta.apps.sso', 'okta.apps', 'sso', 'other'],
    ['ssf.read', 'ssf', 'read', 'read'],
    ['openid', 'openid', '', 'other'],
    ['', '', '', 'other'],
  ])('%s', (name, resource, op, kind) => {
    expect(parseScope(name)).toMatchObject({ resource, operation: op, kind });
  });

  it.each([
    [['okta.users.manage'], 'okta.users.read', true],
    [['okta.users.read'], 'okta.users.manage', false],
    [['okta.apps.manage'], 'okta.apps.interclientTrust.read', false],
    [['okta.apps.interclientTrust.manage'], 'okta.apps.read', false],
    [['okta.users.manage'], 'okta.users.read.self', false],
    [['okta.users.manage.self'], 'okta.users.read.self', true],
    [['okta.clients.manage'], 'okta.clients.register', true],
    [['OKTA.users.read'], 'okta.users.read', false],
    [[], 'okta.users.read', false],
  ])('%j satisfies %s: %s', (held, needed, expected) => expect(satisfies(held, needed)).toBe(expected));

  it('lists what contains a scope', () => {
    expect(impliedBy('okta.logs.read')).toEqual(['okta.logs.read', 'okta.logs.manage']);
    expect(impliedBy('openid')).toEqual(['openid']);
  });
});

describe('lists as people give them', () => {
  const two = ['okta.users.read', 'okta.groups.manage'];
  it.each([
    ['okta.users.read okta.groups.manage', two],
    ['okta.users.read, okta.groups.manage,okta.users.read', two],
    ['okta.users.read\r\nokta.groups.manage\n', two],
    ['["okta.users.read","okta.groups.manage"]', two],
    ['"okta.users.read okta.groups.manage"', two],
    ["['okta.users.read', 'okta.groups.manage']", two],
    ['- okta.users.read\n* okta.groups.manage.', two],
    ['1. okta.users.read\n2) okta.groups.manage;', two],
    ['• okta.users.read\n• okta.groups.manage', two],
    ['| okta.users.read | yes |\n| okta.groups.manage | no |', two],
    ['[{"scopeId":"okta.users.read","issuer":"https://acme.okta.com"},{"scopeId":"okta.groups.manage"}]', two],
    ['{"type":"my_app","grantedScopes":["okta.users.read","okta.groups.manage"]}', two],
    ['{"access_token":"x","scope":"okta.users.read okta.groups.manage"}', two],
    [
      'Scope\tGranted\nokta.users.read\tAllows the app to read, e.g. at acme.okta.com.\nokta.groups.manage\tNot granted',
      two,
    ],
    ['openid profile okta.users.read', ['openid', 'profile', 'okta.users.read']],
    ['my_scope other:scope', ['my_scope', 'other:scope']],
    ['okta.users.*', ['okta.users.*']],
    ['custom', ['custom']],
    ['', []],
    [' ,;\n', []],
  ])('%j', (text, names) => expect(parseScopeList(text)).toEqual(names));
});

describe('the scope parameter', () => {
  it('counts against 1,024 characters and says how much is over', () => {
    expect(formatScopeParam(['a', 'b', 'a'])).toEqual({ value: 'a b', length: 3, overBy: 0 });
    const all = catalogue.scopes.map((each) => each.name);
    const parameter = formatScopeParam(all);
    expect(parameter.overBy).toBe(parameter.length - SCOPE_PARAM_LIMIT);
    expect(parameter.overBy).toBeGreaterThan(0);
  });

  it('splits what does not fit into batches that do, losing none', () => {
    const all = catalogue.scopes.map((each) => each.name);
    const batches = batchScopes(all);
    for (const batch of batches) expect(batch.join(' ').length).toBeLessThanOrEqual(SCOPE_PARAM_LIMIT);
    expect(batches.flat()).toEqual(all);
    expect(batchScopes([])).toEqual([]);
    expect(batchScopes(['x'.repeat(1024), 'y'])).toEqual([['x'.repeat(1024)], ['y']]);
  });
});

describe('requirements', () => {
  it('takes manage for read and asks for both of two', () => {
    const push = catalogue.operations.find((each) => each.scopes.length === 2 && each.method === 'POST')!;
    expect(push.scopes).toEqual(['okta.apps.manage', 'okta.groups.manage']);
    expect(missingScopes(push, ['okta.apps.manage'])).toEqual(['okta.groups.manage']);
    expect(missingScopes(operation('listUsers'), ['okta.users.manage'])).toEqual([]);
    expect(missingScopes(operation('createUser'), ['okta.users.read'])).toEqual(['okta.users.manage']);
  });

  it('names the smallest set for several operations', () => {
    expect(leastScopes([operation('listUsers'), operation('createUser'), operation('listGroups')])).toEqual([
      'okta.groups.read',
      'okta.users.manage',
    ]);
    expect(leastScopes(operation('listUsers'))).toEqual(['okta.users.read']);
  });

  it('does not offer a manage scope that does not exist', () => {
    const known = new Set(catalogue.scopes.map((each) => each.name));
    expect(requirementOf(operation('listLogEvents'), known).scopes).toEqual([
      { name: 'okta.logs.read', satisfiedBy: ['okta.logs.read'] },
    ]);
  });

  it('distinguishes API-token-only, open and client operations', () => {
    expect(requirementOf(operation('revokeCurrentApiToken'))).toMatchObject({
      oauth: false,
      apiToken: true,
      open: false,
    });
    expect(requirementOf(operation('getWellknownOrgMetadata'))).toMatchObject({ open: true, scopes: [] });
    expect(requirementOf(operation('token'))).toMatchObject({ client: true, oauth: false });
    expect(requirementOf(operation('listUsers')).scopes).toEqual([
      { name: 'okta.users.read', satisfiedBy: ['okta.users.read', 'okta.users.manage'] },
    ]);
  });
});
