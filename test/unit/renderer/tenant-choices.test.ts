import { describe, expect, it, vi } from 'vitest';
import { createPlaceFind } from '../../../renderer/app/palette/palette-places.ts';
import {
  createTenantFind,
  credentialChoice,
  fixedChoice,
  tenantChoice,
  tenantsByName,
} from '../../../renderer/ui/tenants/tenant-choices.ts';
import { madeUpTenant } from '../../support/made-up-tenant.ts';

const acme9 = madeUpTenant('Acme 9', { credentials: ['Directory sync'] });
const acme10 = madeUpTenant('Acme 10', { production: true, credentials: ['OIN integration'] });
const globex = madeUpTenant('Globex', { credentials: ['OIN integration', 'Group push'] });
const TENANTS = [globex, acme10, acme9];

describe('choosing a tenant by typing', () => {
  const find = createTenantFind([fixedChoice('any', 'All tenants'), ...tenantsByName(TENANTS).map(tenantChoice)]);
  const found = (text: string) =>
    find(text).map(({ name, credential }) => (credential ? [name, credential.name] : name));

  it.each([
    ['', ['All tenants', 'Acme 9', 'Acme 10', 'Globex']],
    ['acme', ['Acme 9', 'Acme 10']],
    ['acme 10', ['Acme 10']],
    ['10 acme', ['Acme 10']],
    ['globex.okta.com', ['Globex']],
    ['https://globex.okta.com/app/x', ['Globex']],
    ['acme sync', [['Acme 9', 'Directory sync']]],
    ['0oaglobex1', [['Globex', 'Group push']]],
    ['0oag', [['Globex', 'OIN integration']]],
    // A piece of the client IDs 0oaglobex0 and 0oaglobex1: too short to be meant, then long enough.
    ['oaglo', []],
    ['oaglobex1', [['Globex', 'Group push']]],
    ['all', ['All tenants']],
    ['nobody', []],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected));
});

it('finds a credential of one tenant by the name of either', () => {
  const find = createTenantFind(TENANTS.flatMap((one) => one.credentials.map((each) => credentialChoice(one, each))));
  expect(find('oin globex').map(({ key }) => key)).toEqual([`${globex.id}/${globex.credentials[0]?.id}`]);
});

it('says how many more tenants there are than it shows, and leads to all of them', () => {
  const many = Array.from({ length: 500 }, (_, index) => madeUpTenant(`Customer ${index}`));
  const places = createPlaceFind(many, [])('customer');
  expect(places).toHaveLength(7);
  expect(places.at(-1)).toMatchObject({ group: 'Tenants', text: expect.stringMatching(/^494 more/) });
  const pushState = vi.fn();
  vi.stubGlobal('history', { pushState });
  places.at(-1)?.open();
  expect(pushState).toHaveBeenCalledWith(null, '', '#/tenants?find=customer');
  vi.unstubAllGlobals();
  expect(createPlaceFind(many, [])('customer 49').length).toBe(7);
  expect(createPlaceFind(many, [])('customer 499')).toHaveLength(1);
});

describe('places of the palette', () => {
  const find = createPlaceFind(TENANTS, [
    { name: 'okta.groups.read', resource: 'okta.groups', kind: 'read', family: 'management', status: 'current' },
  ]);
  const found = (text: string) => find(text).map(({ group, text: words, note }) => [group, words, note]);

  it.each([
    ['acme 10', [['Tenants', 'Acme 10', 'acme-10.okta.com']]],
    ['group push', [['Credentials', 'Group push', 'Globex']]],
    ['okta.groups.read', [['Scopes', 'okta.groups.read', '']]],
    ['rate limits', [['Documentation', 'Okta rate limits', 'developer.okta.com']]],
    ['', []],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected));
});
