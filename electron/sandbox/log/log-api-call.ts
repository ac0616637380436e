// What an API call leaves in the System Log: a change, or the reading of a secret, under Okta's own event type, anything else (a read, a refusal) under
// `system.oauth2.api.request`, or
// `system.api_token.api.request`. Those last types are the sandbox's: a real org does not log reads. Reading the log is not logged,
// or every poll would find the one before it.
import { partyOf } from '../api/caller.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { operationKey } from '../http/route.ts';
import { isFields } from '../resources/behaviour.ts';
import { resourceName } from '../resources/resource-names.ts';
import { changeEvent } from './change-events.ts';
import { originOf } from './log-oauth.ts';
import type { LogParty } from './system-log.ts';

export function logApiCall(exchange: Exchange, reply: Reply): void {
  const { operation, apiToken } = exchange;
  if (!operation || operation.path === '/api/v1/logs') return;
  const succeeded = reply.status < 400;
  const change = succeeded ? changeEvent(operationKey(operation.method, operation.path)) : null;
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: change?.[0] ?? (apiToken ? 'system.api_token.api.request' : 'system.oauth2.api.request'),
    displayMessage: change?.[1] ?? `API request by an ${apiToken ? 'API token' : 'OAuth client'}`,
    severity: succeeded ? 'INFO' : 'WARN',
    result: succeeded ? 'SUCCESS' : 'FAILURE',
    reason: succeeded ? null : (reply.error ?? String(reply.status)),
    actor: partyOf(exchange),
    targets: targetsOf(exchange, reply),
    debug: { method: exchange.method, status: String(reply.status) },
  });
}

function targetsOf(exchange: Exchange, reply: Reply): LogParty[] {
  const literal = exchange.operation?.path.split('/').filter((part) => part !== '' && !part.startsWith('{')) ?? [];
  const type = resourceName(literal[2] ?? 'resource');
  const made =
    isFields(reply.json) && typeof reply.json.id === 'string' && exchange.ids.length === 0 ? [reply.json.id] : [];
  const targets = [...exchange.ids, ...made].slice(0, 3);
  return [
    ...targets.map((id) => ({ id, type, alternateId: id, displayName: id })),
    ...(isFields(reply.json) ? grantedScope(reply.json) : []),
  ];
}

/** Of a consent, beside the app that it is given to. How Okta writes it down is not documented: our reading. */
const grantedScope = ({ id, scopeId }: Record<string, unknown>): LogParty[] =>
  typeof scopeId === 'string'
    ? [{ id: String(id), type: 'OAuth2ScopeConsentGrant', alternateId: scopeId, displayName: scopeId }]
    : [];
