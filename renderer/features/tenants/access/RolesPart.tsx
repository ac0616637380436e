// The admin roles of the app, with each the way to remove it, and one to assign another: a standard one, or a custom one with its resource set.
import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AccessChange, AppAccess } from '../../../../shared/model/app-access.ts';
import { ADMIN_ROLES, type AdminRole, adminRoleLabel } from '../../../../shared/okta/app-access/admin-roles.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';

export function RolesPart({ look, access }: { look: AccessLook; access: AppAccess }) {
  return (
    <>
      <RoleForm look={look} />
      <AccessList
        look={look}
        label="Admin roles"
        list={access.parts.roles}
        empty="No admin role is assigned: with the right scopes its calls are refused with E0000006, or answered by empty lists."
        row={({ id, label, type, createdAt }) => (
          <li key={id} className={css.row}>
            <span className={css.main}>
              {label} <Tag>{type}</Tag>
            </span>
            {createdAt !== null && (
              <span className={css.age}>
                assigned <RelativeTime at={createdAt} />
              </span>
            )}
            <Button
              size="small"
              variant="danger-quiet"
              aria-label={`Remove ${label}`}
              onClick={() =>
                look.ask({
                  change: { kind: 'remove-role', id },
                  title: `Remove ${label}?`,
                  confirm: 'Remove role',
                  done: `Removed ${label}`,
                })
              }
            >
              Remove…
            </Button>
          </li>
        )}
      />
    </>
  );
}

function RoleForm({ look }: { look: AccessLook }) {
  const [type, setType] = useState<AdminRole | 'CUSTOM'>('READ_ONLY_ADMIN');
  const [roleId, setRoleId] = useState('');
  const [resourceSetId, setResourceSetId] = useState('');
  const custom = type === 'CUSTOM';
  const ready = !custom || (roleId.trim() !== '' && resourceSetId.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const change: AccessChange = custom
      ? { kind: 'assign-custom-role', roleId: roleId.trim(), resourceSetId: resourceSetId.trim() }
      : { kind: 'assign-role', type };
    const label = custom ? `the custom role ${roleId.trim()}` : adminRoleLabel(type);
    look.ask({ change, title: `Assign ${label}?`, confirm: 'Assign role', done: `Assigned ${label}` });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Field label="Role to assign">
        <NativeSelect
          aria-label="Role to assign"
          value={type}
          onChange={(event) => setType(event.currentTarget.value as AdminRole | 'CUSTOM')}
        >
          {ADMIN_ROLES.map((role) => (
            <option key={role.type} value={role.type}>
              {role.label}
            </option>
          ))}
          <option value="CUSTOM">Custom role…</option>
        </NativeSelect>
      </Field>
      {custom && (
        <>
          <TextInput
            label="ID of the role"
            placeholder="cr0…"
            value={roleId}
            maxLength={100}
            onChange={(event) => setRoleId(event.currentTarget.value)}
          />
          <TextInput
            label="ID of the resource set"
            placeholder="iam…"
            value={resourceSetId}
            maxLength={100}
            onChange={(event) => setResourceSetId(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" disabled={!ready}>
        Assign…
      </Button>
    </form>
  );
}
