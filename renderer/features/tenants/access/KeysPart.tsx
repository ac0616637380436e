// The public keys of the app: which of them has its private half saved here, and the ways to register one: pasted, or the public half of a private
// key that is saved in a credential of this app.
import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { AccessKey, AppAccess } from '../../../../shared/model/app-access.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { keeperOf } from '../../../../shared/okta/app-access/keeper.ts';
import { planRotation } from '../../../../shared/okta/app-access/rotation-plan.ts';
import type { HeldKind } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { KEY_TYPES } from '../../../../shared/okta/credentials/key-types.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { addSecret } from '../actions.ts';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';
import { HeldTag } from './HeldTag.tsx';
import { RotationSteps } from './RotationSteps.tsx';
import { StrayButtons } from './StrayButtons.tsx';

interface KeysPartProps {
  look: AccessLook;
  access: AppAccess;
  tenant: Tenant;
}

export function KeysPart({ look, access, tenant }: KeysPartProps) {
  const { keys } = access.parts;
  const ofKeys = ({ of }: { of: HeldKind }): boolean => of === 'key';
  const { steps, impossible } = planRotation('key', keys.state === 'read' ? keys.items : []);
  // The step that adds one has the buttons for what is not registered yet.
  const adding = steps.some(({ id, state }) => id === 'add' && state === 'next');
  return (
    <>
      {impossible === null && keys.state === 'read' && (
        <RotationSteps
          look={look}
          of="key"
          listed={keys.items}
          unlisted={access.unlisted}
          add={<MakeKey look={look} access={access} tenant={tenant} />}
        />
      )}
      <AccessList
        look={look}
        label="Public keys"
        list={keys}
        empty="No public key is registered: the app cannot authenticate by a private key."
        row={(key) => <KeyRow key={key.id} look={look} listed={key} />}
      />
      {access.unlisted
        .filter((one) => ofKeys(one) && (one.inUse || !adding))
        .map((one) => (
          <Note key={one.secretId} tone="warning" action={<StrayButtons look={look} stray={one} />}>
            {one.label} of {one.credentialName} is not registered in the org: what it signs is refused.
          </Note>
        ))}
      {access.unread.filter(ofKeys).map(({ credentialName, label, secretId, why }) => (
        <Note key={secretId} tone="warning">
          {label} of {credentialName} could not be compared. {why}
        </Note>
      ))}
      {keys.state === 'read' && <KeyForm look={look} />}
    </>
  );
}

/** The second private key of a credential of this app; its public half is registered after that. */
function MakeKey({ look, access, tenant }: KeysPartProps) {
  const now = useTenants().find(({ id }) => id === tenant.id);
  const busy = useStore(look.store, (state) => state.busy);
  const keeper = keeperOf(now, access.appId, 'key');
  if (!keeper) return null;
  const make = () =>
    addSecret(look.vaultPlace, tenant.id, keeper, { value: '', passphrase: '', label: '', makes: MADE });
  return (
    <Button
      size="small"
      variant="primary"
      busy={busy}
      title={`Makes an ${MADE} key, which goes into the vault as the second of ${keeper.name}`}
      onClick={() => look.after(make)}
    >
      Make a key
    </Button>
  );
}

/** What Okta makes by itself too. */
const MADE = KEY_TYPES[0];

function KeyRow({
  look,
  listed: { id, kid, type, active, createdAt, heldAs },
}: {
  look: AccessLook;
  listed: AccessKey;
}) {
  const name = kid ?? id;
  const ask = (kind: 'activate-key' | 'deactivate-key' | 'delete-key', confirm: string, done: string) =>
    look.ask({ change: { kind, id }, title: `${confirm} the key ${name}?`, confirm, done });
  return (
    <li className={css.row}>
      <span className={css.main}>
        <span className="mono">{name}</span> <Tag>{type}</Tag>{' '}
        <Tag tone={active ? 'good' : 'neutral'}>{active ? 'active' : 'inactive'}</Tag> <HeldTag heldAs={heldAs} />
      </span>
      {createdAt !== null && (
        <span className={css.age}>
          added <RelativeTime at={createdAt} />
        </span>
      )}
      {active ? (
        <Button
          size="small"
          variant="danger-quiet"
          aria-label={`Deactivate ${name}`}
          onClick={() => ask('deactivate-key', 'Deactivate', 'Key deactivated')}
        >
          Deactivate…
        </Button>
      ) : (
        <>
          <Button
            size="small"
            aria-label={`Activate ${name}`}
            onClick={() => ask('activate-key', 'Activate', 'Key activated')}
          >
            Activate…
          </Button>
          <Button
            size="small"
            variant="danger-quiet"
            aria-label={`Delete ${name}`}
            onClick={() => ask('delete-key', 'Delete', 'Key deleted')}
          >
            Delete…
          </Button>
        </>
      )}
    </li>
  );
}

function KeyForm({ look }: { look: AccessLook }) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '')
      look.ask({
        change: { kind: 'add-key', text: text.trim() },
        title: 'Register this public key?',
        confirm: 'Register',
        done: 'Public key registered',
      });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Textarea
        className={css.grow}
        label="Public key to register"
        placeholder='{"kty":"RSA",…} or -----BEGIN PUBLIC KEY-----'
        rows={2}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        Register…
      </Button>
    </form>
  );
}
