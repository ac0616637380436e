// The standard admin roles (FACTS §10): how they are shown, and the id that an assignment of one to a client has, which is the same in
// every org (FACTS-D §22).
import type { ClientRole } from '../../clients/client.ts';

/** Two of the names were captured; the rest are those of the Admin Console. */
const LABELS: Readonly<Record<string, string>> = {
  SUPER_ADMIN: 'Super Administrator',
  ORG_ADMIN: 'Organization Administrator',
  APP_ADMIN: 'Application Administrator',
  USER_ADMIN: 'Group Administrator',
  GROUP_MEMBERSHIP_ADMIN: 'Group Membership Administrator',
  HELP_DESK_ADMIN: 'Help Desk Administrator',
  READ_ONLY_ADMIN: 'Read-only Administrator',
  REPORT_ADMIN: 'Report Administrator',
  API_ACCESS_MANAGEMENT_ADMIN: 'API Access Management Administrator',
  MOBILE_ADMIN: 'Mobile Administrator',
};

export const isStandardRole = (type: unknown): type is string =>
  typeof type === 'string' && Object.hasOwn(LABELS, type);

export const roleLabel = (type: string): string => LABELS[type] ?? type;

/** Held by a client from then on, epoch milliseconds. */
export const standardRole = (type: string, created: number): ClientRole => ({ id: base32(type), type, created });

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, without padding. */
function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
