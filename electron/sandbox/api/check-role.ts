// What the admin roles of a client, or of the owner of an API token, allow, once the scopes do (FACTS §3.1, §10; FACTS-D §15). Roles never
// change a token; they show here.
// Resource sets are not simulated: a role allows whole resources.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import type { Exchange, Step } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';
import { json } from '../http/reply.ts';
import { listField } from '../resources/list-shape.ts';
import { callerOf } from './caller.ts';
import { isSelfOnly } from './check-scopes.ts';

const resourcesOf = (operation: Operation): string[] =>
  operation.scopes.map((scope) => scope.replace(/^okta\.|\.[^.]+$/g, ''));
const about =
  (...resources: string[]) =>
  (operation: Operation): boolean =>
    resourcesOf(operation).every((resource) => resources.includes(resource));
const reads = (operation: Operation): boolean => operation.scopes.every((scope) => scope.endsWith('.read'));

/** READ_ONLY_ADMIN is refused on role endpoints (captured, FACTS §10); grants of scopes are for super admins. */
const ROLES: Record<string, (operation: Operation) => boolean> = {
  SUPER_ADMIN: () => true,
  ORG_ADMIN: (operation) => !about('roles')(operation) && !(about('appGrants')(operation) && !reads(operation)),
  APP_ADMIN: (operation) =>
    about('apps', 'clients', 'oauthIntegrations')(operation) ||
    (reads(operation) && about('users', 'groups', 'appGrants')(operation)),
  API_ACCESS_MANAGEMENT_ADMIN: about('authorizationServers', 'clients', 'oauthIntegrations'),
  USER_ADMIN: about('users', 'groups', 'userTypes', 'sessions'),
  GROUP_MEMBERSHIP_ADMIN: (operation) => about('groups')(operation) || (reads(operation) && about('users')(operation)),
  HELP_DESK_ADMIN: (operation) =>
    about('users')(operation) && (reads(operation) || /\/lifecycle\//.test(operation.path)),
  READ_ONLY_ADMIN: (operation) => reads(operation) && !about('roles')(operation),
  REPORT_ADMIN: (operation) => reads(operation) && about('logs', 'users', 'groups', 'apps')(operation),
};

const isMyAccount = (operation: Operation, { claims }: Exchange): boolean =>
  claims?.uid !== undefined && operation.scopes.every((scope) => scope.startsWith('okta.myAccount.'));

export const checkRole: Step = (exchange) => {
  const { operation } = exchange;
  if (!operation || operation.scopes.length === 0) return undefined;
  // Nobody needs a role for the own account.
  if (isSelfOnly(exchange) || isMyAccount(operation, exchange)) return undefined;
  if (callerOf(exchange)?.roles.some((type) => ROLES[type]?.(operation))) return undefined;
  const lists = operation.method === 'GET' && !operation.path.endsWith('}') && /^list/i.test(operation.id);
  if (lists && exchange.org.switches.roleMissingOnLists === 'empty') {
    const field = listField(operation.path);
    return json(200, field ? { [field]: [] } : []);
  }
  return oktaError(exchange, 'E0000006');
};
