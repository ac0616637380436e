// The standard admin roles that the org assigns to a client, with the words of its Admin Console (FACTS §10, §22). A custom role has ids of its own
// and always comes with a resource set.

export const ADMIN_ROLES = [
  { type: 'SUPER_ADMIN', label: 'Super Administrator' },
  { type: 'ORG_ADMIN', label: 'Organization Administrator' },
  { type: 'APP_ADMIN', label: 'Application Administrator' },
  { type: 'USER_ADMIN', label: 'Group Administrator' },
  { type: 'GROUP_MEMBERSHIP_ADMIN', label: 'Group Membership Administrator' },
  { type: 'HELP_DESK_ADMIN', label: 'Help Desk Administrator' },
  { type: 'READ_ONLY_ADMIN', label: 'Read Only Administrator' },
  { type: 'REPORT_ADMIN', label: 'Report Administrator' },
  { type: 'API_ACCESS_MANAGEMENT_ADMIN', label: 'API Access Management Administrator' },
  { type: 'MOBILE_ADMIN', label: 'Mobile Administrator' },
] as const;

export type AdminRole = (typeof ADMIN_ROLES)[number]['type'];

export const ADMIN_ROLE_TYPES = ADMIN_ROLES.map(({ type }) => type) as [AdminRole, ...AdminRole[]];

/** What the org calls it; else ours, else the type. */
export const adminRoleLabel = (type: string, said: string | null = null): string =>
  said ?? ADMIN_ROLES.find((role) => role.type === type)?.label ?? type;
