// The smallest set, compared with every subset of small random catalogues; and what is said about a registration.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { blastRadius, createScopeIndex, opensCount } from '../../../shared/okta/scopes/blast-radius.ts';
import { leastPrivilege } from '../../../shared/okta/scopes/least-privilege.ts';
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';
import { parseScope } from '../../../shared/okta/scopes/scope.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const catalogue = shippedCatalogue();
const operations = (...ids: string[]) => ids.map((id) => catalogue.operations.find((each) => each.id === id)!);
const solve = (ids: string[], registered?: string[]) =>
  leastPrivilege({
    used: operations(...ids),
    catalogue: catalogue.operations,
    facts: catalogue.scopes,
    ...(registered ? { registered } : {}),
  });

const made = (id: string, scopes: string[]): Operation => ({
  id,
  family: 'management',
  method: 'GET',
  path: `/api/v1/${id}`,
  tag: '',
  scopes,
  auth: ['oauth2'],
  parameters: [],
  body: false,
  responses: [],
  lifecycle: null,
  paginated: false,
});

const NAMES = ['a', 'b'].flatMap((resource) =>
  ['read', 'manage', 'register', 'read.self', 'manage.self', 'sso'].map((verb) => `okta.${resource}.${verb}`),
);
const catalogues = fc
  .array(fc.subarray(NAMES, { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .map((lists) => lists.map((scopes, index) => made(`op${index}`, scopes)));

describe('the smallest set', () => {
  it('is that of brute force: fewest manage, then fewest, then the smallest blast radius', () => {
    fc.assert(
      fc.property(catalogues, fc.array(fc.nat(7), { maxLength: 5 }), (all, picks) => {
        const used = picks.flatMap((pick) => all[pick] ?? []);
        const index = createScopeIndex(all);
        const cost = (set: string[]) => [
          set.filter((name) => parseScope(name).operation.startsWith('manage')).length,
          set.length,
          set.reduce((sum, name) => sum + opensCount(name, index), 0),
        ];
        const found = leastPrivilege({ used, catalogue: all }).needed.map(({ scope }) => scope);
        const passes = (set: string[]) => used.every((operation) => missingScopes(operation, set).length === 0);
        expect(passes(found)).toBe(true);
        for (let bits = 0; bits < 1 << NAMES.length; bits++) {
          const set = NAMES.filter((_, at) => bits & (1 << at));
          if (set.length > found.length + 1 || !passes(set)) continue;
          expect(compare(cost(set), cost(found)), `${set} is better than ${found}`).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('reads stay reads; manage is added only where something demands it, and then read is dropped', () => {
    expect(solve(['listUsers', 'listGroups']).needed.map(({ scope }) => scope)).toEqual([
      'okta.groups.read',
      'okta.users.read',
    ]);
    expect(solve(['listUsers', 'createUser', 'listGroups']).needed).toMatchObject([
      { scope: 'okta.groups.read', because: ['listGroups'] },
      { scope: 'okta.users.manage', because: ['createUser', 'listUsers'] },
    ]);
    expect(solve(['listGroupPushMappings']).needed.map(({ scope }) => scope)).toEqual([
      'okta.apps.read',
      'okta.groups.read',
    ]);
  });

  it('says what no scope opens, and what only a user may hold', () => {
    expect(solve(['listSupportedSecurityQuestions', 'listUsers']).notByToken).toEqual([
      'listSupportedSecurityQuestions',
    ]);
    const own = catalogue.operations.find(({ family, scopes }) => family === 'myaccount' && scopes.length > 0)!;
    expect(
      leastPrivilege({ used: [own], catalogue: catalogue.operations, facts: catalogue.scopes }).needed[0]?.note,
    ).toContain('user');
  });
});

describe('a registration against what is used', () => {
  it.each([
    ['nothing known', undefined, { unused: [], broader: [], redundant: [], notRegistered: [] }],
    ['exact', ['okta.users.read', 'okta.groups.read'], { unused: [], broader: [], redundant: [], notRegistered: [] }],
    ['one too many', ['okta.users.read', 'okta.groups.read', 'okta.apps.read'], { unused: ['okta.apps.read'] }],
    [
      'manage for read',
      ['okta.users.manage', 'okta.groups.read'],
      { broader: [{ scope: 'okta.users.manage', enough: 'okta.users.read' }], notRegistered: [] },
    ],
    ['one missing', ['okta.users.read'], { notRegistered: ['okta.groups.read'] }],
    ['none', [], { notRegistered: ['okta.groups.read', 'okta.users.read'] }],
  ])('%s', (_what, registered, expected) => {
    expect(solve(['listUsers', 'listGroups'], registered)).toMatchObject(expected);
  });

  it('a read beside the manage that is needed is redundant', () => {
    expect(solve(['createUser'], ['okta.users.read', 'okta.users.manage'])).toMatchObject({
      redundant: [{ scope: 'okta.users.read', includedIn: 'okta.users.manage' }],
      unused: [],
      broader: [],
    });
  });

  it('following all the advice gives exactly the needed set', () => {
    fc.assert(
      fc.property(catalogues, fc.subarray(NAMES), (all, registered) => {
        const { needed, unused, broader, redundant, notRegistered } = leastPrivilege({
          used: all,
          catalogue: all,
          registered,
        });
        const after = new Set(registered);
        for (const scope of unused) after.delete(scope);
        for (const { scope } of redundant) after.delete(scope);
        for (const { scope, enough } of broader) {
          after.delete(scope);
          if (needed.some((one) => one.scope === enough)) after.add(enough);
        }
        for (const scope of notRegistered) after.add(scope);
        expect([...after].sort()).toEqual(needed.map(({ scope }) => scope));
      }),
    );
  });
});

describe('the blast radius', () => {
  const index = createScopeIndex(catalogue.operations);

  it('of a manage scope is what demands it and the reads that it contains', () => {
    const { direct, implied, total } = blastRadius('okta.users.manage', index);
    // FACTS: 45 operations demand it, 26 the read.
    expect(direct.read.length + direct.write.length + direct.delete.length).toBe(45);
    expect(implied.read).toHaveLength(26);
    expect(direct.delete.every(({ operation }) => operation.method === 'DELETE')).toBe(true);
    expect(total).toBe(71);
    expect(opensCount('okta.users.manage', index)).toBe(71);
    expect(blastRadius('okta.users.read', index)).toMatchObject({
      total: 26,
      implied: { read: [], write: [], delete: [] },
    });
  });

  it('takes the catalogue’s word for what only reads, and says what else is needed', () => {
    const policies = blastRadius('okta.policies.read', index);
    expect(policies.direct.read.map(({ operation }) => operation.path)).toContain('/api/v1/policies/simulate');
    expect(policies.direct.write).toEqual([]);
    const pushed = blastRadius('okta.groups.read', index).direct.read.find(
      ({ operation }) => operation.id === 'listGroupPushMappings',
    );
    expect(pushed?.alsoNeeds).toEqual(['okta.apps.read']);
  });

  it('of an unknown scope is empty', () => expect(blastRadius('okta.unicorns.read', index).total).toBe(0));
});

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
