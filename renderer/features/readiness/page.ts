// The Readiness page: its sign and key, its verbs, and from where its code is read.
import { IconChecklist } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';

export const readinessPage: PageFacts<'readiness'> = {
  id: 'readiness',
  icon: IconChecklist,
  key: 'd',
  verbs: [],
  component: onDemand(async () => (await import('./ReadinessPage.tsx')).ReadinessPage),
};
