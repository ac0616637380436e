// The table of the pages: what each shows, and by which icon and key. Their names and order are those of shared/model/pages.ts.
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
import { PAGE_IDS, PAGE_LABELS, type PageId } from '../../shared/model/pages.ts';
import { type OnDemand, onDemand } from '../platform/on-demand.tsx';
import type { IconType } from '../ui/icon.ts';

export interface Page {
  id: PageId;
  label: string;
  icon: IconType;
  /** Second key of `g …`. */
  key: string;
  /** Its code is read when it is first shown, or ahead of that. */
  component: OnDemand<object>;
  /** At the foot of the rail. */
  low?: boolean;
}

const FACES: Readonly<Record<PageId, Omit<Page, 'id' | 'label'>>> = {
  workbench: {
    icon: IconFlask,
    key: 'w',
    component: onDemand(async () => (await import('../features/workbench/WorkbenchPage.tsx')).WorkbenchPage),
  },
  scopes: {
    icon: IconKey,
    key: 'c',
    component: onDemand(async () => (await import('../features/scopes/ScopesPage.tsx')).ScopesPage),
  },
  sweep: {
    icon: IconGridDots,
    key: 'e',
    component: onDemand(async () => (await import('../features/sweep/SweepPage.tsx')).SweepPage),
  },
  errors: {
    icon: IconBug,
    key: 'l',
    component: onDemand(async () => (await import('../features/errors/ErrorsPage.tsx')).ErrorsPage),
  },
  history: {
    icon: IconHistory,
    key: 'h',
    component: onDemand(async () => (await import('../features/history/HistoryPage.tsx')).HistoryPage),
  },
  tenants: {
    icon: IconBuilding,
    key: 't',
    component: onDemand(async () => (await import('../features/tenants/TenantsPage.tsx')).TenantsPage),
  },
  sandbox: {
    icon: IconBox,
    key: 'x',
    component: onDemand(async () => (await import('../features/sandbox/SandboxPage.tsx')).SandboxPage),
  },
  settings: {
    icon: IconSettings,
    key: 's',
    low: true,
    component: onDemand(async () => (await import('../features/settings/SettingsPage.tsx')).SettingsPage),
  },
};

export const PAGES: readonly Page[] = PAGE_IDS.map((id) => ({ id, label: PAGE_LABELS[id], ...FACES[id] }));

export const pageOf = (id: PageId): Page | undefined => PAGES.find((page) => page.id === id);

/**
 * Read the code of all pages once the first one is shown, so that going to another shows it at once. One after the other, and only
 * while there is nothing else to do: whoever begins to work at once does not wait for pages that may never be wanted.
 */
export async function readAhead(): Promise<void> {
  for (const page of PAGES) {
    await new Promise((idle) => requestIdleCallback(idle));
    // A page that could not be read now is read when it is shown, and says so there.
    await page.component.load().catch(() => undefined);
  }
}
