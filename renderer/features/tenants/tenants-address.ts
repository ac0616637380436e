// The address of the Tenants page: `#/tenants` is the tenant in use, `#/tenants/{tenant}` one of them, `#/tenants/new` and `/import` the forms; behind it
// how the list is looked at. What is typed into a form is never in it.
import { changeAddress, choiceKey, optionKey, pageAddress, textKey } from '../../platform/navigation.ts';

export const TENANT_FILTERS = ['no-secret', 'production', 'unchecked', 'stale'] as const;
export type TenantFilter = (typeof TENANT_FILTERS)[number];

export const TENANT_SORTS = ['name', 'used', 'checked', 'added'] as const;
export type TenantSort = (typeof TENANT_SORTS)[number];

export const tenantsAddress = pageAddress('tenants', {
  find: textKey,
  filter: optionKey(TENANT_FILTERS),
  sort: choiceKey(TENANT_SORTS, 'name'),
});

/** `step`: it is opened, not passed on the way to another. The list stays as it is. */
export const showTenant = (tenantId: string, step: boolean): void =>
  changeAddress(tenantsAddress, {}, { rest: tenantId, step });
