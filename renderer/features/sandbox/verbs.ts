// The verbs of the Sandbox page.
import { IconBolt, IconBoltOff, IconClockOff, IconClockPlus, IconUserPlus } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { sandboxStore } from '../../platform/session-state/sandbox.ts';
import type { Verb } from '../../platform/verbs.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { addFault, moveClock, removeFault } from './actions.ts';
import { FAULT_PRESETS, onOf } from './fault-presets.ts';
import { setMakingClient } from './new-client-store.ts';

const running = () => sandboxStore.getState().status?.running === true;
const faults = () => sandboxStore.getState().status?.faults ?? [];

const presetVerbs: Verb[] = FAULT_PRESETS.map((preset) => ({
  id: `sandbox.fault.${preset.id}`,
  label: preset.verb,
  group: 'Sandbox',
  icon: IconBolt,
  words: 'fault error fail break chaos',
  when: () => running() && onOf(faults(), preset) === undefined,
  run: async () => {
    await addFault(preset.fault);
    announceDone(`Fault on: ${preset.label.toLowerCase()}`);
  },
}));

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
      announceDone('The sandbox’s clock is an hour ahead');
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
  {
    id: 'sandbox.client',
    label: 'Create a sandbox client with my scopes',
    group: 'Sandbox',
    icon: IconUserPlus,
    words: 'integration credential secret new',
    when: running,
    run: () => {
      setMakingClient(true);
      navigate('sandbox');
    },
  },
  ...presetVerbs,
  {
    id: 'sandbox.fault.removeAll',
    label: 'Remove all faults of the sandbox',
    group: 'Sandbox',
    icon: IconBoltOff,
    words: 'fault error',
    when: () => faults().length > 0,
    run: async () => {
      await removeFault(null);
      announceDone('All faults removed');
    },
  },
];
