// An audit as a file: JSON for scripts, CSV with a row for each client, Markdown for a ticket, and one HTML page that needs nothing else.
import { html } from 'hono/html';
import { type Html, htmlPage } from '../../../report/html-page.ts';
import { escapeMarkdown, markdownTable } from '../../../report/markdown.ts';
import { csvText } from '../../sweep/report/csv-text.ts';
import { CLIENT_KINDS } from '../audit-parts.ts';
import { type AuditedClient, type AuditResult, LOG_LIMITS, toAuditResult } from '../audit-result.ts';
import { SEVERITY_COLOURS } from '../findings/finding.ts';
import type { AuditView } from '../reduce-audit.ts';
import { toAuditJson } from './audit-json.ts';
import { auditFacts, blindWords, CLIENT_HEAD, clientRow, FINDING_HEAD, findingRows, UNKNOWN } from './audit-rows.ts';

export const AUDIT_REPORTS = {
  csv: { label: 'CSV', extension: 'csv', write: toCsv },
  json: {
    label: 'JSON',
    extension: 'json',
    write: (result, about) => `${JSON.stringify(toAuditJson(result, about), null, 2)}\n`,
  },
  html: { label: 'HTML', extension: 'html', write: toHtml },
  markdown: { label: 'Markdown', extension: 'md', write: toMarkdown },
} as const satisfies Record<
  string,
  { label: string; extension: string; write(result: AuditResult, about: About): string }
>;
export type AuditReportFormat = keyof typeof AUDIT_REPORTS;

type About = Pick<AuditView, 'tenantName' | 'credentialName' | 'origin'>;

export function auditReport(view: AuditView, format: AuditReportFormat): { filename: string; text: string } {
  const { extension, write } = AUDIT_REPORTS[format];
  const host = view.origin.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '-');
  return { filename: `audit-${host}.${extension}`, text: write(toAuditResult(view), view) };
}

const listWord = (names: readonly string[] | null): string => (names === null ? UNKNOWN : names.join(' '));

const CSV_HEAD = [
  ...CLIENT_HEAD,
  'Granted scopes',
  'Requested scopes',
  'Unused scopes',
  'Roles',
  'Made by',
  'What was found',
  'What to do',
];

function toCsv({ clients }: AuditResult): string {
  const rows = clients.map((client) => [
    ...clientRow(client),
    listWord(client.granted),
    listWord(client.requested?.map(({ scope, count }) => `${scope}=${count}`) ?? null),
    listWord(client.unused),
    client.roles === null ? UNKNOWN : client.roles.map(({ label }) => label).join(', '),
    client.madeBy ?? '',
    client.findings.map(({ text }) => text).join(' '),
    client.findings.map(({ fix }) => fix.words).join(' '),
  ]);
  return csvText([CSV_HEAD, ...rows]);
}

const REST = `${LOG_LIMITS} What a scope, a role or an empty list kept from being seen is named here, and nothing is concluded from it.`;

function toMarkdown(result: AuditResult, about: About): string {
  const findings = findingRows(result);
  return [
    `# Audit of ${escapeMarkdown(about.tenantName)}`,
    auditFacts(result, about)
      .map(([label, value]) => `- ${label}: ${escapeMarkdown(value)}`)
      .join('\n'),
    '## Clients',
    markdownTable(CLIENT_HEAD, result.clients.map(clientRow)),
    '## Findings',
    findings.length === 0 ? 'None.' : markdownTable(FINDING_HEAD, findings),
    '## What could not be seen',
    [...result.blind.map(blindWords), REST].map((words) => `- ${escapeMarkdown(words)}`).join('\n'),
    '',
  ].join('\n\n');
}

function toHtml(result: AuditResult, about: About): string {
  const facts = auditFacts(result, about).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`);
  const head = CLIENT_HEAD.map((name) => html`<th scope="col">${name}</th>`);
  const rows = result.clients.map((client) => {
    const [name, ...cells] = clientRow(client);
    return html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;
  });
  const blind = [...result.blind.map(blindWords), REST].map((words) => html`<li>${words}</li>\n`);
  return htmlPage({
    title: `Audit of ${about.tenantName}`,
    style: 'pre{font:12px ui-monospace,monospace;white-space:pre-wrap;margin:4px 0 8px}',
    body: html`<dl>${facts}</dl>
<h2>Clients</h2>
<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>
<h2>What was found</h2>
${result.clients.filter(({ findings }) => findings.length > 0).map(clientSection)}
<h2>What could not be seen</h2>
<ul>${blind}</ul>`,
  });
}

function clientSection(client: AuditedClient): Html {
  const findings = client.findings.map(
    ({
      severity,
      text,
      fix,
    }) => html`<li><b class="${SEVERITY_COLOURS[severity]}">${severity}</b> ${text}<br>${fix.words}
${fix.api && html`<pre>${fix.api}</pre>`}${fix.terraform && html`<pre>${fix.terraform}</pre>`}</li>\n`,
  );
  return html`<h3>${client.name}, ${CLIENT_KINDS[client.kind]}</h3>
<dl><dt>Granted</dt><dd><code>${listWord(client.granted)}</code></dd><dt>Unused</dt><dd><code>${listWord(client.unused)}</code></dd></dl>
<ul>${findings}</ul>\n`;
}
