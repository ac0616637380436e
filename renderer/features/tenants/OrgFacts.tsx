// What the last check of the org found, kept with the tenant; or that it was never checked.
import type { Tenant } from '../../../shared/contract/tenant.ts';
import { DataList } from '../../ui/DataList.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';

const ENGINES: Record<string, string> = { idx: 'Identity Engine', v1: 'Classic Engine' };

export function OrgFacts({ tenant }: { tenant: Tenant }) {
  const { organization } = tenant;
  if (!organization)
    return tenant.abilities.editable ? (
      <DataList items={[{ label: 'Org', value: 'Not checked yet. Check asks the org who it is, without a secret.' }]} />
    ) : null;
  return (
    <DataList
      items={[
        { label: 'Org ID', value: organization.id ?? '—', mono: true },
        { label: 'Engine', value: ENGINES[organization.pipeline ?? ''] ?? organization.pipeline ?? '—' },
        { label: 'Checked', value: <RelativeTime at={organization.checkedAt} /> },
      ]}
    />
  );
}
