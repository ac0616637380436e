// Changing a tenant in place.
import type { FormEvent } from 'react';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { updateTenant } from './actions.ts';
import { setDraft, type TenantForm } from './drafts.ts';
import css from './EditTenant.module.css';
import { TenantFields } from './TenantFields.tsx';
import { tenantFormFault } from './tenant-form-fault.ts';

export function EditTenant({ tenant, form }: { tenant: Tenant; form: TenantForm }) {
  const saving = useAction(updateTenant);
  const fault = tenantFormFault(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) void saving.run(tenant.id, form);
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={`Edit ${tenant.name}`}>
      <TenantFields form={form} onChange={(next) => setDraft('tenants', tenant.id, next)} autoFocus />
      {saving.error && <ErrorNotice error={saving.error} onDismiss={saving.clear} />}
      <div className={css.actions}>
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
