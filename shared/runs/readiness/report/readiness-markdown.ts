// The evidence as Markdown: the verdict first, then what is open, all checks, each scope with what was exercised, and what can be concluded.
import { counted } from '../../../counted.ts';
import { escapeMarkdown, markdownTable } from '../../../report/markdown.ts';
import { CHECK_GROUPS, type CheckGroup } from '../readiness-checks.ts';
import type { ReportedCheck } from '../readiness-report.ts';
import { CONCLUSIONS, type EvidenceReport, scopeRows, transcriptKey } from './evidence-report.ts';
import { STATE_WORDS, verdictOf } from './state-words.ts';

export function readinessMarkdown(evidence: EvidenceReport): string {
  const { report, madeAt, versions, instances, sources } = evidence;
  const open = report.checks.filter(({ state }) => state !== 'pass');
  return `${[
    `# Readiness of ${escapeMarkdown(report.integration)}`,
    `**${verdictOf(report)}**`,
    markdownTable(
      ['', ''],
      [
        ['Version', report.version ?? 'edited since its newest version'],
        ['Made', new Date(madeAt).toISOString()],
        ['Tried in', instances.map(({ tenantName, host }) => `${tenantName} (${host})`).join(', ') || 'no org'],
        ['Scopebench', `${versions.app}, catalogue ${versions.catalogue}`],
        ...sources.map(({ file, sha256 }) => [file, `sha256 ${sha256}`]),
      ],
    ),
    ...(open.length > 0 ? ['## What is open', open.map((check) => openLine(check)).join('\n')] : []),
    '## Checks',
    ...groups(evidence),
    '## Scopes',
    scopeTable(evidence),
    '## The reason to use scopes',
    escapeMarkdown(evidence.scopesReason),
    '## What this shows, and what it does not',
    CONCLUSIONS.map(({ can, text }) => `- ${can ? 'It shows' : 'It does not show'}: ${escapeMarkdown(text)}`).join(
      '\n',
    ),
  ].join('\n\n')}\n`;
}

const openLine = ({ state, title, why, fix }: ReportedCheck): string =>
  `- **${STATE_WORDS[state].word}**: ${escapeMarkdown(title)}. ${escapeMarkdown(why)}${fix === null ? '' : ` ${escapeMarkdown(fix)}`}`;

function groups({ report, transcripts }: EvidenceReport): string[] {
  return (Object.keys(CHECK_GROUPS) as CheckGroup[]).map((group) =>
    [
      `### ${CHECK_GROUPS[group]}`,
      markdownTable(
        ['State', 'Check', 'What was found', 'When', 'Evidence'],
        report.checks
          .filter((check) => check.group === group)
          .map(({ state, title, why, at, evidence }) => [
            STATE_WORDS[state].word,
            title,
            why,
            at === null ? '' : new Date(at).toISOString(),
            evidence
              .map(({ what, runId, exchangeId }) => {
                const file = transcripts.get(transcriptKey(runId, exchangeId));
                return file === undefined ? what : `${what} (${file})`;
              })
              .join('; '),
          ]),
      ),
    ].join('\n\n'),
  );
}

const scopeTable = (evidence: EvidenceReport): string =>
  markdownTable(
    ['Scope', 'Access', 'Exercised', 'Outcome', 'Reason'],
    scopeRows(evidence).map(({ scope, writes, calls, reason }) => [
      scope,
      writes ? 'read and write' : 'read',
      calls.map(({ operationId, stepId }) => operationId ?? stepId).join(', ') || 'by no step',
      calls.length === 0
        ? ''
        : `${counted(calls.filter(({ outcome }) => outcome === 'met').length, 'call')} of ${calls.length} met`,
      reason,
    ]),
  );
