// What is wrong with what a client authenticates by: secrets and keys that are old or that a rotation left behind, and where it may call from. Okta's
// secrets and keys have no end of their own (FACTS §21).
import type { AuditSecret } from '../audit-events.ts';
import type { ClientFacts } from '../client-facts.ts';
import { type AuditScale, dayOf, daysBetween, type Finding } from './finding.ts';
import { check, dropSecret, restrictNetwork, rotateKey, rotateSecret } from './fixes.ts';

const OLD_DAYS = 365;
/** A rotation takes days, not months. */
const ROTATION_DAYS = 30;

export function secretFindings(client: ClientFacts, scale: AuditScale): Finding[] {
  if (client.kind === 'token' || client.kind === 'unlisted') return networkFindings(client);
  const secrets = activeOnes(client.secrets);
  const keys = activeOnes(client.keys);
  return [
    ...secrets.flatMap((secret) => oldFinding(client, secret, 'secret', scale)),
    ...keys.flatMap((key) => oldFinding(client, key, 'key', scale)),
    ...twoSecrets(client, secrets, scale),
    ...onlyOne(secrets, keys),
    ...networkFindings(client),
  ];
}

/** Oldest first. */
const activeOnes = (all: AuditSecret[] | null): AuditSecret[] =>
  (all ?? []).filter(({ active }) => active).sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));

const nameOf = ({ name, id }: AuditSecret): string => name ?? id;

function oldFinding(client: ClientFacts, one: AuditSecret, what: 'secret' | 'key', { to }: AuditScale): Finding[] {
  if (one.createdAt === null || daysBetween(one.createdAt, to) <= OLD_DAYS) return [];
  return [
    {
      id: `old-${what}`,
      severity: 'medium',
      text: `The ${what} ${nameOf(one)} is ${daysBetween(one.createdAt, to)} days old (${dayOf(one.createdAt)}). Okta ends none by itself.`,
      fix: what === 'secret' ? rotateSecret(client, one) : rotateKey(client, one),
    },
  ];
}

function twoSecrets(client: ClientFacts, [older, newer]: AuditSecret[], { to }: AuditScale): Finding[] {
  if (!older || !newer || newer.createdAt === null || daysBetween(newer.createdAt, to) <= ROTATION_DAYS) return [];
  return [
    {
      id: 'two-secrets',
      severity: 'medium',
      text: `Two secrets have been active for ${daysBetween(newer.createdAt, to)} days: a rotation was not finished.`,
      fix: dropSecret(client, older),
    },
  ];
}

function onlyOne(secrets: AuditSecret[], keys: AuditSecret[]): Finding[] {
  if (secrets.length !== 1 || keys.length > 0) return [];
  return [
    {
      id: 'one-secret',
      severity: 'info',
      text: 'It has one secret. That is enough; a rotation without an outage begins with a second.',
      fix: check('Nothing is to be done now. For a rotation the Tenants page leads through it, step by step.'),
    },
  ];
}

function networkFindings(client: ClientFacts): Finding[] {
  if (client.network !== 'anywhere') return [];
  return [
    {
      id: 'network-anywhere',
      severity: 'low',
      text: 'It may call from anywhere: whoever has its secret, key or token can use it.',
      fix: restrictNetwork(client),
    },
  ];
}
