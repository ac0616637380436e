// The standard admin roles (FACTS §10) and how they are shown.

const TYPES = [
  'SUPER_ADMIN',
  'ORG_ADMIN',
  'APP_ADMIN',
  'USER_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
  'HELP_DESK_ADMIN',
  'READ_ONLY_ADMIN',
  'REPORT_ADMIN',
  'API_ACCESS_MANAGEMENT_ADMIN',
  'MOBILE_ADMIN',
];

export const isStandardRole = (type: unknown): type is string => typeof type === 'string' && TYPES.includes(type);

/** `READ_ONLY_ADMIN` as `Read Only Admin`. */
export const roleLabel = (type: string): string =>
  type
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
