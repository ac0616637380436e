// What is a list, and its shape. Most are a plain array; IAM and identity governance put theirs under a name and page
// by `_links.next` in the body (FACTS §5). By template of the path; governance is one rule.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';

const NAMES = new Map<string, string>([
  ['/api/v1/brands/{}/domains', 'domains'],
  ['/api/v1/domains', 'domains'],
  ['/api/v1/iam/assignees/users', 'value'],
  ['/api/v1/iam/governance/bundles', 'bundles'],
  ['/api/v1/iam/governance/bundles/{}/entitlements', 'entitlements'],
  ['/api/v1/iam/governance/bundles/{}/entitlements/{}/values', 'entitlementValues'],
  ['/api/v1/iam/resource-sets', 'resource-sets'],
  ['/api/v1/iam/resource-sets/{}/bindings', 'roles'],
  ['/api/v1/iam/resource-sets/{}/bindings/{}/members', 'members'],
  ['/api/v1/iam/resource-sets/{}/resources', 'resources'],
  ['/api/v1/iam/roles', 'roles'],
  ['/api/v1/iam/roles/{}/permissions', 'permissions'],
  ['/api/v1/org/privacy/oktaSupport/cases', 'supportCases'],
]);

/** The field that holds the list, or null for a plain array. `template` is a path of the catalogue. */
export function listField(template: string): string | null {
  const path = template.replace(/\{[^}]*\}/g, '{}');
  return NAMES.get(path) ?? (path.startsWith('/governance/') ? 'data' : null);
}

export const isList = (operation: Operation): boolean =>
  operation.method === 'GET' && (operation.paginated || /^(list|getAll|query|search)/i.test(operation.id));
