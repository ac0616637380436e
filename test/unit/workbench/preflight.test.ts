// The forecast before sending agrees with what the org does: by scopes held, by what was refused before, by kind of token.
import { describe, expect, it } from 'vitest';
import { SAVED_ABILITIES } from '../../../electron/engine/tenants/tenant-source.ts';
import { authOutlook, type OutlookFacts } from '../../../renderer/features/workbench/request/auth-outlook.ts';
import { preflight } from '../../../renderer/features/workbench/request/send/preflight.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { TokenInfo } from '../../../shared/model/token.ts';
import { clientCredential, pastedTokenCredential } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';

const operations = new Map(loadCatalogue().operations.map((operation) => [operation.id, operation]));
const operation = (id: string) => operations.get(id) ?? null;
const NOW = 1_700_000_000_000;

const tenant: Tenant = {
  id: 't1',
  kind: 'org',
  name: 'Acme',
  origin: 'https://acme.okta.com',
  production: false,
  invalidWrites: false,
  credentials: [
    clientCredential({ id: 'c1' }),
    clientCredential({ id: 'c2' }),
    pastedTokenCredential({ id: 'pasted' }),
  ],
  organization: null,
  createdAt: 0,
  abilities: SAVED_ABILITIES,
};
const token = (requested: string[], granted: string[] = requested, leftMs = 3_600_000): TokenInfo => ({
  tokenId: 'tok1',
  tenantId: 't1',
  credentialId: 'c1',
  tokenType: 'Bearer',
  requested,
  granted,
  missing: requested.filter((name) => !granted.includes(name)),
  issuedAt: NOW,
  expiresAt: NOW + leftMs,
  rejectedAt: null,
  decoded: { readable: false, header: null, payload: null, claims: [] },
  cached: false,
});
const outlook = (change: Partial<OutlookFacts> = {}) =>
  authOutlook({
    auth: { kind: 'auto' },
    needed: [],
    tenant,
    credentialId: 'c1',
    selected: ['okta.users.read'],
    tokens: [],
    current: null,
    pasted: '',
    now: NOW,
    ...change,
  });

describe('the outlook', () => {
  it('knows a held token by its set of scopes, in any order, and not in its last minute', () => {
    const held = token(['okta.groups.read', 'okta.users.read']);
    const selected = ['okta.users.read', 'okta.groups.read'];
    expect(outlook({ selected, tokens: [held] }).state).toBe('held');
    expect(outlook({ tokens: [held] }).state).toBe('requested-first');
    const old = token(selected, selected, 59_000);
    expect(outlook({ selected, tokens: [old] }).state).toBe('requested-first');
    expect(outlook({ selected, tokens: [held], auth: { kind: 'credential', credentialId: 'c2' } }).state).toBe(
      'requested-first',
    );
  });

  it('distinguishes an expired token, none, and one that nobody can read', () => {
    expect(outlook({ auth: { kind: 'token' }, current: token([], [], -1) }).state).toBe('expired');
    expect(outlook({ auth: { kind: 'token' } }).state).toBe('absent');
    expect(outlook({ auth: { kind: 'pasted', scheme: 'Bearer' }, pasted: 'x' })).toMatchObject({
      state: 'opaque',
      scopes: null,
    });
    expect(outlook({ credentialId: 'pasted' }).scopes).toBeNull();
    expect(outlook({ credentialId: null }).state).toBe('no-credential');
    expect(outlook({ auth: { kind: 'token' } }).state).toBe('absent');
  });
});

describe('the forecast', () => {
  it('is good when read is covered by manage', () => {
    const held = token(['okta.users.manage']);
    const forecast = preflight(operation('listUsers'), outlook({ selected: ['okta.users.manage'], tokens: [held] }));
    expect(forecast).toMatchObject({ tone: 'good', missing: [], needs: [{ name: 'okta.users.read', has: true }] });
  });

  it('names every scope that is missing of an operation that needs two', () => {
    const forecast = preflight(operation('listGroupPushMappings'), outlook({ selected: ['okta.apps.read'] }));
    expect(forecast.missing).toEqual(['okta.groups.read']);
    expect(forecast.text).toContain('without okta.groups.read Okta answers 403 with an empty body');
  });

  it('remembers that the org left a scope out', () => {
    const selected = ['okta.groups.read', 'okta.users.read'];
    const tokens = [token(selected, ['okta.users.read'])];
    const forecast = preflight(operation('listGroups'), outlook({ selected, tokens }));
    expect(forecast.text).toContain('okta.groups.read was requested and not granted');
    // Choosing it again would change nothing.
    expect(forecast.leftOut).toBe(true);
    expect(preflight(operation('listGroups'), outlook()).leftOut).toBe(false);
    const both = ['okta.apps.read', 'okta.groups.read'];
    expect(
      preflight(operation('listGroupPushMappings'), outlook({ selected: both, tokens: [token(both, [])] })).text,
    ).toContain('okta.apps.read and okta.groups.read were requested and not granted');
  });

  it('says what happens without a token, with an API token, and for a path of one’s own', () => {
    expect(preflight(operation('listUsers'), outlook({ auth: { kind: 'none' } })).tone).toBe('warning');
    expect(
      preflight(operation('listUsers'), outlook({ pasted: 'x', auth: { kind: 'pasted', scheme: 'SSWS' } })).text,
    ).toContain('no scopes');
    expect(preflight(null, outlook()).tone).toBe('info');
  });
});
