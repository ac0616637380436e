// The Error lab: its sign and key, its verbs, and from where its code is read.
import { IconBug } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';
import { errorsVerbs } from './verbs.ts';

export const errorsPage: PageFacts<'errors'> = {
  id: 'errors',
  icon: IconBug,
  key: 'l',
  verbs: errorsVerbs,
  component: onDemand(async () => (await import('./ErrorsPage.tsx')).ErrorsPage),
};
