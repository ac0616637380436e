// The Protect page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconPlayerPlay, IconPlayerStop, IconShieldLock } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';
import { protectStore } from './protect-store.ts';

const own = { group: 'Protect', page: 'protect' } as const;
const actions = () => import('./run-protect.ts');
const tests = (): boolean => goesOn(protectStore.getState().run);

const protectVerbs: readonly Verb[] = [
  {
    ...own,
    id: 'protect.run',
    label: 'Test my API',
    keys: 'mod+enter',
    icon: IconPlayerPlay,
    words: 'own whoami jwt audience cors',
    when: () => !tests(),
    run: async () => (await actions()).runDraft(),
  },
  {
    ...own,
    id: 'protect.weak',
    label: 'Test the weak API of the sandbox org',
    icon: IconShieldLock,
    when: () => !tests(),
    run: async () => (await actions()).trySandbox('weak'),
  },
  {
    ...own,
    id: 'protect.cancel',
    label: 'Cancel the test of my API',
    keys: 'mod+.',
    icon: IconPlayerStop,
    when: tests,
    run: async () => (await actions()).cancelTest(),
  },
];

export const protectPage: PageFacts<'protect'> = {
  id: 'protect',
  icon: IconShieldLock,
  key: 'p',
  verbs: protectVerbs,
  component: onDemand(async () => (await import('./ProtectPage.tsx')).ProtectPage),
};
