// The Scopes page: its sign and key, its verbs, and from where its code is read.
import { IconKey } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';
import { scopesVerbs } from './verbs.ts';

export const scopesPage: PageFacts<'scopes'> = {
  id: 'scopes',
  icon: IconKey,
  key: 'c',
  verbs: scopesVerbs,
  component: onDemand(async () => (await import('./ScopesPage.tsx')).ScopesPage),
};
