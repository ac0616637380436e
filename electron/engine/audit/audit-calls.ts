// The calls of an audit: where each list is, and the scope that it needs (FACTS §5, §9, §10; FACTS-D §15, §20 to §24). What an app or an integration
// holds has the addresses of the page that changes it.
import { type AccessCall, readCall } from '../../../shared/okta/app-access/access-calls.ts';
import type { AuditListName } from '../../../shared/runs/audit/audit-events.ts';
import { CONSENT_EVENT, INSTALL_EVENT, TOKEN_EVENT } from '../../../shared/runs/audit/tally-log.ts';

const get = (path: string, operationId: string, resource: string): AccessCall => ({
  method: 'GET',
  path,
  operationId,
  resource,
});

export const listCalls: Record<AuditListName, AccessCall> = {
  apps: get('/api/v1/apps?limit=200', 'listApplications', 'okta.apps'),
  integrations: readCall('integrations', { appId: '', integration: true }),
  'api-tokens': get('/api/v1/api-tokens', 'listApiTokens', 'okta.apiTokens'),
};

export const userCall = (id: string): AccessCall =>
  get(`/api/v1/users/${encodeURIComponent(id)}`, 'getUser', 'okta.users');

export const userRolesCall = (id: string): AccessCall =>
  get(`/api/v1/users/${encodeURIComponent(id)}/roles`, 'listAssignedRolesForUser', 'okta.roles');

/** The most that one page may have (FACTS §5). */
const PAGE = 1000;

/** With both ends, so that it ends (FACTS §5). */
export function logCall(from: number, to: number): AccessCall {
  const query = new URLSearchParams({
    since: new Date(from).toISOString(),
    until: new Date(to).toISOString(),
    sortOrder: 'ASCENDING',
    limit: String(PAGE),
    filter: [TOKEN_EVENT, CONSENT_EVENT, INSTALL_EVENT].map((type) => `eventType eq "${type}"`).join(' or '),
  });
  return get(`/api/v1/logs?${query}`, 'listLogEvents', 'okta.logs');
}
