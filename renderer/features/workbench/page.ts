// The Workbench: its sign and key, its verbs, and from where its code is read.
import { IconFlask } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';
import { workbenchVerbs } from './verbs.ts';

export const workbenchPage: PageFacts<'workbench'> = {
  id: 'workbench',
  icon: IconFlask,
  key: 'w',
  verbs: workbenchVerbs,
  component: onDemand(async () => (await import('./WorkbenchPage.tsx')).WorkbenchPage),
};
