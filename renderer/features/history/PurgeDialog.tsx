// Removing a part of the history, or all of it.
import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { purgeHistory } from './actions.ts';

const AGES = [
  { value: 'all', label: 'Everything' },
  { value: '1', label: 'Older than a day' },
  { value: '7', label: 'Older than a week' },
  { value: '30', label: 'Older than 30 days' },
];

export function PurgeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const tenants = useTenants();
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
      <Select
        label="Of"
        placeholder="All tenants"
        clearable
        data={tenants.map((tenant) => ({ value: tenant.id, label: tenant.name }))}
        value={tenantId}
        onChange={setTenantId}
      />
      <Checkbox
        label="Include pinned exchanges"
        checked={pinnedToo}
        onChange={(event) => setPinnedToo(event.currentTarget.checked)}
      />
      <p>Exchanges and their stored bodies are deleted from this computer. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
