// The tenant that the bench works with. A production tenant stands out in a warning colour, with its word; another one is chosen by
// typing, because there may be hundreds.
import { IconAlertTriangle, IconBox, IconBuilding, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { navigate } from '../../platform/navigation.ts';
import { selectCredential, selectTenant, useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { iconProps } from '../../ui/icon.ts';
import { TenantPicker } from '../../ui/tenants/TenantPicker.tsx';
import { tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import css from './TopBar.module.css';

export function TenantSwitcher() {
  const tenants = useTenants();
  const tenant = useSelectedTenant();
  const choices = useMemo(() => tenantsByName(tenants).map(tenantChoice), [tenants]);
  const Icon = tenant?.production ? IconAlertTriangle : tenant?.abilities.builtIn ? IconBox : IconBuilding;
  return (
    <TenantPicker
      label="Choose a tenant"
      choices={choices}
      currentKey={tenant?.id ?? null}
      onChoose={({ tenant: chosen, credential }) => {
        if (chosen && credential) selectCredential(chosen.id, credential.id);
        else if (chosen) selectTenant(chosen.id);
      }}
      target={(onClick) => (
        <button
          type="button"
          className={classNames(css.switch, tenant?.production && css.production)}
          aria-label={`Tenant: ${tenant?.name ?? 'none'}${tenant?.production ? ', production' : ''}`}
          title={tenant ? `${tenant.name}\n${tenant.origin}` : undefined}
          onClick={onClick}
        >
          <Icon {...iconProps} />
          <span className={css.switchName}>{tenant?.name ?? 'No tenant'}</span>
          {tenant?.production && <span>production</span>}
          <IconChevronDown {...iconProps} size={14} />
        </button>
      )}
      foot={(close) => (
        <>
          <Button
            size="small"
            variant="quiet"
            icon={IconPlus}
            onClick={() => {
              close();
              void runVerbById('tenant.add');
            }}
          >
            Add tenant…
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={IconBuilding}
            onClick={() => {
              close();
              navigate('tenants', tenant?.id);
            }}
          >
            Manage tenants
          </Button>
        </>
      )}
    />
  );
}
