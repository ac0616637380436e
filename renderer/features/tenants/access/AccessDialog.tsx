// What the app of a credential may do in its org and by what it authenticates: one list at a time, each with its actions, read with a credential
// that the person chooses. Every change says what it does before it is sent.
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AccessPart } from '../../../../shared/model/app-access.ts';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { showAccess } from '../../../platform/session-state/app-access.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Spinner } from '../../../ui/progress/Spinner.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import css from './Access.module.css';
import { type AccessLook, createLook } from './access-store.ts';
import { ConfirmChange } from './ConfirmChange.tsx';
import { GrantsPart } from './GrantsPart.tsx';
import { IntegrationsPart } from './IntegrationsPart.tsx';
import { KeysPart } from './KeysPart.tsx';
import { Refused } from './Refused.tsx';
import { RolesPart } from './RolesPart.tsx';
import { SecretsPart } from './SecretsPart.tsx';

const PARTS: readonly { value: AccessPart; label: string }[] = [
  { value: 'grants', label: 'Scopes' },
  { value: 'roles', label: 'Admin roles' },
  { value: 'secrets', label: 'Secrets' },
  { value: 'keys', label: 'Keys' },
  { value: 'integrations', label: 'Integrations' },
];

interface AccessDialogProps {
  tenant: Tenant;
  credential: Credential;
  first: AccessPart;
}

/** The app that is looked at: that of the credential, or an integration out of the list. */
interface LookedAt {
  id: string;
  name: string;
}

export function AccessDialog({ tenant, credential, first }: AccessDialogProps) {
  const own = { id: credential.clientId, name: credential.name };
  const [app, setApp] = useState<LookedAt>(own);
  return (
    <Dialog
      opened
      onClose={() => showAccess(null)}
      title={`${app.name} in the org ${tenant.name}`}
      size="min(880px, 94vw)"
    >
      <Access tenant={tenant} credential={credential} first={first} app={app} onApp={(other) => setApp(other ?? own)} />
    </Dialog>
  );
}

interface AccessProps extends AccessDialogProps {
  app: LookedAt;
  /** Null for that of the credential. */
  onApp: (app: LookedAt | null) => void;
}

function Access({ tenant, credential, first, app: { id: appId }, onApp }: AccessProps) {
  const [actorId, setActorId] = useState(credential.id);
  const [part, setPart] = useState<AccessPart>(first);
  const { id } = tenant;
  const actorField = useId();
  // The tenant as it was: what changes of it meanwhile is read by the parts that show it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object of the same tenant is no other look.
  const look = useMemo(() => createLook(tenant, appId, actorId), [id, appId, actorId]);
  useEffect(() => void look.read(), [look]);
  return (
    <div className={css.access}>
      <div className={css.bar}>
        <span className={css.app}>
          App <span className="mono">{appId}</span>
        </span>
        <span className={css.actor}>
          <label htmlFor={actorField}>Ask with</label>
          <NativeSelect id={actorField} value={actorId} onChange={(event) => setActorId(event.currentTarget.value)}>
            {tenant.credentials.map((one) => (
              <option key={one.id} value={one.id} disabled={one.secrets.length === 0}>
                {one.name}
              </option>
            ))}
          </NativeSelect>
        </span>
        {appId !== credential.clientId && (
          <Button size="small" variant="quiet" onClick={() => onApp(null)}>
            Back to {credential.name}
          </Button>
        )}
        <ReadAgain look={look} />
      </div>
      <SegmentedControl label="What of the app" value={part} options={PARTS} onChange={setPart} />
      <VaultGate place={look.vaultPlace} />
      <Faults look={look} />
      <Lists look={look} tenant={tenant} part={part} onApp={onApp} />
      <ConfirmChange look={look} />
    </div>
  );
}

function ReadAgain({ look }: { look: AccessLook }) {
  const { access, busy } = useStore(look.store);
  return (
    <>
      <span className={css.age}>
        {access && (
          <>
            read <RelativeTime at={access.readAt} />
          </>
        )}
      </span>
      <Button size="small" icon={IconRefresh} busy={busy} onClick={look.read}>
        Read again
      </Button>
    </>
  );
}

function Faults({ look }: { look: AccessLook }) {
  const { error, refusal } = useStore(look.store);
  return (
    <>
      {error && (
        <ErrorNotice error={error} onRetry={look.read} onDismiss={() => look.store.setState({ error: null })} />
      )}
      {refusal && <Refused look={look} refusal={refusal} onDismiss={() => look.store.setState({ refusal: null })} />}
    </>
  );
}

interface ListsProps {
  look: AccessLook;
  tenant: Tenant;
  part: AccessPart;
  onApp: (app: LookedAt) => void;
}

function Lists({ look, tenant, part, onApp }: ListsProps) {
  const access = useStore(look.store, (state) => state.access);
  const busy = useStore(look.store, (state) => state.busy);
  if (!access)
    return busy ? (
      <p className={css.quiet} role="status">
        <Spinner /> Reading from {tenant.name}…
      </p>
    ) : null;
  switch (part) {
    case 'grants':
      return <GrantsPart look={look} access={access} />;
    case 'roles':
      return <RolesPart look={look} access={access} />;
    case 'secrets':
      return <SecretsPart look={look} access={access} tenant={tenant} />;
    case 'keys':
      return <KeysPart look={look} access={access} tenant={tenant} />;
    case 'integrations':
      return <IntegrationsPart look={look} access={access} onApp={onApp} />;
  }
}
