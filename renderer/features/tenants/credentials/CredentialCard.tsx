// One credential: its client, secrets and registered scopes; what it was last used for is in the history.
import { Menu } from '@mantine/core';
import {
  IconDots,
  IconFlask,
  IconKey,
  IconPencil,
  IconPlugConnected,
  IconTicket,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { schemeFacts } from '../../../../shared/okta/credentials/authorization-schemes.ts';
import {
  customServerOf,
  isBoundToKey,
  kindOf,
  plainValues,
  shownFields,
} from '../../../../shared/okta/credentials/credential-kinds.ts';
import { navigate } from '../../../platform/navigation.ts';
import { selectCredential } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { iconProps } from '../../../ui/icon.ts';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { ReadinessTag } from '../../../ui/tenants/ReadinessTag.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { AccessRow } from '../access/AccessRow.tsx';
import { removeCredential } from '../actions.ts';
import { draftsStore, setDraft, toCredentialForm } from '../drafts.ts';
import { CredentialEditor } from './CredentialEditor.tsx';
import css from './Credentials.module.css';
import { CredentialTestPart } from './CredentialTestPart.tsx';
import { credentialTestsStore, testCredential } from './credential-tests.ts';
import { OwnerPart } from './OwnerPart.tsx';
import { RegisteredScopes } from './RegisteredScopes.tsx';
import { SecretRows } from './SecretRows.tsx';

const ICONS = { key: IconKey, ticket: IconTicket };

export function CredentialCard({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const form = useStore(draftsStore, (state) => state.credentials[credential.id]);
  const [deleting, setDeleting] = useState(false);
  const own = tenant.abilities.editable;
  const { secrets, can, caution } = kindOf(credential);
  if (form) return <CredentialEditor tenant={tenant} draftKey={credential.id} form={form} known={credential} />;
  return (
    <article className={css.card} aria-label={credential.name}>
      <CardHead tenant={tenant} credential={credential} onDelete={() => setDeleting(true)} />
      {caution && <p className={css.caution}>{caution}</p>}
      <CredentialTestPart tenant={tenant} credential={credential} />
      {credential.clientId !== '' && (
        <div className={css.part}>
          <span className={css.partLabel}>Client ID</span>
          <div className={css.partBody}>
            <span className={css.client}>
              <span className="mono">{credential.clientId}</span>
              <CopyButton text={credential.clientId} label="Copy the client ID" />
            </span>
          </div>
        </div>
      )}
      <OtherFields credential={credential} />
      {own && (
        <div className={css.part}>
          <span className={css.partLabel}>{secrets.heading}</span>
          <div className={css.partBody}>
            <SecretRows tenant={tenant} credential={credential} />
          </div>
        </div>
      )}
      {schemeFacts(can.scheme).withoutScopes !== null && <OwnerPart tenant={tenant} credential={credential} />}
      {can.carriesScopes && (
        <div className={css.part}>
          <span className={css.partLabel}>Registered scopes</span>
          <div className={css.partBody}>
            <RegisteredScopes tenant={tenant} credential={credential} />
          </div>
        </div>
      )}
      {credential.clientId !== '' && <AccessRow tenant={tenant} credential={credential} />}
      <ConfirmDialog
        opened={deleting}
        title={`Delete ${credential.name}?`}
        confirm="Delete credential"
        danger
        onConfirm={() => removeCredential(tenant.id, credential.id)}
        onClose={() => setDeleting(false)}
      >
        <p>Its saved secrets and its list of scopes are deleted with it. Nothing changes in the org itself.</p>
      </ConfirmDialog>
    </article>
  );
}

/** What was entered beside the client ID and is no secret. */
function OtherFields({ credential }: { credential: Credential }) {
  const values = plainValues(credential);
  // A toggle that is usually touched is a tag at its head.
  const shown = shownFields(credential).filter(
    ({ name, input, rare }) => name !== 'clientId' && (input !== 'toggle' || rare) && values[name] !== '',
  );
  return shown.map(({ name, label }) => (
    <div key={name} className={css.part}>
      <span className={css.partLabel}>{label}</span>
      <div className={css.partBody}>
        <span className="mono">
          {String(values[name])
            .replace(/^true$/, 'on')
            .replace(/^false$/, 'off')}
        </span>
      </div>
    </div>
  ));
}

interface CardHeadProps {
  tenant: Tenant;
  credential: Credential;
  onDelete: () => void;
}

function CardHead({ tenant, credential, onDelete }: CardHeadProps) {
  const { icon, label } = kindOf(credential);
  const Icon = ICONS[icon];
  return (
    <header className={css.head}>
      <Icon {...iconProps} />
      <h3 className={css.name} title={credential.name}>
        {credential.name}
      </h3>
      <Tag>{label}</Tag>
      {isBoundToKey(credential) && <Tag>DPoP</Tag>}
      <ReadinessTag tenantId={tenant.id} credentialId={credential.id} />
      {credential.lastUsedAt !== null && (
        <span className={css.secretTimes}>
          used <RelativeTime at={credential.lastUsedAt} />
        </span>
      )}
      <span className={css.space} />
      <TestButton tenant={tenant} credential={credential} />
      <Button
        size="small"
        variant="quiet"
        icon={IconFlask}
        onClick={() => {
          selectCredential(tenant.id, credential.id);
          navigate('workbench');
        }}
      >
        Use
      </Button>
      {tenant.abilities.editable && (
        <Menu position="bottom-end" width={160}>
          <Menu.Target>
            <IconButton icon={IconDots} label={`More for ${credential.name}`} size="small" />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil {...iconProps} />}
              onClick={() => setDraft('credentials', credential.id, toCredentialForm(credential))}
            >
              Edit
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...iconProps} />} data-danger onClick={onDelete}>
              Delete…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </header>
  );
}

function TestButton({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const testing = useStore(credentialTestsStore, ({ running }) => credential.id in running);
  const { secrets, can } = kindOf(credential);
  const empty = credential.secrets.length === 0 && !secrets.optional;
  return (
    <Button
      size="small"
      variant="quiet"
      icon={IconPlugConnected}
      busy={testing}
      disabled={empty}
      title={
        empty
          ? `Add its ${secrets.called} first.`
          : can.client === null
            ? 'Sends one harmless GET with it'
            : customServerOf(credential) !== null
              ? 'Requests a token with it'
              : 'Requests a token with it and sends one harmless GET'
      }
      onClick={() => testCredential(tenant.id, credential.id)}
    >
      Test
    </Button>
  );
}
