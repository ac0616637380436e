// The Audit page: its sign and key, its verbs, and from where its code is read.
import { IconReportSearch } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';
import { vendorVerbs } from './vendor/verbs.ts';

export const auditPage: PageFacts<'audit'> = {
  id: 'audit',
  icon: IconReportSearch,
  key: 'a',
  verbs: [...vendorVerbs],
  component: onDemand(async () => (await import('./AuditPage.tsx')).AuditPage),
};
