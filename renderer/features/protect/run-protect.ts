// A test of one's own API: begun, followed, cancelled, found again and saved. It lives in the host: a page that is loaded again reads its
// events from the first.
import { ROUTE_TEMPLATE } from '../../../shared/runs/protect/read-routes.ts';
import { EMPTY_PROTECT, type ProtectView, reduceProtect } from '../../../shared/runs/protect/reduce-protect.ts';
import { type ProtectReportFormat, protectReport } from '../../../shared/runs/protect/report/protect-report.ts';
import { host } from '../../platform/client.ts';
import type { UserError } from '../../platform/errors.ts';
import { createShownRuns } from '../../platform/runs/shown-runs.ts';
import { saveText } from '../../platform/save-text.ts';
import { selectedTenant, tenantsStore } from '../../platform/session-state/tenants.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { changeDraft, draftStore, FOREIGN, giverOf, giversOf, inputOf, missingWords } from './protect-draft.ts';
import { protectStore } from './protect-store.ts';

const shown = createShownRuns({
  kind: 'protect',
  page: 'protect',
  store: protectStore,
  empty: EMPTY_PROTECT,
  reduce: reduceProtect,
});
/** That run, or the newest one. */
export const showRun = shown.show;
export const cancelTest = shown.cancel;

/** Of what is entered. Without effect while something is missing: the form says what. */
export async function runDraft(): Promise<void> {
  const draft = draftStore.getState();
  const giver = giverOf(draft, giversOf(tenantsStore.getState().tenants, selectedTenant()));
  const tenantId = selectedTenant()?.id;
  if (missingWords(draft, giver) === null && tenantId !== undefined) await shown.start(inputOf(draft, giver, tenantId));
}

const NO_SANDBOX: UserError = {
  code: 'NOT_FOUND',
  message: 'The sandbox org is not running.',
  meaning: 'Its two APIs are part of it.',
  fix: 'Start it on the Sandbox page.',
  details: {},
};

/** Fills the form with an API of the sandbox org and tests it. */
export async function trySandbox(which: 'sound' | 'weak'): Promise<void> {
  const { ownApi } = await host.sandbox.status();
  const sandbox = giversOf(tenantsStore.getState().tenants, null)[0];
  if (ownApi === null || sandbox === undefined) return protectStore.setState({ error: NO_SANDBOX });
  changeDraft({
    api: which === 'sound' ? ownApi.url : ownApi.weakUrl,
    routes: ROUTE_TEMPLATE,
    from: sandbox.key,
    scopes: ownApi.scope,
    tokens: {},
    allowedOrigin: ownApi.allowedOrigin,
    foreignOrigin: FOREIGN,
  });
  await runDraft();
}

const TYPES: Record<ProtectReportFormat, string> = {
  json: 'application/json',
  markdown: 'text/markdown',
  csv: 'text/csv',
};

export async function saveReport(view: ProtectView, format: ProtectReportFormat): Promise<void> {
  const { filename, text } = protectReport(view, format);
  if (await saveText(filename, text, TYPES[format])) announceDone('Exported');
}
