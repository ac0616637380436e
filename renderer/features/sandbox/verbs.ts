// The verbs of the Sandbox page.
import { IconClockOff, IconClockPlus } from '@tabler/icons-react';
import { sandboxStore } from '../../platform/session-state/sandbox.ts';
import type { Verb } from '../../platform/verbs.ts';
import { announceDone } from '../../ui/announce-done.ts';
import { moveClock } from './actions.ts';

const running = () => sandboxStore.getState().status?.running === true;

export const sandboxVerbs: readonly Verb[] = [
  {
    id: 'sandbox.expire',
    label: 'Expire the sandbox’s tokens',
    group: 'Sandbox',
    icon: IconClockPlus,
    words: 'clock time move',
    when: running,
    run: async () => {
      await moveClock(61 * 60_000);
      announceDone('The sandbox’s clock is an hour further');
    },
  },
  {
    id: 'sandbox.realTime',
    label: 'Set the sandbox’s clock to the real time',
    group: 'Sandbox',
    icon: IconClockOff,
    when: running,
    run: () => moveClock(null),
  },
];
