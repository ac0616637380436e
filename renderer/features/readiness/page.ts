// The Readiness page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconChecklist, IconDeviceFloppy, IconFilePlus, IconPlayerPlay } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { onDemand } from '../../platform/on-demand.tsx';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';

const own = { group: 'Readiness', page: 'readiness' } as const;

const readinessVerbs: readonly Verb[] = [
  {
    id: 'readiness.submit',
    group: 'Readiness',
    label: 'Prepare an integration for OIN review',
    icon: IconChecklist,
    words:
      'readiness submit submission review oin okta integration network publish wizard manager unused scopes evidence',
    run: () => navigate('readiness'),
  },
  {
    ...own,
    id: 'readiness.new',
    label: 'New integration',
    keys: 'n',
    icon: IconFilePlus,
    words: 'oin submission file import json create',
    run: async () => (await import('./readiness-store.ts')).readinessStore.setState({ dialog: 'new' }),
  },
  {
    ...own,
    id: 'readiness.run',
    label: 'Run the readiness checks',
    keys: 'mod+enter',
    icon: IconPlayerPlay,
    words: 'review submit oin unused scopes',
    run: async () => (await import('./run/run-checks.ts')).runChecks(),
  },
  {
    ...own,
    id: 'readiness.pack',
    label: 'Save the evidence pack',
    icon: IconDeviceFloppy,
    words: 'zip report reviewer review oin submit export',
    run: async () => (await import('./run/run-checks.ts')).savePack(),
  },
  {
    ...own,
    id: 'readiness.save',
    label: 'Save the integration',
    keys: 'mod+s',
    icon: IconDeviceFloppy,
    words: 'write file',
    run: async () => (await import('./files/file-actions.ts')).saveTyped(),
  },
];

export const readinessPage: PageFacts<'readiness'> = {
  id: 'readiness',
  icon: IconChecklist,
  key: 'd',
  verbs: readinessVerbs,
  component: onDemand(async () => (await import('./ReadinessPage.tsx')).ReadinessPage),
};
