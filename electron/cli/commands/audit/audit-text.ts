// An audit as a person reads it in the terminal: the sentence that matters, the clients, what is wrong and what to do, what could not be seen.
import { CLIENT_KINDS } from '../../../../shared/runs/audit/audit-parts.ts';
import { type AuditResult, LOG_LIMITS } from '../../../../shared/runs/audit/audit-result.ts';
import { type Fix, SEVERITY_COLOURS } from '../../../../shared/runs/audit/findings/finding.ts';
import type { AuditView } from '../../../../shared/runs/audit/reduce-audit.ts';
import { auditFacts, blindWords, CLIENT_HEAD, clientRow } from '../../../../shared/runs/audit/report/audit-rows.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

export function formatAudit(paint: Paint, view: AuditView, result: AuditResult): string {
  const parts = [
    auditFacts(result, view)
      .map(([label, value]) => `${label}: ${value}`)
      .join('\n'),
    formatTable([CLIENT_HEAD, ...result.clients.map(clientRow)]),
    ...result.clients.flatMap((client) => {
      const toDo = client.findings.filter(({ severity }) => severity !== 'info');
      if (toDo.length === 0) return [];
      const lines = toDo.flatMap(({ severity, text, fix }, at) => [
        `  ${paint(SEVERITY_COLOURS[severity], severity.padEnd(6))}  ${text}`,
        // A low one is said; what to do about it is in the report.
        ...(severity === 'low' ? [] : fixLines(fix, fix.api !== null && fix.api === toDo[at - 1]?.fix.api)),
      ]);
      return [[`${client.name} (${CLIENT_KINDS[client.kind]})`, ...lines].join('\n')];
    }),
    ...(result.blind.length === 0
      ? []
      : [['What could not be seen:', ...result.blind.map((spot) => `  ${blindWords(spot)}`)].join('\n')]),
    LOG_LIMITS,
  ];
  return parts.join('\n\n');
}

const fixLines = ({ words, api }: Fix, again: boolean): string[] =>
  again
    ? ['          The change above does this as well.']
    : [`          ${words}`, ...(api === null ? [] : api.split('\n').map((line) => `            ${line}`))];
