// The Tenants page: its sign and key, its verbs, and from where its code is read.
import { IconBuilding } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';
import { tenantVerbs } from './verbs.ts';

export const tenantsPage: PageFacts<'tenants'> = {
  id: 'tenants',
  icon: IconBuilding,
  key: 't',
  verbs: tenantVerbs,
  component: onDemand(async () => (await import('./TenantsPage.tsx')).TenantsPage),
};
