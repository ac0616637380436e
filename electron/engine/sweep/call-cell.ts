// Sends the one call of a cell with its token. Tenant and credential are read for each call: what a person changes while a
// sweep runs (production mark, removed credential) counts from the next call on.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { mayTakeInvalidWrites } from '../../../shared/okta/write-guard.ts';
import { INVALID_BODY } from '../../../shared/runs/sweep/plan/invalid-write.ts';
import type { PlannedCell } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import { authorizeCall } from '../credentials/authorize-by-scheme.ts';
import type { TokenToSend } from '../credentials/credential-engine.ts';
import { runAuthorized, withAuthorization } from '../credentials/run-authorized.ts';
import type { EngineContext } from '../engine-context.ts';
import { tenantDestination } from '../exchange/destination.ts';

export interface CellCall {
  cell: PlannedCell;
  target: { tenantId: string; credentialId: string };
  path: string;
  token: TokenToSend;
  signal: AbortSignal;
}

/** Null when it must not be sent: an invalid write to a tenant that does not take any. */
export async function callCell(context: EngineContext, call: CellCall): Promise<Exchange | null> {
  const { cell, path, token, signal } = call;
  const { tenantId, credentialId } = call.target;
  const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
  const { row } = cell.call;
  if (row.invalidWrite && !mayTakeInvalidWrites(tenant)) return null;
  // Some reads answer with XML or HTML; refusing those would make a cell of our own making.
  const headers: HeaderList = [
    ['Accept', 'application/json, */*;q=0.5'],
    ...(row.invalidWrite ? [['Content-Type', 'application/json'] as [string, string]] : []),
  ];
  const { exchange } = await runAuthorized(context, {
    kind: 'api',
    destination: tenantDestination(tenant),
    credential,
    operation: context.operation(row.operationId),
    method: row.method,
    path,
    authorize: (one) => authorizeCall(context, token, one),
    build: (authorization) => ({
      headers: withAuthorization(headers, authorization),
      body: row.invalidWrite ? INVALID_BODY : null,
    }),
    signal,
  });
  return exchange;
}
