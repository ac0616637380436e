// The credential of the chosen tenant that tokens are requested with.

import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconKey, IconPlus, IconSettings } from '@tabler/icons-react';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { navigate } from '../../platform/navigation.ts';
import { selectCredential, useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { iconProps } from '../../ui/icon.ts';
import { ReadinessTag } from '../../ui/tenants/ReadinessTag.tsx';
import { formatCounted } from '../../ui/values/format.ts';
import css from './TopBar.module.css';

function noteOf(credential: Credential): string {
  const { can, secrets } = kindOf(credential);
  return can.carriesScopes ? formatCounted(credential.registeredScopes.length, 'scope') : secrets.called;
}

export function CredentialPicker() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  if (!tenant) return null;
  if (!credential)
    return (
      <Button size="small" icon={IconPlus} onClick={() => void runVerbById('credential.add')}>
        Add credential
      </Button>
    );
  return (
    <Menu width={300}>
      <Menu.Target>
        <button
          type="button"
          className={css.switch}
          aria-label={`Credential: ${credential.name}`}
          title={credential.name}
        >
          <IconKey {...iconProps} />
          <span className={css.switchName}>{credential.name}</span>
          <IconChevronDown {...iconProps} size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Credentials of {tenant.name}</Menu.Label>
        {tenant.credentials.map((each) => (
          <Menu.Item
            key={each.id}
            leftSection={
              each.id === credential.id ? (
                <IconCheck {...iconProps} className={css.check} />
              ) : (
                <span className={css.noCheck} />
              )
            }
            rightSection={<ReadinessTag tenantId={tenant.id} credentialId={each.id} />}
            onClick={() => selectCredential(tenant.id, each.id)}
          >
            <span className={css.entry}>
              <span className="truncate" title={each.name}>
                {each.name}
              </span>
              <span className={css.entryNote}>{noteOf(each)}</span>
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings {...iconProps} />} onClick={() => navigate('tenants', tenant.id)}>
          Manage credentials
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
