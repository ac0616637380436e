// Deleting a tenant: says what is lost and wants its name.

import type { Tenant } from '../../../shared/model/tenant.ts';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { formatCounted } from '../../ui/values/format.ts';
import { removeTenant } from './actions.ts';

export interface DeleteTenantProps {
  tenant: Tenant;
  opened: boolean;
  onClose: () => void;
}

export function DeleteTenant({ tenant, opened, onClose }: DeleteTenantProps) {
  const secrets = tenant.credentials.reduce((sum, credential) => sum + credential.secrets.length, 0);
  return (
    <ConfirmDialog
      opened={opened}
      title={`Delete ${tenant.name}?`}
      confirm="Delete tenant"
      danger
      typeToConfirm={tenant.name}
      onConfirm={() => removeTenant(tenant)}
      onClose={onClose}
    >
      <p>
        {tenant.credentials.length > 0 &&
          `${formatCounted(tenant.credentials.length, 'credential')} and ${formatCounted(secrets, 'saved secret')} are deleted with it and cannot be recovered. Tokens of this tenant are discarded. `}
        Its history is kept. Nothing changes in the org itself.
      </p>
    </ConfirmDialog>
  );
}
