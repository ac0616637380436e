// The four OIN integrations of the seeded org. The first is the full one: every other room may count on that.
import type { ScopeFact } from '../../../shared/okta/catalogue/catalogue.ts';
import { ANYWHERE } from '../clients/client.ts';
import { createIntegration } from '../clients/integration-record.ts';
import type { Org } from '../org.ts';
import { standardRole } from '../resources/types/standard-roles.ts';

import { DAY_MS } from './planter.ts';

interface ClientPlan {
  type: string;
  name: string;
  registered: (scopes: string[]) => string[];
  granted: (scopes: string[]) => string[];
  superAdmin: boolean;
}

const all = (scopes: string[]): string[] => scopes;
const reads = (scopes: string[]): string[] => scopes.filter((scope) => scope.endsWith('.read'));
const some =
  (...names: string[]) =>
  (scopes: string[]): string[] =>
    scopes.filter((scope) => names.includes(scope));

const PLANS: readonly ClientPlan[] = [
  { type: 'directory_insights', name: 'Directory Insights', registered: all, granted: all, superAdmin: true },
  { type: 'report_reader', name: 'Report Reader', registered: reads, granted: reads, superAdmin: true },
  {
    type: 'partial_sync',
    name: 'Partial Sync',
    registered: some(
      'okta.users.manage',
      'okta.users.read',
      'okta.groups.manage',
      'okta.groups.read',
      'okta.apps.read',
      'okta.logs.read',
    ),
    granted: some('okta.users.read', 'okta.groups.read', 'okta.logs.read'),
    superAdmin: true,
  },
  {
    type: 'no_role_connector',
    name: 'No Role Connector',
    registered: some('okta.users.read', 'okta.users.manage', 'okta.groups.read', 'okta.apps.read', 'okta.logs.read'),
    granted: some('okta.users.read', 'okta.users.manage', 'okta.groups.read', 'okta.apps.read', 'okta.logs.read'),
    superAdmin: false,
  },
];

export function seedClients(org: Org): void {
  const scopes = currentManagementScopes(org.catalogue.scopes);
  const now = org.clock.now();
  PLANS.forEach((plan, index) => {
    const created = now - (120 - index * 7) * DAY_MS;
    const integration = createIntegration({
      id: org.ids.id('0oa'),
      type: plan.type,
      name: plan.name,
      active: true,
      registered: plan.registered(scopes),
      granted: plan.granted(scopes),
      roles: plan.superAdmin ? [standardRole('SUPER_ADMIN', created)] : [],
      secrets: [{ id: org.ids.id('ocs'), secret: org.ids.secret(), status: 'ACTIVE', created, lastUpdated: created }],
      properties: {},
      network: ANYWHERE,
      created,
      createdBy: org.store('/api/v1/users').all()[0]?.id ?? 'system',
      lastUpdated: created,
    });
    org.integrations.add(integration);
  });
}

function currentManagementScopes(scopes: readonly ScopeFact[]): string[] {
  return scopes
    .filter(({ name, family, status }) => family === 'management' && status === 'current' && name.startsWith('okta.'))
    .map(({ name }) => name)
    .sort();
}
