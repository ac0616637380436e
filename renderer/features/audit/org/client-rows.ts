// The clients of an audit as the rows of its table: found by words, kept by a filter, and sorted.

import { CLIENT_KINDS } from '../../../../shared/runs/audit/audit-parts.ts';
import type { AuditedClient } from '../../../../shared/runs/audit/audit-result.ts';
import { SEVERITIES } from '../../../../shared/runs/audit/findings/finding.ts';
import { isWriteScope } from '../../../../shared/runs/audit/findings/scope-findings.ts';
import { lastUsedOf } from '../../../../shared/runs/audit/report/audit-rows.ts';
import type { ClientFilter, ClientSort } from '../audit-address.ts';

export const writesOf = ({ granted }: AuditedClient): number | null => granted?.filter(isWriteScope).length ?? null;

/** Findings that something is to be done about. */
export const toDo = ({ findings }: AuditedClient) => findings.filter(({ severity }) => severity !== 'info');

const has =
  (...ids: string[]) =>
  ({ findings }: AuditedClient): boolean =>
    findings.some(({ id }) => ids.includes(id));

export const FILTERS: Record<ClientFilter, { label: string; title: string; keeps(client: AuditedClient): boolean }> = {
  findings: { label: 'To do', title: 'Clients with a finding', keeps: (client) => toDo(client).length > 0 },
  unused: {
    label: 'Unused scopes',
    title: 'Granted scopes that were not asked for',
    keeps: ({ unused }) => (unused?.length ?? 0) > 0,
  },
  never: {
    label: 'Never used',
    title: 'No token in the window of the log; API tokens that nobody uses',
    keeps: has('never-used', 'token-unused', 'token-never-used'),
  },
  write: { label: 'May write', title: 'Clients with a write scope', keeps: (client) => (writesOf(client) ?? 0) > 0 },
  tokens: {
    label: 'API tokens',
    title: 'They have no scopes: the roles of their owner count',
    keeps: ({ kind }) => kind === 'token',
  },
};

/** Every word is in the name, the id, the kind, a scope or a finding. */
export function findClients(clients: readonly AuditedClient[], text: string): AuditedClient[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...clients];
  return clients.filter((client) => {
    const { name, clientId, kind, granted, requested, findings, owner } = client;
    const texts = [
      ...[name, clientId, CLIENT_KINDS[kind], owner?.name ?? ''],
      ...(granted ?? []),
      ...(requested?.map(({ scope }) => scope) ?? []),
      ...findings.map(({ text: words }) => words),
    ];
    const whole = texts.join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** What is not known comes last. */
const most = (value: number | null): number => -(value ?? -1);
/** The more severe counts more than any number of less severe ones. */
const weight = ({ findings }: AuditedClient): number =>
  findings.reduce((sum, { severity }) => sum + 1000 ** (SEVERITIES.length - 1 - SEVERITIES.indexOf(severity)), 0);

const ORDERS: Record<ClientSort, (a: AuditedClient, b: AuditedClient) => number> = {
  findings: (a, b) => weight(b) - weight(a),
  name: () => 0,
  kind: (a, b) => CLIENT_KINDS[a.kind].localeCompare(CLIENT_KINDS[b.kind], 'en'),
  granted: (a, b) => most(a.granted?.length ?? null) - most(b.granted?.length ?? null),
  unused: (a, b) => most(a.unused?.length ?? null) - most(b.unused?.length ?? null),
  write: (a, b) => most(writesOf(a)) - most(writesOf(b)),
  // Who was never used, or long ago, is looked for.
  last: (a, b) => (lastUsedOf(a) ?? 0) - (lastUsedOf(b) ?? 0),
};

/** By name where they are alike. */
export const sortClients = (clients: readonly AuditedClient[], sort: ClientSort): AuditedClient[] =>
  clients.toSorted((a, b) => ORDERS[sort](a, b) || a.name.localeCompare(b.name, 'en', { numeric: true }));
