// The admin roles of the app, with each the way to remove it, and one to assign another: a standard one, or a custom one with its resource set.
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { AppAccess } from '../../../../shared/model/app-access.ts';
import { ADMIN_ROLES, type AdminRole, adminRoleLabel } from '../../../../shared/okta/app-access/admin-roles.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';
import { CustomRoleFields, chosenRole } from './CustomRoleFields.tsx';

export function RolesPart({ look, access }: { look: AccessLook; access: AppAccess }) {
  return (
    <>
      <RoleForm look={look} />
      <AccessList
        look={look}
        label="Admin roles"
        list={access.parts.roles}
        empty="No admin role is assigned: with the right scopes its calls are refused with E0000006, or answered by empty lists."
        row={({ id, label, type, createdAt, resourceSetId }) => (
          <li key={id} className={css.row}>
            <span className={css.main}>
              {label} <Tag>{type}</Tag>
              {resourceSetId !== null && <OnSet look={look} id={resourceSetId} />}
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

/** By its name where the sets of the org were read, which takes a call of its own. */
function OnSet({ look, id }: { look: AccessLook; id: string }) {
  const sets = useStore(look.store, ({ custom }) => custom?.resourceSets);
  const known = sets?.state === 'read' ? sets.items.find((one) => one.id === id) : undefined;
  return (
    <span className={css.note}>on the resource set {known ? known.label : <span className="mono">{id}</span>}</span>
  );
}

function RoleForm({ look }: { look: AccessLook }) {
  const [type, setType] = useState<AdminRole | 'CUSTOM'>('READ_ONLY_ADMIN');
  const [ids, setIds] = useState({ roleId: '', resourceSetId: '' });
  const custom = useStore(look.store, (state) => state.custom);
  const chosen = chosenRole(custom, ids);
  const choose = (other: AdminRole | 'CUSTOM') => {
    setType(other);
    if (other === 'CUSTOM' && custom === null) void look.readCustomRoles();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (type !== 'CUSTOM') {
      const label = adminRoleLabel(type);
      look.ask({
        change: { kind: 'assign-role', type },
        title: `Assign ${label}?`,
        confirm: 'Assign role',
        done: `Assigned ${label}`,
      });
    } else if (chosen) {
      const { role, resourceSet } = chosen;
      look.ask({
        change: { kind: 'assign-custom-role', roleId: role.id, resourceSetId: resourceSet.id },
        title: `Assign ${role.label} on ${resourceSet.label}?`,
        confirm: 'Assign role',
        done: `Assigned ${role.label} on ${resourceSet.label}`,
      });
    }
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Field label="Role to assign">
        <NativeSelect
          aria-label="Role to assign"
          value={type}
          onChange={(event) => choose(event.currentTarget.value as AdminRole | 'CUSTOM')}
        >
          {ADMIN_ROLES.map((role) => (
            <option key={role.type} value={role.type}>
              {role.label}
            </option>
          ))}
          <option value="CUSTOM">Custom role…</option>
        </NativeSelect>
      </Field>
      {type === 'CUSTOM' && (
        <CustomRoleFields look={look} chosen={chosen} onChoose={(one) => setIds({ ...ids, ...one })} />
      )}
      <Button type="submit" disabled={type === 'CUSTOM' && chosen === null}>
        Assign…
      </Button>
    </form>
  );
}
