// What the Scopes page does: read the ledger of the chosen credential, hand over to the Workbench.
import type { Operation, ScopeFact } from '../../../shared/okta/catalogue/catalogue.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError } from '../../platform/errors.ts';
import { catalogueStore } from '../../platform/session-state/catalogue.ts';
import { selectedCredential, selectedTenant } from '../../platform/session-state/tenants.ts';
import { openInWorkbench } from '../../platform/session-state/workbench-handoff.ts';
import { shownBy } from './ledger/shown-by.ts';
import { scopesStore } from './scopes-store.ts';

/** Only the answer to the newest question counts. */
let question = 0;

/** Read the ledger of the chosen tenant and credential; what is shown of another credential goes at once. */
export async function reloadLedger(): Promise<void> {
  question += 1;
  const mine = question;
  const tenantId = selectedTenant()?.id;
  const credentialId = selectedCredential()?.id;
  const shown = scopesStore.getState().ledger;
  if (shown && (shown.tenantId !== tenantId || shown.credentialId !== credentialId))
    scopesStore.setState({ ledger: null });
  if (tenantId === undefined || credentialId === undefined) return;
  try {
    const ledger = await host.ledger.read({ tenantId, credentialId });
    if (mine === question) scopesStore.setState({ ledger, error: null });
  } catch (thrown) {
    if (mine === question) scopesStore.setState({ error: isAbort(thrown) ? null : toUserError(thrown) });
  }
}

/** The scope in the Workbench, with its probe as the request where it has one. */
export function sendScopeToWorkbench(name: string, fact: ScopeFact | undefined): void {
  const catalogue = catalogueStore.getState();
  const probe = fact && shownBy(fact, catalogue.scope);
  const operation = probe && catalogue.operation.get(probe.operationId);
  openInWorkbench({ operationId: operation?.id ?? null, ...probePath(operation, probe?.query), scopes: [name] });
}

function probePath(operation: Operation | undefined, query: Record<string, string> | undefined): { path?: string } {
  if (!operation || !query || Object.keys(query).length === 0) return {};
  return { path: `${operation.path}?${new URLSearchParams(query)}` };
}
