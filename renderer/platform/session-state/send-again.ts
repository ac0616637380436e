// A kept exchange again in the Workbench, to change and send: the same call as the same credential under the same scopes.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import { openInWorkbench } from './workbench-handoff.ts';

/** What the Workbench sends by itself, or what belongs to one connection only. */
const OWN_HEADERS = new Set(['authorization', 'host', 'connection', 'content-length', 'accept-encoding', 'user-agent']);

export function sendAgain({ tenantId, credentialId, operationId, request, heldScopes }: Exchange): void {
  const { pathname, search } = new URL(request.url);
  openInWorkbench({
    tenantId,
    credentialId: credentialId ?? undefined,
    operationId,
    method: request.method,
    path: `${pathname}${search}`,
    headers: request.headers.filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())),
    body: request.body,
    scopes: heldScopes ?? undefined,
  });
}
