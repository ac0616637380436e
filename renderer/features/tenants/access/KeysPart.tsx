// The public keys of the app: which of them has its private half saved here, and the ways to register one: pasted, or the public half of a private
// key that is saved in a credential of this app.
import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AccessKey, AppAccess } from '../../../../shared/model/app-access.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';
import { HeldTag } from './HeldTag.tsx';

interface KeysPartProps {
  look: AccessLook;
  access: AppAccess;
  tenant: Tenant;
}

export function KeysPart({ look, access, tenant }: KeysPartProps) {
  const { keys } = access.parts;
  return (
    <>
      <AccessList
        look={look}
        label="Public keys"
        list={keys}
        empty="No public key is registered: the app cannot authenticate by a private key."
        row={(key) => <KeyRow key={key.id} look={look} listed={key} />}
      />
      {keys.state === 'read' && <UnregisteredKeys look={look} access={access} tenant={tenant} />}
      {keys.state === 'read' && <KeyForm look={look} />}
    </>
  );
}

/** Private keys that are saved here, and whose public half the org does not list. */
function UnregisteredKeys({ look, access, tenant }: KeysPartProps) {
  const now = useTenants().find(({ id }) => id === tenant.id);
  return access.unlisted.map(({ credentialId, credentialName, secretId, label }) => {
    const credential = now?.credentials.find(({ id }) => id === credentialId);
    if (!credential || kindOf(credential).can.client !== 'private_key_jwt') return null;
    return (
      <Note
        key={secretId}
        tone="warning"
        action={
          <Button
            size="small"
            onClick={() =>
              look.ask({
                change: { kind: 'add-held-key', credentialId, secretId },
                title: `Register the public half of ${label}?`,
                confirm: 'Register',
                done: 'Public half registered',
              })
            }
          >
            Register its public half…
          </Button>
        }
      >
        {label} of {credentialName} is not registered in the org: what it signs is refused.
      </Note>
    );
  });
}

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
