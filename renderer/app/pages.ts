// The pages in the order of the rail. A page that does not work yet is not here.
import {
  IconBox,
  IconBug,
  IconBuilding,
  IconFlask,
  IconGridDots,
  IconHistory,
  IconKey,
  IconSettings,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import type { PageId } from '../platform/navigation.ts';
import type { IconType } from '../ui/icon.ts';

export interface Page {
  id: PageId;
  label: string;
  icon: IconType;
  /** Second key of `g …`. */
  key: string;
  component: ComponentType;
  /** Reads its code ahead of the first visit. */
  load: () => Promise<unknown>;
  /** Stands at the foot of the rail. */
  low?: boolean;
}

/** A page's code is read when it is first shown, or ahead of that by `readAhead`. */
function onDemand(load: () => Promise<ComponentType>): Pick<Page, 'component' | 'load'> {
  return { component: lazy(async () => ({ default: await load() })), load };
}

export const PAGES: readonly Page[] = [
  {
    id: 'workbench',
    label: 'Workbench',
    icon: IconFlask,
    key: 'w',
    ...onDemand(async () => (await import('../features/workbench/WorkbenchPage.tsx')).WorkbenchPage),
  },
  {
    id: 'scopes',
    label: 'Scopes',
    icon: IconKey,
    key: 'c',
    ...onDemand(async () => (await import('../features/scopes/ScopesPage.tsx')).ScopesPage),
  },
  {
    id: 'sweep',
    label: 'Sweep',
    icon: IconGridDots,
    key: 'e',
    ...onDemand(async () => (await import('../features/sweep/SweepPage.tsx')).SweepPage),
  },
  {
    id: 'errors',
    label: 'Error lab',
    icon: IconBug,
    key: 'l',
    ...onDemand(async () => (await import('../features/errors/ErrorsPage.tsx')).ErrorsPage),
  },
  {
    id: 'history',
    label: 'History',
    icon: IconHistory,
    key: 'h',
    ...onDemand(async () => (await import('../features/history/HistoryPage.tsx')).HistoryPage),
  },
  {
    id: 'tenants',
    label: 'Tenants',
    icon: IconBuilding,
    key: 't',
    ...onDemand(async () => (await import('../features/tenants/TenantsPage.tsx')).TenantsPage),
  },
  {
    id: 'sandbox',
    label: 'Sandbox',
    icon: IconBox,
    key: 'x',
    ...onDemand(async () => (await import('../features/sandbox/SandboxPage.tsx')).SandboxPage),
  },
  {
    id: 'settings',
    label: 'Settings',
    icon: IconSettings,
    key: 's',
    low: true,
    ...onDemand(async () => (await import('../features/settings/SettingsPage.tsx')).SettingsPage),
  },
];

/** Read the code of all pages once the first one stands, so that going to another shows it at once. */
export function readAhead(): void {
  requestIdleCallback(() => {
    // A page that could not be read now is read when it is shown, and says so there.
    for (const page of PAGES) page.load().catch(() => undefined);
  });
}
