// The shipped catalogue says what FACTS §6 says of 2026.06.3, and its written form is stable.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatCatalogueFile } from '../../../shared/okta/catalogue/catalogue-text.ts';
import { readCatalogueFile, shippedCatalogue } from '../okta/shipped-catalogue.ts';

const management = readCatalogueFile('management');
const catalogue = shippedCatalogue();
const scope = (name: string) => catalogue.scopes.find((each) => each.name === name);
const probeOf = (name: string) => {
  const probe = scope(name)?.probe;
  if (!probe) return null;
  const operation = catalogue.operations.find((each) => each.id === probe.operationId);
  const query = Object.entries(probe.query).map(([key, value]) => `${key}=${value}`);
  return `${operation?.method} ${operation?.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
};

describe('the management catalogue of 2026.06.3', () => {
  it('holds the counts of the specification', () => {
    const count = (method: string) => management.operations.filter((each) => each.method === method).length;
    expect(management.version).toBe('2026.06.3');
    expect(management.operations).toHaveLength(732);
    expect([count('GET'), count('POST'), count('DELETE'), count('PUT'), count('PATCH')]).toEqual([
      288, 235, 111, 85, 13,
    ]);
    const current = management.scopes.filter((each) => each.status === 'current');
    expect(current).toHaveLength(109);
    expect(current.filter((each) => each.kind === 'read')).toHaveLength(55);
    expect(management.operations.filter((each) => each.paginated)).toHaveLength(59);
    expect(management.operations.filter((each) => each.body)).toHaveLength(218);
    expect(management.operations.filter((each) => each.scopes.length === 2)).toHaveLength(5);
    expect(management.operations.filter((each) => each.scopes.length === 0)).toHaveLength(9);
  });

  it('keeps the odd demands that a rule by method would get wrong', () => {
    const needs = (method: string, path: string) =>
      management.operations.find((each) => each.method === method && each.path === path)?.scopes;
    expect(needs('GET', '/api/v1/org/privacy/aerial')).toEqual(['okta.orgs.manage']);
    expect(needs('POST', '/api/v1/policies/simulate')).toEqual(['okta.policies.read']);
    expect(needs('GET', '/api/v1/users/{userId}/factors')).toEqual(['okta.users.read']);
  });

  it.each([
    ['okta.users.read', 'GET /api/v1/users?limit=1'],
    ['okta.groups.read', 'GET /api/v1/groups?limit=1'],
    ['okta.roles.read', 'GET /api/v1/iam/assignees/users?limit=1'],
    ['okta.inlineHooks.read', 'GET /api/v1/hook-keys'],
    ['okta.devicePostureChecks.read', 'GET /api/v1/device-posture-checks/default'],
    ['okta.orgs.read', 'GET /api/v1/org'],
    ['okta.logs.read', 'GET /api/v1/logs?limit=1'],
    ['okta.oauthIntegrations.read', 'GET /integrations/api/v1/api-services'],
    ['okta.policies.read', 'GET /api/v1/policies?type=OKTA_SIGN_ON'],
    ['okta.principalRateLimits.read', 'GET /api/v1/principal-rate-limits?filter=principalType eq "OAUTH_CLIENT"'],
    ['okta.rateLimits.read', 'GET /api/v1/rate-limit-settings/per-client'],
    ['ssf.read', 'GET /api/v1/ssf/stream'],
    ['okta.clients.read', 'GET /oauth2/v1/clients?limit=1'],
    ['okta.appGrants.read', null],
    ['okta.sessions.read', null],
    ['okta.userRisk.read', null],
    ['okta.users.manage', null],
  ])('probes %s by %s', (name, probe) => expect(probeOf(name)).toBe(probe));

  it('finds a probe for 49 of the 55 read scopes', () => {
    expect(management.scopes.filter((each) => each.probe)).toHaveLength(49);
  });
});

describe('scopes of the seeds and of the field', () => {
  it.each([
    ['okta.factors.read', 'retired', 'management', ['okta.users.read', 'okta.authenticators.read']],
    ['okta.users.read.self', 'user-only', 'management', ['okta.myAccount.profile.read']],
    ['okta.clients.register', 'current', 'oauth', undefined],
    ['okta.reports.read', 'outside', 'management', undefined],
    ['okta.oag.app.read', 'outside', 'management', undefined],
    ['okta.myAccount.email.read', 'user-only', 'myaccount', undefined],
    ['openid', 'user-only', 'oauth', undefined],
    ['okta.governance.labels.read', 'current', 'governance', undefined],
  ])('%s is %s, of %s', (name, status, family, replacedBy) => {
    expect(scope(name)).toMatchObject({ status, family, ...(replacedBy ? { replacedBy } : {}) });
  });
});

describe('the joined catalogue', () => {
  it('has no operation id twice, and every probe leads to one', () => {
    const ids = new Set(catalogue.operations.map((each) => each.id));
    expect(ids.size).toBe(978);
    for (const { probe } of catalogue.scopes) if (probe) expect(ids).toContain(probe.operationId);
    expect(probeOf('okta.myAccount.authenticators.read')).toBe('GET /idp/myaccount/authenticators');
    expect(probeOf('okta.authenticators.read')).toBe('GET /api/v1/authenticators');
  });

  it('is written one operation a line, the same each time', () => {
    for (const family of ['management', 'oauth', 'governance', 'myaccount']) {
      const text = readFileSync(new URL(`../../../resources/catalogue/${family}.json`, import.meta.url), 'utf8');
      expect(formatCatalogueFile(readCatalogueFile(family))).toBe(text);
    }
  });
});
