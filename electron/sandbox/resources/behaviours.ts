// Every behaviour that is more than the default, by operation.
import { answerLogs } from '../log/query-log.ts';
import type { Behaviours } from './behaviour.ts';
import { registerCollection } from './collection.ts';
import { registerAdminRoles } from './types/admin-roles.ts';
import { registerApiServices } from './types/api-services.ts';
import { registerApiTokens } from './types/api-tokens.ts';
import { registerAppCredentials } from './types/app-credentials.ts';
import { registerApps } from './types/apps.ts';
import { registerAuthenticators } from './types/authenticators.ts';
import { authorizationServerTypes } from './types/authorization-servers.ts';
import { registerClientRoles } from './types/client-roles.ts';
import { registerGrants } from './types/grants.ts';
import { groupRuleType } from './types/group-rules.ts';
import { registerGroups } from './types/groups.ts';
import { registerIntegrationApps } from './types/integration-apps.ts';
import { registerOAuthClients } from './types/oauth-clients.ts';
import { policyTypes } from './types/policies.ts';
import { principalRateLimitType } from './types/principal-rate-limits.ts';
import { registerRefreshTokens } from './types/refresh-tokens.ts';
import { securityTypes } from './types/security-objects.ts';
import { registerUserLifecycle } from './types/user-lifecycle.ts';
import { registerUsers } from './types/users.ts';

export function createBehaviours(): Behaviours {
  const behaviours: Behaviours = new Map();
  for (const type of [
    ...authorizationServerTypes,
    ...policyTypes,
    ...securityTypes,
    groupRuleType,
    principalRateLimitType,
  ])
    registerCollection(behaviours, type);
  registerUsers(behaviours);
  registerUserLifecycle(behaviours);
  registerGroups(behaviours);
  registerApps(behaviours);
  registerAppCredentials(behaviours);
  registerIntegrationApps(behaviours);
  registerGrants(behaviours);
  registerApiServices(behaviours);
  registerClientRoles(behaviours);
  registerAdminRoles(behaviours);
  registerApiTokens(behaviours);
  registerAuthenticators(behaviours);
  registerOAuthClients(behaviours);
  registerRefreshTokens(behaviours);
  behaviours.set('GET /api/v1/logs', answerLogs);
  return behaviours;
}
