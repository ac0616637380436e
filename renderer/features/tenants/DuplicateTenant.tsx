// A copy of a tenant under another name, for a second org of the same customer. Secrets are not copied.
import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/notices/Dialog.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { duplicateTenant } from './actions.ts';
import css from './TenantsPage.module.css';

export interface DuplicateTenantProps {
  tenant: Tenant;
  opened: boolean;
  onClose: () => void;
}

export function DuplicateTenant({ tenant, opened, onClose }: DuplicateTenantProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Duplicate ${tenant.name}`}>
      <DuplicateForm tenant={tenant} onClose={onClose} />
    </Dialog>
  );
}

function DuplicateForm({ tenant, onClose }: Omit<DuplicateTenantProps, 'opened'>) {
  const [name, setName] = useState(`${tenant.name} copy`);
  const duplicating = useAction(async () => {
    await duplicateTenant(tenant.id, name);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void duplicating.run();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label="Name of the copy"
        description="Address, credentials and scopes are copied. Secrets are not: enter them again."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {duplicating.error && <ErrorNotice error={duplicating.error} />}
      <div className={css.actions}>
        <Button type="submit" variant="primary" size="large" busy={duplicating.busy} disabled={name.trim() === ''}>
          Duplicate
        </Button>
        <Button size="large" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
