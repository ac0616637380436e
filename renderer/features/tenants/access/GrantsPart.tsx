// The scopes that are granted to the app: with each the way to revoke it, and one to grant more. Those of an integration are fixed with it.
import { TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { AccessGrant, AppAccess } from '../../../../shared/model/app-access.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';

export function GrantsPart({ look, access }: { look: AccessLook; access: AppAccess }) {
  const { grants } = access.parts;
  const fixed = access.integration === true;
  return (
    <>
      {fixed ? (
        <p className={css.quiet}>
          The scopes of an API service integration are granted when it is authorized. Others need a new authorization of
          the integration in the Admin Console.
        </p>
      ) : (
        <GrantForm look={look} />
      )}
      <AccessList
        look={look}
        label="Granted scopes"
        list={grants}
        empty="No scope is granted: the app gets no token with okta.* scopes."
        row={(grant) => <GrantRow key={grant.scope} look={look} grant={grant} />}
      />
    </>
  );
}

function GrantRow({ look, grant: { id, scope, createdAt } }: { look: AccessLook; grant: AccessGrant }) {
  return (
    <li className={css.row}>
      <span className={css.main}>
        <span className="mono">{scope}</span>
      </span>
      {createdAt !== null && (
        <span className={css.age}>
          granted <RelativeTime at={createdAt} />
        </span>
      )}
      {id !== null && (
        <Button
          size="small"
          variant="danger-quiet"
          aria-label={`Revoke ${scope}`}
          onClick={() =>
            look.ask({
              change: { kind: 'revoke', id },
              title: `Revoke ${scope}?`,
              confirm: 'Revoke',
              done: `Revoked ${scope}`,
            })
          }
        >
          Revoke…
        </Button>
      )}
    </li>
  );
}

function GrantForm({ look }: { look: AccessLook }) {
  const [scope, setScope] = useState('');
  const catalogue = useCatalogue();
  const options = useId();
  const name = scope.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '')
      look.ask({
        change: { kind: 'grant', scope: name },
        title: `Grant ${name}?`,
        confirm: 'Grant',
        done: `Granted ${name}`,
      });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        className={css.grow}
        label="Scope to grant"
        placeholder="okta.users.read"
        list={options}
        value={scope}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setScope(event.currentTarget.value)}
      />
      <datalist id={options}>
        {[...catalogue.scope.keys()].map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <Button type="submit" disabled={name === ''}>
        Grant…
      </Button>
    </form>
  );
}
