// What an audit could not see, and what it cannot trust: a part that was refused, a list that is empty where the org answers a missing role by an empty
// list (FACTS §3.1), a log that was not read to its end. What is in here is unknown, and no finding is made of it.
import { counted } from '../../counted.ts';
import { AUDIT_PARTS, type AuditPart } from './audit-parts.ts';
import type { AuditView } from './reduce-audit.ts';

export interface BlindSpot {
  part: AuditPart;
  /** How many clients it is about; null: the part as a whole. */
  clients: number | null;
  title: string;
  meaning: string;
  fix: string;
  missing: 'scope' | 'role' | null;
}

export interface Sight {
  spots: BlindSpot[];
  /** Parts of which what was answered is not to be believed. */
  untrusted: ReadonlySet<AuditPart>;
  /** The log was read to its end, and what it showed can be believed. */
  wholeLog: boolean;
}

export function judgeSight(view: AuditView): Sight {
  const spots = refusals(view);
  const untrusted = new Set<AuditPart>();
  const doubt = (part: AuditPart, title: string): void => {
    untrusted.add(part);
    spots.push({
      part,
      clients: null,
      title,
      meaning: 'Okta answers with an empty list where the admin role is missing, so there may be more than was shown.',
      fix: `Audit with a credential that has ${AUDIT_PARTS[part].scope} and the Super Administrator role, and compare.`,
      missing: 'role',
    });
  };
  // Grants are shown to super admins alone (FACTS §20): who has seen one need not doubt an empty list.
  const isSuperAdmin = [...view.details.values()].some(({ grants }) => grants !== null && grants.length > 0);
  if (!isSuperAdmin) {
    const { details, clients, lists } = view;
    const ofKind = (kind: string) => [...clients.values()].filter((client) => client.kind === kind);
    if (lists.apps === null && ofKind('app').length === 0) doubt('apps', 'No service app was listed');
    if (lists.integrations === null && ofKind('integration').length === 0)
      doubt('integrations', 'No API service integration was listed');
    if (lists['api-tokens'] === null && ofKind('token').length === 0) doubt('api-tokens', 'No API token was listed');
    const read = [...details.values()];
    if (read.some(({ grants }) => grants !== null)) doubt('grants', 'No service app has a granted scope');
    const roles = read.flatMap((detail) => (detail.roles === null ? [] : [detail.roles]));
    if (roles.length > 0 && roles.every((list) => list.length === 0)) doubt('roles', 'No client has an admin role');
    if (view.log.next === null && view.log.asked.size === 0) doubt('log', 'The System Log shows no token request');
  }
  return { spots: [...spots, ...unread(view)], untrusted, wholeLog: view.log.next === null && !untrusted.has('log') };
}

/** Refused for one client after the other by the same words is one. */
function refusals({ blinds }: AuditView): BlindSpot[] {
  const spots = new Map<string, BlindSpot>();
  for (const { clientId, ...blind } of blinds) {
    const key = `${blind.part} ${blind.title} ${clientId === null}`;
    const clients = clientId === null ? null : (spots.get(key)?.clients ?? 0) + 1;
    spots.set(key, { ...blind, clients });
  }
  return [...spots.values()];
}

function unread({ log, end, blinds }: AuditView): BlindSpot[] {
  if (end === null || log.next === null || blinds.some(({ part }) => part === 'log')) return [];
  if (end.reason === 'no-token' || end.reason === 'nothing-read') return [];
  const until = log.reached === null ? 'before its first event' : `at ${new Date(log.reached).toISOString()}`;
  return [
    {
      part: 'log',
      clients: null,
      title: 'The System Log was not read to its end',
      meaning: `The audit ended ${until}, after ${counted(log.events, 'event')}. What was asked for later is not known, so no scope is called unused.`,
      fix: 'Start a new audit and let it run to its end.',
      missing: null,
    },
  ];
}
