// An advice about admin roles in sentences: for a refusal, an empty list, a report.
import type { AdvisedRole, RoleAdvice } from '../../model/roles/role-advice.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import { adviseRoles } from './advise-roles.ts';

const LIMITS = { groups: ' for the groups in question', apps: ' for the apps in question' } as const;

/** `Help Desk Administrator for the groups in question`. */
export function roleInWords({ label, limit, confidence }: AdvisedRole): string {
  const implied = confidence === 'implied' ? ', as far as Okta’s help implies' : '';
  return `${label}${limit === null ? '' : LIMITS[limit]}${implied}`;
}

export const rolesInWords = (roles: readonly AdvisedRole[]): string => roles.map(roleInWords).join(' and ');

/** One sentence for a refusal of this operation; null where the table does not know. */
export function roleSentence(operation: Operation | null): string | null {
  if (operation === null) return null;
  const { role, custom } = adviseRoles([operation]);
  if (role === null) return null;
  const names = custom.permissions.map(({ name }) => name);
  const own = names.length === 0 ? '' : ` A custom role needs the permission ${names.join(' and ')}.`;
  return `The least standard role for this operation is ${roleInWords(role)}.${own}`;
}

/** What an advice rests on and for whom it is not: said once beside it. */
export const ROLE_CAVEAT =
  'From Okta’s help pages about admin roles and its OpenAPI description; nobody outside Okta knows that the API asks for exactly these. For a service app: an API service integration of the OIN seems to get its role from Okta itself, which is not certain.';

/** The lines of a report, without the caveat; empty when no operation takes a role. */
export function roleLines({ role, together, unknown, custom, known }: RoleAdvice): string[] {
  if (known.length + unknown.length === 0) return [];
  const names = custom.permissions.map(({ name }) => name).join(' ');
  return [
    role === null
      ? 'Standard role: not known for any of these operations.'
      : `Standard role: ${roleInWords(role)}${unknown.length > 0 ? ', for those that are known' : ''}.`,
    ...(together.length > 0 ? [`  Two lesser roles do it together: ${rolesInWords(together)}.`] : []),
    ...(names === '' ? [] : [`Custom role: ${names}; resource set: ${custom.resources.join(', ') || 'not known'}.`]),
    ...(unknown.length > 0 ? [`  Role not known for: ${unknown.join(', ')}.`] : []),
    ...(custom.unknown.length > 0 ? [`  Permission not known for: ${custom.unknown.join(', ')}.`] : []),
  ];
}
