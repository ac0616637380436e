// What the scope picker shows: registered first, every name somewhere, and marks that inform without blocking.
import { describe, expect, it } from 'vitest';
import { groupCount, type ScopeView, scopeGroups } from '../../../renderer/features/workbench/scopes/scope-groups.ts';
import { markOfScope } from '../../../renderer/features/workbench/scopes/scope-mark.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';

const { scopes } = loadCatalogue();
const facts = new Map(scopes.map((scope) => [scope.name, scope]));

const view = (change: Partial<ScopeView> = {}): ScopeView => ({
  scopes,
  registered: new Set(['okta.users.read', 'okta.users.manage', 'okta.groups.read']),
  selected: [],
  filter: 'all',
  query: '',
  credentialName: 'Nightly Sync',
  asker: { ownApi: false, person: false },
  ...change,
});
const names = (change: Partial<ScopeView> = {}) =>
  scopeGroups(view(change)).map(({ title, rows }) => [
    title,
    rows.flatMap((row) => row.cells.map((cell) => cell.name)),
  ]);

describe('the scope picker', () => {
  it('puts the registered resources first, read and manage in one row', () => {
    const [first] = scopeGroups(view());
    expect(first?.title).toBe('Registered on Nightly Sync');
    expect(first?.rows.map((row) => [row.label, row.cells.map((cell) => cell.column).sort()])).toEqual([
      ['okta.groups', ['manage', 'read']],
      ['okta.users', ['manage', 'read']],
    ]);
    expect(first?.rows[0]?.cells.find((cell) => cell.name === 'okta.groups.manage')?.registered).toBe(false);
  });

  it('counts the registered scopes, not the boxes beside them', () => {
    const [first] = scopeGroups(view());
    if (!first) throw new Error('no group');
    const chosen = new Set(['okta.users.read', 'okta.groups.manage']);
    expect(groupCount(first, chosen)).toEqual({ chosen: 1, of: 3 });
  });

  it('shows every scope of the catalogue exactly once under All', () => {
    const shown = scopeGroups(view()).flatMap((group) =>
      group.rows.flatMap((row) => row.cells.map((cell) => cell.name)),
    );
    expect(shown.sort()).toEqual(scopes.map((scope) => scope.name).sort());
  });

  it('keeps a typed name in sight under every filter', () => {
    for (const filter of ['registered', 'all', 'selected'] as const)
      expect(names({ filter, selected: ['okta.dreams.read'] })[0]).toEqual(['Typed', ['okta.dreams.read']]);
  });

  it('finds what the filter hides, best first', () => {
    const found = names({ filter: 'registered', query: 'factors' });
    expect(found).toEqual([['Retired and unlisted', ['okta.factors.manage', 'okta.factors.read']]]);
    expect(names({ query: 'users man' })[0]?.[1]).toContain('okta.users.manage');
    expect(names({ query: 'no such thing' })).toEqual([]);
  });

  it('has a column for what is neither read nor manage', () => {
    const cells = scopeGroups(view()).flatMap((group) => group.rows.flatMap((row) => row.cells));
    expect(cells.filter((cell) => cell.column === 'other').map((cell) => cell.name)).toEqual(
      expect.arrayContaining(['okta.clients.register', 'openid']),
    );
    expect(cells.find((cell) => cell.name === 'okta.users.read.self')?.column).toBe('read');
  });
});

describe('a mark', () => {
  it('says what serves in place of a retired scope', () => {
    const mark = markOfScope('okta.factors.read', facts.get('okta.factors.read'));
    expect(mark?.kind).toBe('retired');
    expect(mark?.reason).toContain('okta.authenticators.read');
  });

  it('distinguishes user-only, unlisted and unknown names, and leaves current ones alone', () => {
    const kindOf = (name: string) => markOfScope(name, facts.get(name))?.kind ?? null;
    expect(
      [
        'okta.users.read.self',
        'okta.myAccount.email.read',
        'okta.reports.read',
        'okta.Users.read',
        'okta.users.read',
      ].map(kindOf),
    ).toEqual(['user-only', 'user-only', 'outside', 'unknown', null]);
  });
});

describe('whoever asks in another way', () => {
  const mark = (name: string, asker: { ownApi: boolean; person: boolean }) =>
    markOfScope(name, facts.get(name), asker)?.kind ?? null;

  it('has no alarm for the scopes of a custom server, and one for Okta’s there', () => {
    const ownApi = { ownApi: true, person: false };
    expect([mark('AccessAll', ownApi), mark('api:read', ownApi), mark('okta.users.read', ownApi)]).toEqual([
      null,
      null,
      'elsewhere',
    ]);
    expect(mark('AccessAll', { ownApi: false, person: false })).toBe('unknown');
  });

  it('lists the scopes of a person, without a mark', () => {
    const person = { ownApi: false, person: true };
    for (const name of ['openid', 'offline_access', 'okta.users.read.self']) expect(mark(name, person)).toBeNull();
    expect(mark('openid', { ownApi: false, person: false })).not.toBeNull();
    const group = scopeGroups(view({ asker: person })).find(({ id }) => id === 'openid');
    expect(group?.rows.map(({ label }) => label)).toContain('offline_access');
    expect(scopeGroups(view()).some(({ id }) => id === 'openid')).toBe(false);
  });
});
