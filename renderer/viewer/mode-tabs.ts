// Which ways of seeing a body there are. They are offered as soon as it is known to be JSON, so that the bar does not
// change while it is read; Table waits until it is known whether there is an array of objects.
import type { BodyMode } from './body-source.ts';
import type { ModeTab } from './controls/ModeTabs.tsx';
import type { BodyState } from './worker/body-protocol.ts';

export const modeTabs = (state: BodyState | null, offered?: readonly BodyMode[]): ModeTab[] => {
  const kind = state?.kind ?? null;
  if (kind === 'empty') return [];
  if (kind === 'binary') return [{ mode: 'raw', label: 'Hex' }];
  if (kind === 'text') return [{ mode: 'raw', label: 'Text' }];
  const reading = state?.complete ? undefined : 'The body is still being read';
  const noTable = reading ?? (state?.table ? undefined : 'Only for an array of objects');
  const tabs: ModeTab[] = [
    { mode: 'pretty', label: 'Pretty' },
    { mode: 'tree', label: 'Tree', unavailable: reading },
    { mode: 'table', label: 'Table', unavailable: noTable },
    { mode: 'raw', label: 'Raw' },
  ];
  return offered ? tabs.filter((tab) => offered.includes(tab.mode)) : tabs;
};
