// A kept exchange again in the Workbench, to change and send: the same call as the same credential under the same scopes, with
// its answer beside it. What was not kept, because it held a secret, is left empty and named: a mask must never be sent.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { openInWorkbench } from './workbench-handoff.ts';

/** What the Workbench sends by itself, or what belongs to one connection only. */
const OWN_HEADERS = new Set(['authorization', 'host', 'connection', 'content-length', 'accept-encoding', 'user-agent']);

export function sendAgain(exchange: Exchange): void {
  const { tenantId, credentialId, operationId, request, heldScopes, repeat } = exchange;
  const sent = repeat?.kind === 'request' ? repeat.request : repeat?.waiting;
  if (!sent) {
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
      exchange,
    });
    return;
  }
  const { auth, lost } = sent;
  openInWorkbench({
    tenantId,
    credentialId: auth.credentialId ?? sent.credentialId ?? undefined,
    operationId: sent.operationId,
    method: sent.method,
    path: sent.path,
    headers: sent.headers.filter(([name]) => !lost.includes(`header ${name}`)),
    body: lost.includes('body') || repeat?.kind !== 'request' ? null : request.body,
    scopes: auth.scopes ?? undefined,
    auth: auth.kind === 'none' || auth.kind === 'pasted' ? auth.kind : 'auto',
    exchange,
    lost,
  });
}
