// Finding operations: by exact path and method, and by what a person types.
import { describe, expect, it } from 'vitest';
import { createOperationMatcher } from '../../../shared/okta/catalogue/match-operation.ts';
import { operationTitle } from '../../../shared/okta/catalogue/operation-title.ts';
import { createOperationSearch } from '../../../shared/okta/catalogue/search-operations.ts';
import { createScopeSearch } from '../../../shared/okta/scopes/search-scopes.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const catalogue = shippedCatalogue();

describe('matching a method and path', () => {
  const matcher = createOperationMatcher(catalogue.operations);

  it.each([
    ['GET', '/api/v1/users', 'listUsers', {}],
    ['get', '/api/v1/users/', 'listUsers', {}],
    ['GET', '/api/v1/users?limit=2&q=a/b', 'listUsers', {}],
    ['GET', 'https://acme.okta.com/api/v1/users/00u1#x', 'getUser', { id: '00u1' }],
    ['GET', '/api/v1/users/jane%40acme.example', 'getUser', { id: 'jane@acme.example' }],
    ['GET', '/api/v1/users/%zz', 'getUser', { id: '%zz' }],
    ['GET', '/api/v1/groups/rules', 'listGroupRules', {}],
    ['GET', '/api/v1/groups/00g1', 'getGroup', { groupId: '00g1' }],
    ['POST', '/oauth2/v1/token', 'token', {}],
    ['POST', '/oauth2/default/v1/token', 'tokenCustomAS', { authorizationServerId: 'default' }],
    ['GET', '/.well-known/okta-organization', 'getWellknownOrgMetadata', {}],
  ])('%s %s is %s', (method, target, id, parameters) => {
    expect(matcher.match(method, target)).toMatchObject({ operation: { id }, parameters });
  });

  it.each([
    ['GET', '/api/v1/nothing'],
    ['PATCH', '/api/v1/users'],
    ['GET', '/'],
    ['GET', ''],
    ['GET', '/api/v1/users//'.repeat(300)],
  ])('%s %s is none', (method, target) => expect(matcher.match(method, target)).toBeNull());

  it('knows the methods of a path', () => {
    expect(matcher.methodsAt('/api/v1/users').sort()).toEqual(['GET', 'POST']);
    expect(matcher.methodsAt('/nowhere')).toEqual([]);
  });

  it('finds every operation of the catalogue by its own path', () => {
    for (const operation of catalogue.operations) {
      const path = operation.path.replace(/\{[^}]+\}/g, 'zz1');
      expect(matcher.match(operation.method, path)?.operation.id).toBe(operation.id);
    }
  });
});

describe('titles', () => {
  it.each([
    ['listUsers', 'List users'],
    ['getWellKnownOpenIDConfigurationCustomAS', 'Get well known OpenID configuration custom AS'],
    ['previewSAMLmetadataForApplication', 'Preview SAML metadata for application'],
    ['listOAuth2ClientSecrets', 'List OAuth 2.0 client secrets'],
    ['getCsrForApplication', 'Get CSR for application'],
    ['listAllCustomAAGUIDs', 'List all custom AAGUIDs'],
    ['myaccount.listAuthenticators', 'List authenticators'],
    ['oob-authenticate-custom-as', 'OOB authenticate custom AS'],
    ['uploadYubikeyOtpTokenSeed', 'Upload YubiKey OTP token seed'],
    ['…', '…'],
  ])('%s is "%s"', (id, title) => expect(operationTitle(id)).toBe(title));
});

describe('search', () => {
  const search = createOperationSearch(catalogue.operations);
  const first = (query: string) => search(query, 5).map(({ operation }) => `${operation.method} ${operation.path}`);

  it.each([
    ['/api/v1/users', 'GET /api/v1/users'],
    ['https://acme.okta.com/api/v1/apps?limit=1', 'GET /api/v1/apps'],
    ['list users', 'GET /api/v1/users'],
    ['get user', 'GET /api/v1/users/{id}'],
    ['createUser', 'POST /api/v1/users'],
    ['post group', 'POST /api/v1/groups'],
    ['delete app', 'DELETE /api/v1/apps/{appId}'],
    ['okta.logs.read', 'GET /api/v1/logs'],
    ['token', 'POST /oauth2/v1/token'],
    ['LOGS', 'GET /api/v1/logs'],
  ])('%s leads with %s', (query, expected) => expect(first(query)[0]).toBe(expected));

  it('forgives left-out letters', () => expect(first('lstusr')).toContain('GET /api/v1/users'));

  it('marks what it found', () => {
    const [hit] = search('get users', 1);
    expect(hit?.ranges.method).toEqual([[0, 3]]);
    const [start, end] = hit?.ranges.path?.[0] ?? [0, 0];
    expect(hit?.operation.path.slice(start, end)).toBe('users');
  });

  it('gives nothing for nonsense and the beginning for nothing', () => {
    expect(search('zzqqxx')).toEqual([]);
    expect(search('  ', 3)).toHaveLength(3);
  });

  it('finds scopes by resource and puts retired ones behind', () => {
    const scopes = createScopeSearch(catalogue.scopes);
    expect(scopes('users man')[0]?.scope.name).toBe('okta.users.manage');
    expect(scopes('groups.read')[0]?.scope.name).toBe('okta.groups.read');
    expect(scopes('factors').map((hit) => hit.scope.name)).toEqual(['okta.factors.read', 'okta.factors.manage']);
    expect(scopes('factors')[0]?.ranges).toEqual([[5, 12]]);
    expect(scopes('')).toHaveLength(catalogue.scopes.length);
  });
});
