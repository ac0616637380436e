// Lists that do not come as a plain array: IAM and identity governance put them under a name and page by `_links.next` in
// the body (FACTS §5). By template of the path; governance is one rule.

const NAMES = new Map<string, string>([
  ['/api/v1/domains', 'domains'],
  ['/api/v1/iam/assignees/users', 'value'],
  ['/api/v1/iam/resource-sets', 'resource-sets'],
  ['/api/v1/iam/resource-sets/{}/bindings', 'roles'],
  ['/api/v1/iam/resource-sets/{}/bindings/{}/members', 'members'],
  ['/api/v1/iam/resource-sets/{}/resources', 'resources'],
  ['/api/v1/iam/roles', 'roles'],
  ['/api/v1/iam/roles/{}/permissions', 'permissions'],
]);

/** The field that holds the list, or null for a plain array. `path` has `{}` for ids. */
export function listField(path: string): string | null {
  return NAMES.get(path) ?? (path.startsWith('/governance/') ? 'data' : null);
}
