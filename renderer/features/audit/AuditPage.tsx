// Audit: which clients of an org hold which scopes, and what a vendor asks for. Two views of one question: who may do more than is used.
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { auditAddress } from './audit-address.ts';
import { AuditSelect } from './org/AuditSelect.tsx';
import { OrgAudit } from './org/OrgAudit.tsx';
import { VendorAsks } from './vendor/VendorAsks.tsx';

const VIEWS = [
  { value: 'clients', label: 'Clients of an org' },
  { value: 'vendor', label: 'What a vendor asks for' },
] as const;

export function AuditPage() {
  const { view } = useAddress(auditAddress);
  return (
    <>
      <PageHead
        title="Audit"
        actions={
          <>
            {view === 'clients' && <AuditSelect />}
            <SegmentedControl
              label="What is shown"
              options={VIEWS}
              value={view}
              onChange={(next) => changeAddress(auditAddress, { view: next })}
            />
          </>
        }
      />
      {view === 'clients' ? <OrgAudit /> : <VendorAsks />}
    </>
  );
}
