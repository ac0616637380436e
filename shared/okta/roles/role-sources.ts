// Where it is known from which role allows what. Okta publishes this as help pages about its Admin Console, not about its API: that
// the API asks for the same role is what those pages and E0000006 suggest, and the words of an advice say so.

const HELP = 'https://help.okta.com/oie/en-us/content/topics/security';

export const ROLE_SOURCES = {
  'read-only': `${HELP}/administrators-read-only-admin.htm`,
  report: `${HELP}/administrators-report-admin.htm`,
  membership: `${HELP}/administrators-group-membership-admin.htm`,
  'help-desk': `${HELP}/administrators-help-desk-admin.htm`,
  'api-access': `${HELP}/administrators-api-access-mgmt-admin.htm`,
  group: `${HELP}/administrators-group-admin.htm`,
  app: `${HELP}/administrators-app-admin.htm`,
  org: `${HELP}/administrators-org-admin.htm`,
  comparison: `${HELP}/administrators-admin-comparison.htm`,
  permissions: 'https://developer.okta.com/docs/api/openapi/okta-management/guides/permissions',
  openapi: 'the OpenAPI description (x-okta-iam-admin-roles, x-okta-iam-permissions)',
  grants: 'FACTS §10, FACTS-D §20: only super admins read or change the grants of an app',
  roles: 'FACTS §10: a read-only admin is refused on role endpoints although the scope is held',
} as const;

export type RoleSource = keyof typeof ROLE_SOURCES;
