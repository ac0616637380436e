// Who asks: credentials of the tenant in the bar, and of other tenants when two orgs are to be side by side.

import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Tenant } from '../../../../shared/contract/tenant.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { changeDraft } from '../sweep-store.ts';
import { type SweepTarget, sweepable } from './draft-input.ts';
import css from './NewSweep.module.css';

export interface TargetChoiceProps {
  tenant: Tenant;
  others: readonly Tenant[];
  chosen: readonly SweepTarget[];
}

export function TargetChoice({ tenant, others, chosen }: TargetChoiceProps) {
  const keys = chosen.map(({ key }) => key);
  const usable = others.filter((other) => sweepable(other).length > 0);
  const [opened, setOpened] = useState(chosen.some((target) => target.tenant.id !== tenant.id));
  const toggle = (key: string, on: boolean) =>
    changeDraft({ targets: on ? [...keys, key] : keys.filter((other) => other !== key) });
  const shown = opened ? [tenant, ...usable] : [tenant];
  return (
    <>
      {shown.map((each) => (
        <Field
          key={each.id}
          label={
            <>
              Credentials of {each.name} {each.production && <Tag tone="warning">production</Tag>}
            </>
          }
          hint={each === shown.at(-1) ? 'Each one is a column of its own in the matrix.' : undefined}
          error={each === tenant && chosen.length === 0 && 'Choose at least one.'}
        >
          <div className={css.checks}>
            {sweepable(each).map(({ key, credential: { name, registeredScopes } }) => (
              <Checkbox
                key={key}
                label={name}
                description={formatCounted(registeredScopes.length, 'registered scope')}
                checked={keys.includes(key)}
                onChange={(event) => toggle(key, event.currentTarget.checked)}
              />
            ))}
          </div>
        </Field>
      ))}
      {!opened && usable.length > 0 && (
        <div className={css.more}>
          <Button size="small" onClick={() => setOpened(true)}>
            Other tenants as well…
          </Button>
        </div>
      )}
    </>
  );
}
