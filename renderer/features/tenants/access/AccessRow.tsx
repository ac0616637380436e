// The line of a credential's card that leads to what its app may do in the org. What is behind it is loaded when it is opened.
import { IconUserShield } from '@tabler/icons-react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { showAccess, useOpenedAccess } from '../../../platform/session-state/app-access.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import css from './AccessRow.module.css';

const AccessDialog = onDemand(async () => (await import('./AccessDialog.tsx')).AccessDialog);

export function AccessRow({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const opened = useOpenedAccess(credential.id);
  return (
    <div className={css.part}>
      <span className={css.label}>In the org</span>
      <div>
        <Button
          size="small"
          variant="quiet"
          icon={IconUserShield}
          className={css.open}
          title="Reads granted scopes, admin roles, secrets and keys of the app, with a credential that you choose"
          onClick={() => showAccess({ tenantId: tenant.id, credentialId: credential.id, part: 'grants' })}
        >
          Scopes, roles, secrets, keys
        </Button>
      </div>
      {opened && <AccessDialog key={opened.part} tenant={tenant} credential={credential} first={opened.part} />}
    </div>
  );
}
