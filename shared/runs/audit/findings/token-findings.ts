// What is wrong with an API token: nobody uses it, it ends soon, its owner is gone or may do everything (FACTS-D §15). When it was last used is read
// off its end, 30 days later.
import type { ClientFacts } from '../client-facts.ts';
import { type AuditScale, dayOf, daysBetween, type Finding } from './finding.ts';
import { check, removeRole, revokeClient } from './fixes.ts';

const IDLE_DAYS = 14;
const ENDING_DAYS = 7;
const GONE = ['DEPROVISIONED', 'SUSPENDED', 'DELETED'];

export function tokenFindings(client: ClientFacts, { to }: AuditScale): Finding[] {
  const { token, owner, createdAt } = client;
  if (client.kind !== 'token' || token === null) return [];
  const findings: Finding[] = [];
  const { lastUsedAt, expiresAt } = token;
  if (expiresAt !== null && expiresAt <= to)
    findings.push({
      id: 'token-over',
      severity: 'info',
      text: `It ended on ${dayOf(expiresAt)}, 30 days after its last use.`,
      fix: revokeClient(client),
    });
  else {
    const idle = lastUsedAt === null ? null : daysBetween(lastUsedAt, to);
    const never = lastUsedAt !== null && createdAt !== null && lastUsedAt - createdAt < 60_000;
    if (idle !== null && idle >= IDLE_DAYS)
      findings.push({
        id: never ? 'token-never-used' : 'token-unused',
        severity: 'medium',
        text: never
          ? `It was never used since it was made on ${dayOf(lastUsedAt ?? 0)}.`
          : `It was last used on ${dayOf(lastUsedAt ?? 0)}, ${idle} days ago.`,
        fix: revokeClient(client),
      });
    if (expiresAt !== null && daysBetween(to, expiresAt) < ENDING_DAYS)
      findings.push({
        id: 'token-ending',
        severity: 'low',
        text: `It ends on ${dayOf(expiresAt)} unless it is used before.`,
        fix: check('Find out who needs it. If nobody does, let it end, or revoke it now.'),
      });
  }
  if (owner?.status && GONE.includes(owner.status))
    findings.push({
      id: 'owner-gone',
      severity: 'high',
      text: `Its owner ${owner.name ?? owner.id} is ${owner.status.toLowerCase()}.`,
      fix: revokeClient(client),
    });
  const superAdmin = client.roles?.find(({ type }) => type === 'SUPER_ADMIN');
  if (superAdmin)
    findings.push({
      id: 'super-admin',
      severity: 'high',
      text: `It may do everything: its owner ${owner?.name ?? ''} is a Super Administrator, and an API token cannot be limited by scopes.`.replace(
        'owner  is',
        'owner is',
      ),
      fix: removeRole(client, superAdmin),
    });
  return findings;
}
