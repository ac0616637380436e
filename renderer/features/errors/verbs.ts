// The verbs of the Error lab. What runs cases knows them all, with every code of Okta: it is loaded when a verb runs.
import { IconChecklist, IconMessageQuestion, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { selectedCredential } from '../../platform/session-state/tenants.ts';
import type { Verb } from '../../platform/verbs.ts';
import { casesStore, isRunning } from './cases/cases-store.ts';
import { isExplaining, showView } from './errors-route.ts';
import { focusPasteField } from './explain/paste-focus.ts';

const page = 'errors' as const;
const chooseRun = () => import('./cases/run/choose-run.ts');
const runCases = () => import('./cases/run/run-cases.ts');
const runs = (): boolean => isRunning(casesStore.getState().run);
const canRun = (): boolean => selectedCredential() !== null && !runs();

export const errorsVerbs: readonly Verb[] = [
  {
    id: 'errors.run',
    label: 'Run the chosen error cases',
    group: 'Error lab',
    page,
    keys: 'mod+enter',
    icon: IconPlayerPlay,
    words: 'selected case send',
    when: () => canRun() && !isExplaining(),
    run: async () => (await chooseRun()).runChosen(),
  },
  {
    id: 'errors.run-all',
    label: 'Run all error cases',
    group: 'Error lab',
    page,
    icon: IconChecklist,
    words: 'lab responses refused every',
    when: canRun,
    run: async () => {
      showView('cases');
      // From elsewhere the results of this credential may not be read yet.
      await (await runCases()).reloadResults();
      await (await chooseRun()).runAll();
    },
  },
  {
    id: 'errors.cancel',
    label: 'Cancel the run of error cases',
    group: 'Error lab',
    page,
    keys: 'mod+.',
    icon: IconPlayerStop,
    words: 'stop abort',
    when: runs,
    run: async () => (await runCases()).cancelRun(),
  },
  {
    id: 'errors.explain',
    label: 'Explain a response…',
    group: 'Error lab',
    icon: IconMessageQuestion,
    page,
    words: 'paste curl error code meaning www-authenticate what',
    run: () => {
      showView('explain');
      focusPasteField();
    },
  },
];
