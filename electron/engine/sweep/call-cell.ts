// Sends the one call of a cell with its token. Tenant and credential are read for each call: what a person changes while a
// sweep runs (production mark, removed credential) counts from the next call on.
import type { Exchange, HeaderList } from '../../../shared/contract/exchange.ts';
import { INVALID_BODY } from '../../../shared/okta/sweep/invalid-write.ts';
import type { PlannedCell } from '../../../shared/okta/sweep/plan-sweep.ts';
import { mayProveWrites } from '../../../shared/okta/write-guard.ts';
import type { EngineContext } from '../engine-context.ts';

export interface CellCall {
  cell: PlannedCell;
  target: { tenantId: string; credentialId: string };
  path: string;
  /** The token itself. */
  raw: string;
  granted: string[];
  signal: AbortSignal;
}

/** Null when it must not be sent: an invalid write to a tenant that does not take any. */
export async function callCell(context: EngineContext, call: CellCall): Promise<Exchange | null> {
  const { cell, path, raw, granted, signal } = call;
  const { tenantId, credentialId } = call.target;
  const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
  const { row } = cell.call;
  if (row.invalidWrite && !mayProveWrites(tenant)) return null;
  // Some reads answer with XML or HTML; refusing those would make a cell of our own making.
  const headers: HeaderList = [
    ['Accept', 'application/json, */*;q=0.5'],
    ...(row.invalidWrite ? [['Content-Type', 'application/json'] as [string, string]] : []),
    ['Authorization', `Bearer ${raw}`],
  ];
  const { exchange } = await context.run({
    kind: 'api',
    tenant,
    credential,
    operation: context.operation(row.operationId),
    heldScopes: granted,
    request: { method: row.method, path, headers, body: row.invalidWrite ? INVALID_BODY : null },
    signal,
    secrets: [raw],
  });
  return exchange;
}
