// The tenants by name, with their host. Choosing one shows it; the one that the bench works with is marked.
import { IconAlertTriangle, IconBox, IconBuilding } from '@tabler/icons-react';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { navigate } from '../../platform/navigation.ts';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { Tag } from '../../ui/chips/Tag.tsx';
import { classNames } from '../../ui/class-names.ts';
import { iconProps } from '../../ui/icon.ts';
import { VirtualList } from '../../ui/lists/VirtualList.tsx';
import css from './TenantsPage.module.css';

function TenantRow({ tenant, inUse }: { tenant: Tenant; inUse: boolean }) {
  const Icon = tenant.abilities.builtIn ? IconBox : IconBuilding;
  return (
    <div className={css.listRow}>
      <Icon {...iconProps} />
      <div className={css.listWords}>
        <div className={classNames(css.listName, 'truncate')} title={`${tenant.name}\n${tenant.origin}`}>
          {tenant.name}
        </div>
        <div className={css.listFacts}>
          <span className={classNames(css.listHost, 'truncate')}>{tenant.origin.replace(/^https?:\/\//, '')}</span>
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

export function TenantList({ shownId }: { shownId: string | null }) {
  const tenants = useTenants();
  const selected = useSelectedTenant();
  return (
    <div className={css.list}>
      <VirtualList
        label="Tenants"
        items={tenants}
        rowHeight={52}
        keyOf={(tenant) => tenant.id}
        selectedKey={shownId}
        onSelect={(tenant) => navigate('tenants', tenant.id, true)}
        renderRow={(tenant) => <TenantRow tenant={tenant} inUse={tenant.id === selected?.id} />}
      />
    </div>
  );
}
