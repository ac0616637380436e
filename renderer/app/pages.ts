// The pages that there are, collected: what each is, its feature says in `features/<noun>/page.ts`.
import { PAGE_IDS, PAGE_LABELS, type PageId } from '../../shared/model/pages.ts';
import { auditPage } from '../features/audit/page.ts';
import { errorsPage } from '../features/errors/page.ts';
import { historyPage } from '../features/history/page.ts';
import { plansPage } from '../features/plans/page.ts';
import { protectPage } from '../features/protect/page.ts';
import { readinessPage } from '../features/readiness/page.ts';
import { recorderPage } from '../features/recorder/page.ts';
import { sandboxPage } from '../features/sandbox/page.ts';
import { scopesPage } from '../features/scopes/page.ts';
import { settingsPage } from '../features/settings/page.ts';
import { sweepPage } from '../features/sweep/page.ts';
import { tenantsPage } from '../features/tenants/page.ts';
import { workbenchPage } from '../features/workbench/page.ts';
import type { PageFacts } from '../ui/page.ts';

export interface Page extends PageFacts {
  label: string;
}

/** The palette shows their verbs in this order. */
const FEATURES: { readonly [Id in PageId]: PageFacts<Id> } = {
  workbench: workbenchPage,
  scopes: scopesPage,
  sweep: sweepPage,
  errors: errorsPage,
  plans: plansPage,
  recorder: recorderPage,
  readiness: readinessPage,
  protect: protectPage,
  audit: auditPage,
  tenants: tenantsPage,
  history: historyPage,
  sandbox: sandboxPage,
  settings: settingsPage,
};
export const PAGE_FACTS: readonly PageFacts[] = Object.values(FEATURES);

/** In the order of the rail. */
export const PAGES: readonly Page[] = PAGE_IDS.map((id) => ({ ...FEATURES[id], label: PAGE_LABELS[id] }));

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
