// A case's request handed to the Workbench, where that makes sense: the Workbench sends its own token, so a case whose fault
// is in the token or in the token request cannot be sent from there.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { buildCaseRequest, neededValues } from '../../../../shared/okta/error-cases/build-case-request.ts';
import type { ErrorCase } from '../../../../shared/okta/error-cases/error-case.ts';
import { openInWorkbench } from '../../../platform/session-state/workbench-handoff.ts';
import { chosenPlace } from './run-cases.ts';

const TOKEN = 'Bearer {token}';

/** Opens it; null where it cannot be done. */
export function workbenchHandoff({ request }: ErrorCase, exchange: Exchange | null): (() => void) | null {
  const { kind, headers, spare } = { ...request, spare: neededValues(request).filter((name) => name !== 'token') };
  const byToken = headers.some(([name, value]) => name === 'Authorization' && value === TOKEN);
  if (kind !== 'api' || !byToken || request.client !== 'chosen' || spare.length > 0) return null;
  const { method, path, body } = buildCaseRequest(request, {});
  return () =>
    openInWorkbench({
      ...(exchange ? { tenantId: exchange.tenantId } : (chosenPlace() ?? {})),
      operationId: request.operationId,
      method,
      path,
      headers: headers.filter(([name]) => name !== 'Authorization'),
      body,
      scopes: exchange?.heldScopes ?? request.scopes,
    });
}
