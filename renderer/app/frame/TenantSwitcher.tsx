// The tenant that the bench works with. A production tenant stands out in a warning colour, with its word.
import { Menu } from '@mantine/core';
import { IconAlertTriangle, IconBox, IconBuilding, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { selectTenant, useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { classNames } from '../../ui/class-names.ts';
import { iconProps } from '../../ui/icon.ts';
import css from './TopBar.module.css';

export function TenantSwitcher() {
  const tenants = useTenants();
  const tenant = useSelectedTenant();
  const Icon = tenant?.production ? IconAlertTriangle : tenant?.abilities.builtIn ? IconBox : IconBuilding;
  return (
    <Menu width={320}>
      <Menu.Target>
        <button
          type="button"
          className={classNames(css.switch, tenant?.production && css.production)}
          aria-label={`Tenant: ${tenant?.name ?? 'none'}${tenant?.production ? ', production' : ''}`}
          title={tenant ? `${tenant.name}\n${tenant.origin}` : undefined}
        >
          <Icon {...iconProps} />
          <span className={css.switchName}>{tenant?.name ?? 'No tenant'}</span>
          {tenant?.production && <span>production</span>}
          <IconChevronDown {...iconProps} size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Work with</Menu.Label>
        {tenants.map((each) => (
          <Menu.Item
            key={each.id}
            leftSection={
              each.id === tenant?.id ? (
                <IconCheck {...iconProps} className={css.check} />
              ) : (
                <span className={css.noCheck} />
              )
            }
            onClick={() => selectTenant(each.id)}
          >
            <span className={css.entry}>
              <span className="truncate" title={each.name}>
                {each.name}
              </span>
              <span className={css.entryNote}>
                {each.production ? 'production' : each.abilities.builtIn ? 'built in' : ''}
              </span>
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus {...iconProps} />} onClick={() => void runVerbById('tenant.add')}>
          Add tenant…
        </Menu.Item>
        <Menu.Item leftSection={<IconBuilding {...iconProps} />} onClick={() => navigate('tenants', tenant?.id)}>
          Manage tenants
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
