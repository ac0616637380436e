// A custom role of the org and the set of resources that it is for, each chosen from what the org lists. Where there is none it says where one is made.
import { useStore } from 'zustand';
import type { AccessList, CustomRoles, OrgChoice } from '../../../../shared/model/app-access.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { Spinner } from '../../../ui/progress/Spinner.tsx';
import css from './Access.module.css';
import type { AccessLook } from './access-store.ts';
import { Refused } from './Refused.tsx';

export interface CustomRole {
  role: OrgChoice;
  resourceSet: OrgChoice;
}

/** Of what is chosen by id; the first where that is none of the list. */
export function chosenRole(
  custom: CustomRoles | null,
  { roleId, resourceSetId }: { roleId: string; resourceSetId: string },
): CustomRole | null {
  const chosen = (list: AccessList<OrgChoice>, id: string): OrgChoice | undefined =>
    list.state === 'read' ? (list.items.find((one) => one.id === id) ?? list.items[0]) : undefined;
  const role = custom && chosen(custom.roles, roleId);
  const resourceSet = custom && chosen(custom.resourceSets, resourceSetId);
  return role && resourceSet ? { role, resourceSet } : null;
}

interface CustomRoleFieldsProps {
  look: AccessLook;
  chosen: CustomRole | null;
  onChoose: (chosen: { roleId?: string; resourceSetId?: string }) => void;
}

export function CustomRoleFields({ look, chosen, onChoose }: CustomRoleFieldsProps) {
  const custom = useStore(look.store, (state) => state.custom);
  const busy = useStore(look.store, (state) => state.busy);
  if (custom === null)
    return busy ? (
      <span className={css.quiet} role="status">
        <Spinner /> Reading the custom roles…
      </span>
    ) : (
      <Button onClick={look.readCustomRoles}>Read the custom roles</Button>
    );
  const { roles, resourceSets } = custom;
  // Both are read by the same scope and role.
  if (roles.state === 'refused') return <Refused look={look} refusal={roles.refusal} />;
  if (resourceSets.state === 'refused') return <Refused look={look} refusal={resourceSets.refusal} />;
  if (roles.state === 'none' || resourceSets.state === 'none') return null;
  const empty = [
    ...(roles.items.length === 0 ? [roles.doubt ?? NO_ROLE] : []),
    ...(resourceSets.items.length === 0 ? [resourceSets.doubt ?? NO_SET] : []),
  ];
  if (empty.length > 0) return empty.map((text) => <Note key={text}>{text}</Note>);
  return (
    <>
      <Choice
        label="Custom role"
        items={roles.items}
        value={chosen?.role.id ?? ''}
        onChoose={(roleId) => onChoose({ roleId })}
      />
      <Choice
        label="Resource set"
        items={resourceSets.items}
        value={chosen?.resourceSet.id ?? ''}
        onChoose={(resourceSetId) => onChoose({ resourceSetId })}
      />
    </>
  );
}

const WHERE = 'in the Admin Console under Security › Administrators';
const NO_ROLE = `The org has no custom roles. Create one ${WHERE}, on the tab Roles, and read again.`;
const NO_SET = `The org has no resource sets, and a custom role is always for one. Create one ${WHERE}, on the tab Resources, and read again.`;

interface ChoiceProps {
  label: string;
  items: readonly OrgChoice[];
  value: string;
  onChoose: (id: string) => void;
}

const Choice = ({ label, items, value, onChoose }: ChoiceProps) => (
  <Field label={label}>
    <NativeSelect aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {items.map((one) => (
        <option key={one.id} value={one.id} title={one.description ?? ''}>
          {one.label}
        </option>
      ))}
    </NativeSelect>
  </Field>
);
