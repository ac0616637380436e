// An audit as rows of words, for every report that is a table and for the terminal: the clients, their findings, and what could not be seen.
import { counted } from '../../../counted.ts';
import { AUDIT_PARTS, CLIENT_KINDS } from '../audit-parts.ts';
import type { AuditedClient, AuditResult } from '../audit-result.ts';
import type { BlindSpot } from '../blind-spots.ts';
import { dayOf, SEVERITIES, SEVERITY_LABELS } from '../findings/finding.ts';
import { isWriteScope } from '../findings/scope-findings.ts';

/** In place of what is not known. */
export const UNKNOWN = 'not known';

export const CLIENT_HEAD = ['Client', 'Kind', 'Granted', 'Unused', 'Write', 'Last used', 'Findings', 'Client ID'];

export const clientRow = (client: AuditedClient): string[] => [
  client.name,
  CLIENT_KINDS[client.kind],
  countWord(client, client.granted),
  countWord(client, client.unused),
  countWord(client, client.granted?.filter(isWriteScope) ?? null),
  lastWord(client),
  findingsWord(client),
  client.clientId,
];

/** An API token has no scopes of its own. */
const countWord = ({ kind }: AuditedClient, scopes: readonly string[] | null): string =>
  kind === 'token' ? '–' : scopes === null ? UNKNOWN : String(scopes.length);

export function lastUsedOf({ kind, token, lastToken }: AuditedClient): number | null {
  return kind === 'token' ? (token?.lastUsedAt ?? null) : lastToken;
}

function lastWord(client: AuditedClient): string {
  const last = lastUsedOf(client);
  if (last !== null) return dayOf(last);
  return client.kind !== 'token' && client.tokens === 0 ? 'never' : UNKNOWN;
}

/** `2 high, 1 low`; empty for none. */
export const findingsWord = ({ findings }: AuditedClient): string =>
  SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${SEVERITY_LABELS[severity].toLowerCase()}`];
  }).join(', ');

export const FINDING_HEAD = ['Severity', 'Client', 'Finding', 'Fix', 'By the API'];

export const findingRows = ({ clients }: AuditResult): string[][] =>
  clients
    .flatMap((client) => client.findings.map((finding) => ({ client, finding })))
    .sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity))
    .map(({ client: { name }, finding: { severity, text, fix } }) => [
      SEVERITY_LABELS[severity],
      name,
      text,
      fix.words,
      fix.api ?? '',
    ]);

export const blindWords = ({ part, clients, title, meaning, fix }: BlindSpot): string =>
  `${AUDIT_PARTS[part].label}${clients === null ? '' : ` of ${counted(clients, 'client')}`}: ${title}. ${meaning} ${AUDIT_PARTS[part].without} ${fix}`.replace(
    / +/g,
    ' ',
  );

/** What a report says about itself first. */
export function auditFacts(
  { window, summary }: AuditResult,
  { tenantName, credentialName }: { tenantName: string; credentialName: string },
): [string, string][] {
  return [
    ['Tenant', tenantName],
    ['Asked as', credentialName],
    ...(window === null
      ? []
      : ([
          [
            'System Log',
            `${dayOf(window.from)} to ${dayOf(window.to)}, ${counted(window.events, 'event')}${window.whole ? '' : ', not read to its end'}`,
          ],
        ] satisfies [string, string][])),
    ['Result', summary],
  ];
}
