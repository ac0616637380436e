// Who asks: credentials of the tenant in the bar, and those of other tenants that are chosen by typing, when orgs are to be side by side.

import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { TenantPicker } from '../../../ui/tenants/TenantPicker.tsx';
import { credentialChoice, tenantsByName } from '../../../ui/tenants/tenant-choices.ts';
import { formatCounted } from '../../../ui/values/format.ts';
import { changeDraft } from '../sweep-store.ts';
import { type SweepTarget, sweepable } from './draft-input.ts';
import css from './NewSweep.module.css';

export interface TargetChoiceProps {
  tenant: Tenant;
  tenants: readonly Tenant[];
  chosen: readonly SweepTarget[];
}

export function TargetChoice({ tenant, tenants, chosen }: TargetChoiceProps) {
  const keys = new Set(chosen.map(({ key }) => key));
  const toggle = (key: string) =>
    changeDraft({ targets: keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key] });
  const others = useMemo(
    () =>
      tenantsByName(tenants)
        .filter(({ id }) => id !== tenant.id)
        .flatMap((other) => sweepable(other).map(({ credential }) => credentialChoice(other, credential, other.name))),
    [tenants, tenant.id],
  );
  // A tenant that was taken in stays while the form is open: what is unchecked by mistake can be checked again.
  const [taken, take] = useState<readonly string[]>(() => chosen.map((target) => target.tenant.id));
  const shown = new Set([...taken, ...chosen.map((target) => target.tenant.id)]);
  const groups = [tenant, ...tenants.filter(({ id }) => id !== tenant.id && shown.has(id))];
  return (
    <>
      {groups.map((of, index) => (
        <Field
          key={of.id}
          label={
            <>
              Credentials of {of.name} {of.production && <Tag tone="warning">production</Tag>}
            </>
          }
          hint={index === groups.length - 1 ? 'Each has a column of its own in the matrix.' : undefined}
          error={of === tenant && chosen.length === 0 && 'Choose at least one.'}
        >
          <div className={css.checks}>
            {sweepable(of).map(({ key, credential: { name, registeredScopes } }) => (
              <Checkbox
                key={key}
                label={name}
                description={formatCounted(registeredScopes.length, 'registered scope')}
                checked={keys.has(key)}
                onChange={() => toggle(key)}
              />
            ))}
          </div>
        </Field>
      ))}
      {others.length > 0 && (
        <div className={css.more}>
          <TenantPicker
            label="Credentials of other tenants"
            placeholder="Search by tenant, host or credential"
            choices={others}
            currentKey={null}
            checkedKeys={keys}
            onChoose={({ key, tenant: other }) => {
              if (other) take([...taken, other.id]);
              toggle(key);
            }}
            target={(onClick) => (
              <Button size="small" onClick={onClick}>
                Other tenants as well…
              </Button>
            )}
          />
        </div>
      )}
    </>
  );
}
