// What is wrong with the scopes and roles of a client: more than it asks for, write where it reads, a role that allows everything. Only of what is
// known: without the grants, or without the whole log, none of these.
import { counted } from '../../../counted.ts';
import { parseScope } from '../../../okta/scopes/scope.ts';
import type { ClientFacts } from '../client-facts.ts';
import { type AuditScale, dayOf, type Finding, type Fix, namesOf, scopesWord } from './finding.ts';
import { check, narrow, removeRole, revokeClient } from './fixes.ts';

/** Anything but a read may change something. */
export const isWriteScope = (scope: string): boolean => {
  const { kind } = parseScope(scope);
  return kind === 'manage' || kind === 'register';
};

export function scopeFindings(client: ClientFacts, scale: AuditScale): Finding[] {
  if (client.kind === 'token') return [];
  return [...unusedFindings(client, scale), ...heldFindings(client, scale), ...askedFindings(client)];
}

/** A manage whose read was asked for in its place. */
const readOf = (scope: string): string => `${parseScope(scope).resource}.read`;

function unusedFindings(client: ClientFacts, scale: AuditScale): Finding[] {
  const { unused, granted, tokens } = client;
  if (unused === null || granted === null || granted.length === 0) return [];
  if (tokens === 0) return [neverAsked(client, scale)];
  const asked = new Set(client.requested?.map(({ scope }) => scope));
  const forRead = unused.filter((scope) => isWriteScope(scope) && asked.has(readOf(scope)));
  const rest = unused.filter((scope) => !forRead.includes(scope));
  const [writes, reads] = [rest.filter(isWriteScope), rest.filter((scope) => !isWriteScope(scope))];
  // One change for all of it: an integration would be made again for each.
  const add = forRead.map(readOf).filter((scope) => !granted.includes(scope));
  const fix = narrow(client, scale.origin, unused, add);
  const finding = (id: string, severity: Finding['severity'], scopes: string[]): Finding[] =>
    scopes.length === 0
      ? []
      : [
          {
            id,
            severity,
            text: `${counted(scopes.length, 'granted scope')} not asked for ${sinceWords(client, scopes, scale)}: ${namesOf(scopes)}.`,
            fix,
          },
        ];
  return [
    ...(forRead.length === 0 ? [] : [manageForRead(forRead, fix)]),
    ...finding('unused-write', 'high', writes),
    ...finding('unused-read', 'medium', reads),
  ];
}

/** Since the log begins, or since the scopes were granted, whichever is later. */
function sinceWords({ grants, createdAt }: ClientFacts, scopes: string[], { from }: AuditScale): string {
  const granted = scopes.map((scope) => grants?.find((one) => one.scope === scope)?.at ?? createdAt ?? 0);
  const latest = Math.max(from, Math.min(...granted));
  return latest > from ? `since it was granted on ${dayOf(latest)}` : `since ${dayOf(from)}`;
}

function neverAsked(client: ClientFacts, { from }: AuditScale): Finding {
  const { granted, name, createdAt, refused } = client;
  const writes = (granted ?? []).filter(isWriteScope);
  const since =
    createdAt !== null && createdAt > from ? `since it was made on ${dayOf(createdAt)}` : `since ${dayOf(from)}`;
  const failed =
    refused > 0 ? ` ${counted(refused, 'request')} for one ${refused === 1 ? 'was' : 'were'} refused.` : '';
  const holds = `It holds ${counted(granted?.length ?? 0, 'scope')}${writes.length > 0 ? `, ${writes.length} of them to write` : ''}.`;
  return {
    id: 'never-used',
    severity: writes.length > 0 ? 'high' : 'medium',
    text: `${name} got no token ${since}.${failed} ${holds}`,
    fix: revokeClient(client),
  };
}

const manageForRead = (scopes: string[], fix: Fix): Finding => ({
  id: 'manage-for-read',
  severity: 'high',
  text: `It was granted ${namesOf(scopes)}, and asked for ${namesOf(scopes.map(readOf))} alone.`,
  fix,
});

function heldFindings(client: ClientFacts, { origin }: AuditScale): Finding[] {
  const { granted, roles, active, kind } = client;
  const findings: Finding[] = [];
  const superAdmin = roles?.find(({ type }) => type === 'SUPER_ADMIN');
  if (superAdmin)
    findings.push({
      id: 'super-admin',
      // Whether Okta gives it to every integration by itself is not settled (FACTS §12.4).
      severity: kind === 'integration' ? 'medium' : 'high',
      text:
        kind === 'integration'
          ? 'It has the Super Administrator role: its scopes alone decide what it may do. Okta may have assigned it by itself when the integration was authorized.'
          : 'It has the Super Administrator role: its scopes alone decide what it may do.',
      fix: removeRole(client, superAdmin),
    });
  if (kind === 'app' && roles?.length === 0 && granted && granted.length > 0)
    findings.push({
      id: 'no-role',
      severity: 'low',
      text: 'It has scopes and no admin role: what it calls is refused with E0000006, or answered by an empty list.',
      fix: check('Assign the least role that its calls need, or deactivate it if nothing uses it.'),
    });
  const writes =
    client.unused === null ? [] : (granted ?? []).filter((one) => isWriteScope(one) && !client.unused?.includes(one));
  if (writes.length > 0)
    findings.push({
      id: 'write-held',
      severity: 'low',
      text: `It may write, and asks for it: ${namesOf(writes)}.`,
      fix: check(
        'Check that its product needs to write. The log has no calls: a recording, or its vendor, says which.',
      ),
    });
  if (!active && granted && granted.length > 0)
    findings.push({
      id: 'inactive',
      severity: 'info',
      text: `It is inactive and keeps ${counted(granted.length, 'granted scope')}: they count again once it is activated.`,
      fix: narrow(client, origin, granted),
    });
  return findings;
}

function askedFindings(client: ClientFacts): Finding[] {
  const { granted, requested, asksForAll, tokens } = client;
  const findings: Finding[] = [];
  if (asksForAll)
    findings.push({
      id: 'asks-for-all',
      severity: 'info',
      text: `Each of its ${counted(tokens ?? 0, 'token')} was asked for with all ${granted?.length} scopes: the log does not show which of them it uses.`,
      fix: check('Ask its vendor, or record what it calls (scopebench record), to find the least scopes.'),
    });
  const beyond = (requested ?? []).filter(
    ({ scope }) => scope.startsWith('okta.') && granted && !granted.includes(scope),
  );
  if (beyond.length > 0) {
    const names = beyond.map(({ scope }) => scope);
    findings.push({
      id: 'asks-beyond',
      severity: 'low',
      text: `It asked for ${namesOf(names)}, which it does not have now: its tokens come without the ${scopesWord(names)}.`,
      fix: check(
        'Find out whether it needs them before anybody grants them; a client that copes without should not ask.',
      ),
    });
  }
  return findings;
}
