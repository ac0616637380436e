// The Plans page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconDeviceFloppy, IconFileImport, IconFilePlus, IconListCheck } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';

const own = { group: 'Plans', page: 'plans' } as const;

const plansVerbs: readonly Verb[] = [
  {
    ...own,
    id: 'plans.new',
    label: 'New plan',
    keys: 'n',
    icon: IconFilePlus,
    words: 'steps file yaml collection test integration',
    run: async () => (await import('./open-plans.ts')).newPlan(),
  },
  {
    ...own,
    id: 'plans.make',
    label: 'Make a plan…',
    keys: 'm',
    icon: IconFileImport,
    words: 'import curl fetch postman har openapi cassette log operations',
    run: async () => (await import('./plan-dialogs.ts')).askInDialog({ kind: 'make' }),
  },
  {
    ...own,
    id: 'plans.save',
    label: 'Save plan',
    keys: 'mod+s',
    icon: IconDeviceFloppy,
    words: 'write file',
    run: async () => (await import('./file-actions.ts')).saveShown(),
  },
];

export const plansPage: PageFacts<'plans'> = {
  id: 'plans',
  icon: IconListCheck,
  key: 'n',
  verbs: plansVerbs,
  component: onDemand(async () => (await import('./PlansPage.tsx')).PlansPage),
};
