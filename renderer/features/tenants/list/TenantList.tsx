// The tenants with their hosts: searched, filtered, sorted, and several chosen at once for what is done to many. Choosing one shows it; the one that the
// bench works with is marked.
import {
  IconAlertTriangle,
  IconBox,
  IconBuilding,
  IconListCheck,
  IconSquare,
  IconSquareCheckFilled,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { useSelectedTenant, useTenants } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterChips } from '../../../ui/controls/FilterChips.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { iconProps } from '../../../ui/icon.ts';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { hostOf } from '../../../ui/tenants/tenant-choices.ts';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { useNow } from '../../../ui/values/use-now.ts';
import {
  showTenant,
  TENANT_FILTERS,
  TENANT_SORTS,
  type TenantFilter,
  type TenantSort,
  tenantsAddress,
} from '../tenants-address.ts';
import { ChosenTenants } from './ChosenTenants.tsx';
import css from './TenantList.module.css';
import { STALE_DAYS, type TenantListView, tenantListStore, toggleChosen, viewTenants } from './tenant-list-view.ts';

const FILTERS: Record<TenantFilter, { label: string; title: string }> = {
  'no-secret': { label: 'No secret', title: 'Without a credential, or with one that has no secret yet' },
  production: { label: 'Production', title: 'Marked as production' },
  unchecked: { label: 'Never checked', title: 'It is not known yet whether an Okta org is at the address' },
  stale: { label: `Checked over ${STALE_DAYS} days ago`, title: 'The org may have changed since' },
};

const SORTS: Record<TenantSort, string> = {
  name: 'By name',
  used: 'Last used first',
  checked: 'Least recently checked first',
  added: 'Newest first',
};

export function TenantList({ shownId }: { shownId: string | null }) {
  const tenants = useTenants();
  const selected = useSelectedTenant();
  const { find, filter, sort } = useAddress(tenantsAddress);
  const chosen = useStore(tenantListStore, (state) => state.chosen);
  const now = useNow('slow');
  const view = useMemo(() => viewTenants(tenants, { find, filter, sort }, now), [tenants, find, filter, sort, now]);
  return (
    <div className={css.list}>
      {tenants.length > 1 && <Tools view={view} all={tenants.length} />}
      {chosen !== null && <ChosenTenants tenants={tenants} shown={view.shown} chosen={chosen} />}
      {view.shown.length === 0 ? (
        <EmptyState
          title="No tenant matches"
          action={<Button onClick={() => changeAddress(tenantsAddress, { find: '', filter: null })}>Show all</Button>}
        />
      ) : (
        <VirtualList
          label="Tenants"
          items={view.shown}
          rowHeight={52}
          keyOf={(tenant) => tenant.id}
          selectedKey={shownId}
          onSelect={(tenant, opened) => showTenant(tenant.id, opened)}
          checkedKeys={chosen ?? undefined}
          onCheck={chosen ? toggleChosen : undefined}
          renderRow={(tenant) => (
            <TenantRow
              tenant={tenant}
              inUse={tenant.id === selected?.id}
              chosen={chosen && tenant.abilities.editable ? chosen.has(tenant.id) : null}
            />
          )}
        />
      )}
    </div>
  );
}

// What narrows and orders the list, and the way to choose several.
function Tools({ view, all }: { view: TenantListView; all: number }) {
  const { find, filter, sort } = useAddress(tenantsAddress);
  const chosen = useStore(tenantListStore, (state) => state.chosen);
  const choosing = chosen !== null;
  const options = TENANT_FILTERS.map((value) => ({ value, ...FILTERS[value], count: view.counts[value] }));
  return (
    <div className={css.tools}>
      <div className={css.line}>
        <FilterInput
          label="Search tenants"
          placeholder="Search by name, host, credential"
          value={find}
          onChange={(value) => changeAddress(tenantsAddress, { find: value })}
        />
        <IconButton
          icon={IconListCheck}
          label={choosing ? 'End choosing' : 'Choose several'}
          pressed={choosing}
          onClick={() => tenantListStore.setState({ chosen: choosing ? null : new Set() })}
        />
      </div>
      <FilterChips
        label="Kind of tenants"
        options={options}
        value={filter}
        onChoose={(value) => changeAddress(tenantsAddress, { filter: value === filter ? null : value })}
      />
      <div className={css.line}>
        <span className={css.count} role="status">
          {view.shown.length === all
            ? formatCounted(all, 'tenant')
            : `${formatCount(view.shown.length)} of ${formatCounted(all, 'tenant')}`}
        </span>
        <NativeSelect
          aria-label="Order"
          value={sort}
          onChange={(event) => changeAddress(tenantsAddress, { sort: event.currentTarget.value as TenantSort })}
        >
          {TENANT_SORTS.map((each) => (
            <option key={each} value={each}>
              {SORTS[each]}
            </option>
          ))}
        </NativeSelect>
      </div>
    </div>
  );
}

/** `chosen`: null while nothing is being chosen, and for what cannot be. */
function TenantRow({ tenant, inUse, chosen }: { tenant: Tenant; inUse: boolean; chosen: boolean | null }) {
  const Icon =
    chosen === null ? (tenant.abilities.builtIn ? IconBox : IconBuilding) : chosen ? IconSquareCheckFilled : IconSquare;
  return (
    <div className={classNames(css.row, chosen === true && css.chosen)} title={`${tenant.name}\n${tenant.origin}`}>
      <Icon {...iconProps} />
      <div className={css.words}>
        <div className={classNames(css.name, 'truncate')}>{tenant.name}</div>
        <div className={css.facts}>
          <span className={classNames(css.host, 'truncate')}>{hostOf(tenant)}</span>
          {inUse && <Tag tone="accent">in use</Tag>}
          {tenant.production && (
            <Tag tone="warning" icon={IconAlertTriangle}>
              production
            </Tag>
          )}
        </div>
      </div>
    </div>
  );
}
