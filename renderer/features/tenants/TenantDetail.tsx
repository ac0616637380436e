// One tenant: what is known of its org, what can be done with it, and its credentials.
import { Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCopy,
  IconDots,
  IconFileExport,
  IconPencil,
  IconPlugConnected,
  IconTrash,
} from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { reportProblem } from '../../platform/problems.ts';
import { selectTenant, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { Tag } from '../../ui/chips/Tag.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { iconProps } from '../../ui/icon.ts';
import { DataList } from '../../ui/lists/DataList.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { RelativeTime } from '../../ui/values/RelativeTime.tsx';
import { checkOrg, exportTenants, updateTenant } from './actions.ts';
import { Credentials } from './credentials/Credentials.tsx';
import { DeleteTenant } from './DeleteTenant.tsx';
import { DuplicateTenant } from './DuplicateTenant.tsx';
import { draftsStore, setDraft, type TenantForm, toTenantForm } from './drafts.ts';
import editing from './EditTenant.module.css';
import { Findings } from './Findings.tsx';
import { TenantFields } from './TenantFields.tsx';
import css from './TenantsPage.module.css';
import { tenantFormFault } from './tenant-form-fault.ts';

const ENGINES: Record<string, string> = { idx: 'Identity Engine', v1: 'Classic Engine' };

type Asked = 'duplicate' | 'delete';

function TenantMenu({ tenant, onAsk }: { tenant: Tenant; onAsk(asked: Asked): void }) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <IconButton icon={IconDots} label="More" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil {...iconProps} />}
          onClick={() => setDraft('tenants', tenant.id, toTenantForm(tenant))}
        >
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...iconProps} />} onClick={() => onAsk('duplicate')}>
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileExport {...iconProps} />}
          onClick={() => exportTenants([tenant.id]).catch(reportProblem)}
        >
          Export
        </Menu.Item>
        {tenant.abilities.removable && <Menu.Divider />}
        {tenant.abilities.removable && (
          <Menu.Item leftSection={<IconTrash {...iconProps} />} data-danger onClick={() => onAsk('delete')}>
            Delete…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

export function TenantDetail({ tenant }: { tenant: Tenant }) {
  const selected = useSelectedTenant();
  const form = useStore(draftsStore, (state) => state.tenants[tenant.id]);
  const findings = useStore(draftsStore, (state) => state.checks[tenant.id]);
  const checking = useAction(checkOrg);
  const [asking, setAsking] = useState<Asked | null>(null);
  const { builtIn, editable } = tenant.abilities;
  return (
    <div className={css.sheet}>
      <header className={css.head}>
        <div className={css.headWords}>
          <div className={css.headName}>
            <h2 className="truncate" title={tenant.name}>
              {tenant.name}
            </h2>
            {tenant.production && (
              <Tag tone="warning" icon={IconAlertTriangle}>
                production
              </Tag>
            )}
            {builtIn && <Tag>built in</Tag>}
          </div>
          <div className={css.origin}>
            <span className="mono">{tenant.origin}</span>
            <CopyButton text={tenant.origin} label="Copy the address" />
          </div>
        </div>
        <div className={css.actions}>
          {selected?.id === tenant.id ? (
            <Tag tone="accent">in use</Tag>
          ) : (
            <Button onClick={() => selectTenant(tenant.id)}>Use this tenant</Button>
          )}
          <Button
            icon={IconPlugConnected}
            busy={checking.busy}
            onClick={() => checking.run(tenant.id, { tenantId: tenant.id })}
          >
            Check
          </Button>
          {editable && <TenantMenu tenant={tenant} onAsk={setAsking} />}
        </div>
      </header>
      {form && <EditTenant tenant={tenant} form={form} />}
      {checking.error && <ErrorNotice error={checking.error} onDismiss={checking.clear} />}
      {findings ? <Findings findings={findings.findings} /> : <OrgFacts tenant={tenant} />}
      <Credentials tenant={tenant} />
      <DuplicateTenant tenant={tenant} opened={asking === 'duplicate'} onClose={() => setAsking(null)} />
      <DeleteTenant tenant={tenant} opened={asking === 'delete'} onClose={() => setAsking(null)} />
    </div>
  );
}

// What the last check of the org found, kept with the tenant; or that it was never checked.
function OrgFacts({ tenant }: { tenant: Tenant }) {
  const { organization } = tenant;
  if (!organization)
    return tenant.abilities.editable ? (
      <DataList
        items={[
          { label: 'Org', value: 'Not checked yet. Check reads the public metadata of the org; it needs no secret.' },
        ]}
      />
    ) : null;
  return (
    <DataList
      items={[
        { label: 'Org ID', value: organization.id ?? '—', mono: true },
        { label: 'Engine', value: ENGINES[organization.pipeline ?? ''] ?? organization.pipeline ?? '—' },
        { label: 'Checked', value: <RelativeTime at={organization.checkedAt} /> },
      ]}
    />
  );
}

// Changing a tenant in place.
function EditTenant({ tenant, form }: { tenant: Tenant; form: TenantForm }) {
  const saving = useAction(updateTenant);
  const fault = tenantFormFault(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) void saving.run(tenant.id, form);
  };
  return (
    <form className={editing.form} onSubmit={submit} aria-label={`Edit ${tenant.name}`}>
      <TenantFields form={form} onChange={(next) => setDraft('tenants', tenant.id, next)} autoFocus />
      {saving.error && <ErrorNotice error={saving.error} onDismiss={saving.clear} />}
      <div className={editing.actions}>
        <Button type="submit" variant="primary" busy={saving.busy} disabled={fault !== null}>
          Save
        </Button>
        <Button variant="quiet" onClick={() => setDraft('tenants', tenant.id, null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
