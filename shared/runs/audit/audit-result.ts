// An audit as its result: the clients with what was found about each, the window, what could not be seen, and the sentence that comes first. Pure:
// page, command line and every report write this one.
import { agreeing, counted } from '../../counted.ts';
import { AUDIT_PARTS } from './audit-parts.ts';
import { type BlindSpot, judgeSight } from './blind-spots.ts';
import { type ClientFacts, clientFacts } from './client-facts.ts';
import { type AuditScale, type Finding, SEVERITIES, type Severity } from './findings/finding.ts';
import { scopeFindings } from './findings/scope-findings.ts';
import { secretFindings } from './findings/secret-findings.ts';
import { tokenFindings } from './findings/token-findings.ts';
import type { AuditView } from './reduce-audit.ts';

export interface AuditedClient extends ClientFacts {
  /** The most severe first. */
  findings: Finding[];
}

export interface AuditResult {
  clients: AuditedClient[];
  /** Epoch ms; null before the org was asked. `whole`: the log was read from one to the other. */
  window: { from: number; to: number; whole: boolean; events: number } | null;
  blind: BlindSpot[];
  /** Findings of each severity. */
  sums: Record<Severity, number>;
  /** The whole in one or two sentences. */
  summary: string;
}

/** What the log cannot show, whatever was read (FACTS §5, §24). */
export const LOG_LIMITS =
  'The System Log has the scopes of tokens, not of calls, and goes back 90 days: a scope that was asked for need not have been used, and one that is needed twice a year looks unused.';

export function toAuditResult(view: AuditView): AuditResult {
  const sight = judgeSight(view);
  const { token, origin, log } = view;
  const scale: AuditScale = { from: token?.from ?? 0, to: token?.to ?? 0, origin };
  const clients = clientFacts(view, sight).map((client) => ({ ...client, findings: findingsOf(client, scale) }));
  const sums: AuditResult['sums'] = { high: 0, medium: 0, low: 0, info: 0 };
  for (const { findings } of clients) for (const { severity } of findings) sums[severity] += 1;
  return {
    clients,
    window: token && { from: token.from, to: token.to, whole: sight.wholeLog, events: log.events },
    blind: sight.spots,
    sums,
    summary: summaryOf(clients, sight.spots),
  };
}

function findingsOf(client: ClientFacts, scale: AuditScale): Finding[] {
  const all = [...scopeFindings(client, scale), ...tokenFindings(client, scale), ...secretFindings(client, scale)];
  return all.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function summaryOf(clients: readonly AuditedClient[], spots: readonly BlindSpot[]): string {
  const having = (...ids: string[]) =>
    clients.filter(({ findings }) => findings.some(({ id }) => ids.includes(id))).length;
  const parts = [
    [
      having('unused-write', 'unused-read', 'manage-for-read'),
      'holds',
      'hold',
      'scopes that it does not ask for',
      'scopes that they do not ask for',
    ],
    [having('never-used', 'token-unused', 'token-never-used'), 'is', 'are', 'not used at all', 'not used at all'],
    [having('super-admin'), 'may', 'may', 'act as Super Administrator', 'act as Super Administrator'],
  ] as const;
  const said = parts.flatMap(([count, one, many, what, whats]) =>
    count === 0 ? [] : [`${count} ${agreeing(count, one, many)} ${agreeing(count, what, whats)}`],
  );
  const blind = new Set(spots.map(({ part }) => AUDIT_PARTS[part].label));
  return [
    `${counted(clients.length, 'client')}${said.length === 0 ? '.' : `: ${said.join('; ')}.`}`,
    ...(blind.size === 0 ? [] : [`${counted(blind.size, 'part')} could not be seen: ${[...blind].join(', ')}.`]),
  ].join(' ');
}
