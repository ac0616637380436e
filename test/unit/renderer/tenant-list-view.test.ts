import { describe, expect, it } from 'vitest';
import { viewTenants } from '../../../renderer/features/tenants/list/tenant-list-view.ts';
import type { TenantFilter, TenantSort } from '../../../renderer/features/tenants/tenants-address.ts';
import { madeUpTenant } from '../../support/made-up-tenant.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;
const TENANTS = [
  madeUpTenant('Globex', { credentials: ['Main'], secrets: true, checkedAt: NOW - DAY }),
  madeUpTenant('Acme 10', { credentials: ['Main'], production: true, checkedAt: NOW - 31 * DAY }),
  madeUpTenant('Acme 9', { credentials: ['Main'], secrets: true }),
  madeUpTenant('Initech', { production: true, checkedAt: NOW - 2 * DAY }),
];
const view = (find: string, filter: TenantFilter | null = null, sort: TenantSort = 'name') =>
  viewTenants(TENANTS, { find, filter, sort }, NOW);
const names = (...of: Parameters<typeof view>) => view(...of).shown.map(({ name }) => name);

describe('the list of tenants', () => {
  it.each<[string, TenantFilter | null, TenantSort, string[]]>([
    ['', null, 'name', ['Acme 9', 'Acme 10', 'Globex', 'Initech']],
    ['acme', null, 'name', ['Acme 9', 'Acme 10']],
    ['', 'no-secret', 'name', ['Acme 10', 'Initech']],
    ['', 'production', 'name', ['Acme 10', 'Initech']],
    ['', 'unchecked', 'name', ['Acme 9']],
    ['', 'stale', 'name', ['Acme 10']],
    ['acme', 'production', 'name', ['Acme 10']],
    ['', null, 'checked', ['Acme 9', 'Acme 10', 'Initech', 'Globex']],
  ])('%j, %s, %s', (find, filter, sort, expected) => expect(names(find, filter, sort)).toEqual(expected));

  it('counts by what is typed, whichever filter is chosen', () =>
    expect(view('acme', 'stale').counts).toEqual({ 'no-secret': 1, production: 1, unchecked: 1, stale: 1 }));
});
