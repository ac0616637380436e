// The Sandbox page: its sign and key, its verbs, and from where its code is read.
import { IconBox } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';
import { sandboxVerbs } from './verbs.ts';

export const sandboxPage: PageFacts<'sandbox'> = {
  id: 'sandbox',
  icon: IconBox,
  key: 'x',
  verbs: sandboxVerbs,
  component: onDemand(async () => (await import('./SandboxPage.tsx')).SandboxPage),
};
