// Removing a part of the history, or all of it.
import { Checkbox, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { Field } from '../../ui/controls/Field.tsx';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { TenantSelect } from '../../ui/tenants/TenantSelect.tsx';
import { fixedChoice, tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import { purgeHistory } from './actions.ts';

/** Key of the choice that narrows nothing. */
const ALL = 'all';
const AGES = [
  { value: 'all', label: 'Everything' },
  { value: '1', label: 'Older than a day' },
  { value: '7', label: 'Older than a week' },
  { value: '30', label: 'Older than 30 days' },
];

export function PurgeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const tenants = useTenants();
  const choices = useMemo(
    () => [fixedChoice(ALL, 'All tenants'), ...tenantsByName(tenants).map(tenantChoice)],
    [tenants],
  );
  const [age, setAge] = useState('7');
  const [tenantId, setTenantId] = useState<string | null>(null);
  const [pinnedToo, setPinnedToo] = useState(false);
  return (
    <ConfirmDialog
      opened={opened}
      title="Purge history"
      confirm="Purge"
      danger
      onConfirm={() => purgeHistory({ olderThanDays: age === 'all' ? null : Number(age), tenantId, pinnedToo })}
      onClose={onClose}
    >
      <Select label="Which" data={AGES} value={age} onChange={(value) => setAge(value ?? '7')} />
      <Field label="Of">
        <TenantSelect
          label="Tenant of the exchanges"
          choices={choices}
          currentKey={tenantId ?? ALL}
          onChoose={({ tenant }) => setTenantId(tenant?.id ?? null)}
        />
      </Field>
      <Checkbox
        label="Include pinned exchanges"
        checked={pinnedToo}
        onChange={(event) => setPinnedToo(event.currentTarget.checked)}
      />
      <p>Exchanges and their stored bodies are deleted from this computer. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
