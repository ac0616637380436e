// Small readings of an exchange: phases of time, a body made readable, and what can be done about a verdict.
import { describe, expect, it } from 'vitest';
import { SAVED_ABILITIES } from '../../../electron/engine/tenants/tenant-source.ts';
import { type ActionFacts, exchangeActions } from '../../../renderer/features/workbench/exchange/exchange-actions.ts';
import { offeredActions } from '../../../renderer/features/workbench/exchange/offered-actions.ts';
import { readableBody } from '../../../renderer/features/workbench/exchange/readable-body.ts';
import { timingPhases } from '../../../renderer/features/workbench/exchange/timing-phases.ts';
import { indexCatalogue } from '../../../renderer/platform/session-state/catalogue.ts';
import type { Exchange, Repeatable, SentRequest } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { SANDBOX_KIND } from '../../support/credentials.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';

describe('the phases', () => {
  it('follow each other and leave out what did not happen', () => {
    const phases = timingPhases({ dns: null, connect: null, tls: null, firstByte: 30, download: 10, total: 41 });
    expect(phases.map(({ id, from, ms }) => [id, from, ms])).toEqual([
      ['firstByte', 0, 30],
      ['download', 30, 10],
    ]);
  });
});

describe('a small body', () => {
  it('reads as a form, as indented JSON, or as it is', () => {
    expect(
      readableBody('grant_type=client_credentials&scope=a+b', [['Content-Type', 'application/x-www-form-urlencoded']]),
    ).toBe('grant_type = client_credentials\nscope = a b');
    expect(readableBody('{"a":1}', [['content-type', 'application/json']])).toBe('{\n  "a": 1\n}');
    expect(readableBody('{"a":', [['content-type', 'application/json']])).toBe('{"a":');
  });
});

describe('the actions beside an answer', () => {
  const FACTS: ActionFacts = {
    needed: [],
    isUnusual: (name) => name.includes('dreams'),
    registered: [],
    leftOut: [],
    curedByDpop: false,
    hasApp: true,
    now: 1_000,
  };
  const sent = (more: Partial<SentRequest> = {}, kind: SentRequest['auth']['kind'] = 'auto'): SentRequest => ({
    method: 'GET',
    path: '/api/v1/groups',
    operationId: null,
    credentialId: 'c1',
    headers: [],
    auth: { kind, credentialId: 'c1', scopes: ['okta.users.read'] },
    lost: [],
    ...more,
  });
  const exchangeOf = (verdict: string, repeat: Repeatable | null, more: object = {}, missingScopes: string[] = []) =>
    ({ kind: 'api', verdict: { verdict, missingScopes }, failure: null, repeat, ...more }) as unknown as Exchange;
  const request = (given = sent(), refused: string | null = null): Repeatable => ({
    kind: 'request',
    request: given,
    refused,
  });
  const token = (scopes: string[], waiting: SentRequest | null = null): Repeatable => ({
    kind: 'token',
    credentialId: 'c1',
    scopes,
    waiting,
    refused: null,
  });
  const labels = (exchange: Exchange, facts: Partial<ActionFacts> = {}) =>
    exchangeActions(exchange, { ...FACTS, ...facts }).actions.map(({ label }) => label);

  it('lead from a missing role to the roles of the app, where there is one', () => {
    expect(labels(exchangeOf('role-missing', request()))).toEqual(['Show the admin roles of this app']);
    expect(labels(exchangeOf('role-missing', null))).toEqual(['Show the admin roles of this app']);
    expect(labels(exchangeOf('role-missing', request()), { hasApp: false })).toEqual([]);
  });

  it('ask for the missing scope only where the bench makes the token', () => {
    const missing = ['okta.groups.read'];
    const with403 = (kind: SentRequest['auth']['kind'], names = missing) =>
      labels(exchangeOf('scope-missing', request(sent({}, kind)), {}, names));
    expect(with403('auto')).toEqual(['Request it and send again']);
    expect(with403('token', ['a', 'b'])).toEqual(['Request them and send again']);
    expect(with403('pasted')).toEqual([]);
    expect(with403('auto', [])).toEqual([]);
  });

  it('offer no cure that the org has just refused, but to ask again', () => {
    const lacks = exchangeOf('scope-missing', request(), {}, ['okta.users.read']);
    expect(labels(lacks)).toEqual(['Granted since? Request again and send']);
    const other = exchangeOf('scope-missing', request(), {}, ['okta.groups.read']);
    expect(labels(other, { leftOut: ['okta.groups.read'] })).toEqual(['Granted since? Request again and send']);
  });

  it('cure refused scopes in one click: leave out, take the registered ones, or ask in parts', () => {
    const refused = (scopes: string[], missing: string[] = []) =>
      exchangeOf('scope-refused', token(scopes), {}, missing);
    expect(labels(refused(['okta.users.read', 'okta.dreams.read']))).toEqual(['Leave out okta.dreams.read']);
    expect(labels(refused(['a', 'b'], ['b']))).toEqual(['Leave out b']);
    expect(labels(refused(['okta.dreams.read']), { registered: ['okta.users.read'] })).toEqual([
      'Request okta.users.read',
    ]);
    expect(labels(refused(['okta.users.read']), { registered: ['okta.users.read'] })).toEqual([]);
    const many = Array.from({ length: 60 }, (_, index) => `okta.thing${index}.manage`);
    expect(labels(refused(many))).toEqual(['Request them in 2 parts']);
  });

  it('name the same request, or say why there is no button', () => {
    expect(labels(exchangeOf('token-expired', request()))).toEqual(['Renew and send again']);
    const limited = exchangeOf('rate-limited', request(), {
      at: 0,
      timing: { total: 10 },
      rateLimit: { waitMs: 5_000 },
    });
    expect(labels(limited)).toEqual(['Wait and send again']);
    expect(labels(limited, { now: 5_011 })).toEqual(['Send again']);
    expect(labels(exchangeOf('allowed', request()))).toEqual([]);
    expect(exchangeActions(exchangeOf('server-fault', request(sent(), 'The body was not kept.')), FACTS)).toEqual({
      actions: [],
      whyNot: 'The body was not kept.',
      withheld: ['Send again'],
    });
    expect(exchangeActions(exchangeOf('server-fault', null), FACTS).whyNot).toContain('did not record how it was sent');
  });

  it('go with the tenant, the credential or the address that they need, whatever the host said when it was read', () => {
    const at = { tenantId: 't1', tenantName: 'Acme', credentialId: 'c1', credentialName: 'Sync' };
    const url = 'https://acme.okta.com/api/v1/groups';
    const faulty = exchangeOf('server-fault', request(), { ...at, request: { url } });
    const known = (credentials: string[], origin = 'https://acme.okta.com') =>
      [
        {
          id: 't1',
          name: 'Acme',
          origin,
          abilities: SAVED_ABILITIES,
          credentials: credentials.map((id) => ({ id, kind: SANDBOX_KIND })),
        },
      ] as Tenant[];
    const offered = (tenants: Tenant[]) =>
      offeredActions(faulty, { catalogue: indexCatalogue(loadCatalogue()), tenants, leftOut: {}, now: 1_000 });
    expect(offered(known(['c1'])).actions.map(({ label }) => label)).toEqual(['Send again']);
    const none = (whyNot: string) => ({ actions: [], whyNot, withheld: ['Send again'] });
    expect(offered([])).toEqual(none('Acme no longer exists.'));
    expect(offered(known(['c2']))).toEqual(none('Sync is no longer a credential of Acme.'));
    expect(offered(known(['c1'], 'https://acme2.okta.com'))).toEqual(
      none('It was sent to acme.okta.com; the address of Acme has been changed since.'),
    );
  });

  it('do not offer to repeat a write of which nobody knows whether it was done', () => {
    const cut = { failure: { kind: 'truncated' } };
    expect(labels(exchangeOf('incomplete', request(sent({ method: 'POST' })), cut))).toEqual([]);
    expect(labels(exchangeOf('incomplete', request(), cut))).toEqual(['Send again']);
  });
});
