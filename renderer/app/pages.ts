// The pages in the order of the rail. A page that does not work yet is not here.
import { IconBox, IconBuilding, IconFlask, IconHistory, IconSettings } from '@tabler/icons-react';
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
  /** Stands at the foot of the rail. */
  low?: boolean;
}

export const PAGES: readonly Page[] = [
  {
    id: 'workbench',
    label: 'Workbench',
    icon: IconFlask,
    key: 'w',
    component: lazy(async () => ({ default: (await import('../features/workbench/WorkbenchPage.tsx')).WorkbenchPage })),
  },
  {
    id: 'history',
    label: 'History',
    icon: IconHistory,
    key: 'h',
    component: lazy(async () => ({ default: (await import('../features/history/HistoryPage.tsx')).HistoryPage })),
  },
  {
    id: 'tenants',
    label: 'Tenants',
    icon: IconBuilding,
    key: 't',
    component: lazy(async () => ({ default: (await import('../features/tenants/TenantsPage.tsx')).TenantsPage })),
  },
  {
    id: 'sandbox',
    label: 'Sandbox',
    icon: IconBox,
    key: 'x',
    component: lazy(async () => ({ default: (await import('../features/sandbox/SandboxPage.tsx')).SandboxPage })),
  },
  {
    id: 'settings',
    label: 'Settings',
    icon: IconSettings,
    key: 's',
    low: true,
    component: lazy(async () => ({ default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage })),
  },
];
