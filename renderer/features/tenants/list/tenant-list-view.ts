// Which tenants the list shows, by what is typed, their kind and the order, which are in the address; and which are chosen for a bulk action, which
// outlives a visit to another page, not a reload.
import { createStore } from 'zustand/vanilla';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import type { ViewOf } from '../../../platform/navigation.ts';
import { createTenantFind, tenantChoice, tenantsByName } from '../../../ui/tenants/tenant-choices.ts';
import { TENANT_FILTERS, type TenantFilter, type TenantSort, type tenantsAddress } from '../tenants-address.ts';

interface TenantListState {
  /** Several are being chosen, and these are; null while they are not. */
  chosen: ReadonlySet<string> | null;
}

export const tenantListStore = createStore<TenantListState>()(() => ({ chosen: null }));

/** An org changes its engine, or its address, seldom; after a month the check is worth another. */
export const STALE_DAYS = 30;

/** `now` in epoch ms. What comes with the bench has nothing to check or to enter. */
const FILTER_RULES: Record<TenantFilter, (tenant: Tenant, now: number) => boolean> = {
  'no-secret': ({ abilities, credentials }) =>
    abilities.editable &&
    (credentials.length === 0 ||
      credentials.some((one) => one.secrets.length === 0 && kindOf(one).secrets.slots.length > 0)),
  production: ({ production }) => production,
  unchecked: ({ abilities, organization }) => abilities.editable && organization === null,
  stale: ({ organization }, now) => organization !== null && now - organization.checkedAt > STALE_DAYS * 86_400_000,
};

const usedAt = ({ credentials }: Tenant): number =>
  Math.max(0, ...credentials.map(({ lastUsedAt }) => lastUsedAt ?? 0));

/** Larger first; those of one name or of none in the order of names. */
const ORDER: Record<Exclude<TenantSort, 'name'>, (tenant: Tenant) => number> = {
  used: usedAt,
  // The oldest check first, and before it what was never checked: that is what there is to do.
  checked: ({ organization }) => -(organization?.checkedAt ?? 0),
  added: ({ createdAt }) => createdAt,
};

export interface TenantListView {
  /** Found and kept by the filter, in order. */
  shown: Tenant[];
  /** Of those that were found, by filter. */
  counts: Record<TenantFilter, number>;
}

export function viewTenants(
  tenants: readonly Tenant[],
  { find, filter, sort }: ViewOf<typeof tenantsAddress>,
  now: number,
): TenantListView {
  const byName = tenantsByName(tenants);
  const ordered = sort === 'name' ? byName : byName.toSorted((a, b) => ORDER[sort](b) - ORDER[sort](a));
  const wanted = new Set(createTenantFind(ordered.map(tenantChoice))(find).map(({ key }) => key));
  const found = ordered.filter(({ id }) => wanted.has(id));
  const of = (each: TenantFilter) => found.filter((tenant) => FILTER_RULES[each](tenant, now));
  const counts = Object.fromEntries(TENANT_FILTERS.map((each) => [each, of(each).length]));
  return { shown: filter === null ? found : of(filter), counts: counts as TenantListView['counts'] };
}

/** Takes one more, or one less, into the choice. What comes with the bench is not among what can be chosen. */
export function toggleChosen({ id, abilities }: Tenant): void {
  if (!abilities.editable) return;
  const chosen = new Set(tenantListStore.getState().chosen);
  if (!chosen.delete(id)) chosen.add(id);
  tenantListStore.setState({ chosen });
}
