// The Audit page: its sign and key, its verbs, and from where its code is read.
import { IconPlayerStop, IconReportSearch } from '@tabler/icons-react';
import { changeAddress } from '../../platform/navigation.ts';
import { onDemand } from '../../platform/on-demand.tsx';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';
import { auditAddress } from './audit-address.ts';
import { auditStore } from './org/audit-store.ts';
import { vendorVerbs } from './vendor/verbs.ts';

const own = { group: 'Audit', page: 'audit' } as const;

const auditVerbs: readonly Verb[] = [
  {
    ...own,
    id: 'audit.new',
    label: 'Audit the clients of an org',
    icon: IconReportSearch,
    words: 'unused scopes never used granted admin system log api tokens secrets age super admin review rotate',
    run: () => changeAddress(auditAddress, { view: 'clients', form: true }),
  },
  {
    ...own,
    id: 'audit.cancel',
    label: 'Cancel the audit',
    keys: 'mod+.',
    icon: IconPlayerStop,
    when: () => goesOn(auditStore.getState().run),
    run: async () => (await import('./org/run-audit.ts')).cancelAudit(),
  },
];

export const auditPage: PageFacts<'audit'> = {
  id: 'audit',
  icon: IconReportSearch,
  key: 'a',
  verbs: [...auditVerbs, ...vendorVerbs],
  component: onDemand(async () => (await import('./AuditPage.tsx')).AuditPage),
};
