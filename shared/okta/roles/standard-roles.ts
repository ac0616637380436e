// The standard admin roles in the order of what they may do: first by what they can change, then by what they can read. The first
// role of this order that allows everything is the least one. Mobile Administrator is left out: no source here says what it does.
import { adminRoleLabel } from '../app-access/admin-roles.ts';

/** From the least to the most. The last two of Governance are spelt in both ways by its OpenAPI description. */
const LEAST_FIRST: readonly string[] = [
  'REPORT_ADMIN',
  'READ_ONLY_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
  'HELP_DESK_ADMIN',
  'API_ACCESS_MANAGEMENT_ADMIN',
  'ACCESS_REQUESTS_ADMIN',
  'ACCESS_CERTIFICATIONS_ADMIN',
  'ACCESS_CERTIFICATION_ADMIN',
  'USER_ADMIN',
  'APP_ADMIN',
  'ORG_ADMIN',
  'SUPER_ADMIN',
];

const OTHER_LABELS: Record<string, string> = {
  ACCESS_REQUESTS_ADMIN: 'Access Requests Administrator',
  ACCESS_CERTIFICATIONS_ADMIN: 'Access Certifications Administrator',
  ACCESS_CERTIFICATION_ADMIN: 'Access Certifications Administrator',
};

/** Lower is less. -1 for a role that cannot be ranked, which is then not advised. */
export const rankOfRole = (type: string): number => LEAST_FIRST.indexOf(type);

/** The label of the Admin Console; the type where there is none. */
export const roleLabel = (type: string): string => adminRoleLabel(type, OTHER_LABELS[type] ?? null);
