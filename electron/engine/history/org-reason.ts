// Asks the org why it refused a request: its System Log, read with whichever credential of the tenant may read it, for the events that
// carry the request's id. What it says is shown with the bench's own judgement and changes nothing in it.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { OrgReason } from '../../../shared/model/history.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import {
  isRequestId,
  LOG_SCOPE,
  pathOfEvents,
  readOrgEvents,
} from '../../../shared/okta/system-log/events-of-request.ts';
import { whyElsewhere } from '../../../shared/okta/why-elsewhere.ts';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { Checks } from '../tenants/credential-tests.ts';

const LOG_OPERATION = 'listLogEvents';

/**
 * Throws NOT_FOUND for an exchange that is not kept, CONFLICT where it cannot be asked about any more, CANCELLED, or the vault's own
 * errors. A refusal of the org is a result.
 */
export async function askOrgReason(
  context: EngineContext,
  checks: () => Checks,
  { exchangeId, requestKey }: { exchangeId: string; requestKey?: string | undefined },
  outer?: AbortSignal,
): Promise<OrgReason> {
  const exchange = await context.exchange(exchangeId);
  const tenants = await context.tenants.all();
  const { requestId } = exchange;
  const gone = whyElsewhere(tenants, { ...exchange, repeat: null });
  if (requestId === null || !isRequestId(requestId) || gone !== null)
    throw new BenchError('CONFLICT', gone ?? 'This answer has no request ID.', {
      meaning: 'The org’s System Log is searched by the ID that the org gave to the request.',
      fix: 'Send the request again to this org and ask about that answer.',
    });
  const tenant = tenants.find(({ id }) => id === exchange.tenantId) as Tenant;
  const reader = chooseReader(tenant, exchange.credentialId);
  if (!reader) return { outcome: 'no-reader', tenantName: tenant.name };
  const call = context.calls.begin(requestKey, outer);
  try {
    const sent = await checks().requests.send(
      {
        tenantId: tenant.id,
        credentialId: reader.id,
        method: 'GET',
        path: pathOfEvents(requestId, exchange.at + context.orgNow(tenant.id) - context.now()),
        operationId: LOG_OPERATION,
        headers: [],
        body: null,
        auth: { kind: 'auto', scopes: [LOG_SCOPE] },
      },
      call.signal,
    );
    if (call.signal.aborted)
      throw new BenchError('CANCELLED', 'Reading the System Log was cancelled.', {
        meaning: 'Nothing is known of the org’s own reason.',
        fix: 'Ask again.',
      });
    const answer = sent.outcome === 'answered' ? sent.exchange : sent.tokenResult.exchange;
    const by = { by: reader.name, exchangeId: answer?.id ?? exchangeId };
    const events =
      sent.outcome === 'answered' && sent.exchange.response?.status === 200
        ? readOrgEvents(parseJsonText(sent.exchange.response.body.text))
        : null;
    if (events !== null) return events.length > 0 ? { outcome: 'found', ...by, events } : { outcome: 'none', ...by };
    const { title = '', meaning = '', next = '' } = answer?.verdict ?? {};
    return { outcome: 'refused', ...by, title, meaning, fix: next };
  } finally {
    call.done();
  }
}

/**
 * One that is known to hold the scope, the exchange's own first; else one of which no scopes are known: an attempt costs a request and
 * harms nothing. Null where every credential is known not to hold it.
 */
function chooseReader({ credentials }: Tenant, ownId: string | null): Credential | null {
  const usable = credentials
    .filter(({ secrets }) => secrets.length > 0)
    .toSorted((a, b) => Number(b.id === ownId) - Number(a.id === ownId));
  const holds = ({ registeredScopes }: Credential): boolean => registeredScopes.includes(LOG_SCOPE);
  const unknown = (one: Credential): boolean => !kindOf(one).can.carriesScopes || one.registeredScopes.length === 0;
  return usable.find(holds) ?? usable.find(unknown) ?? null;
}
