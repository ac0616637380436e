// A run against one's own API as a file: JSON for scripts, Markdown for a pull request, CSV for a spreadsheet.
import { escapeMarkdown, markdownTable } from '../../../report/markdown.ts';
import { csvText } from '../../sweep/report/csv-text.ts';
import type { ProtectView } from '../reduce-protect.ts';
import { toProtectJson } from './protect-json.ts';
import { PROTECT_HEAD, protectRows, toFields } from './protect-rows.ts';

export const PROTECT_REPORTS = {
  json: { label: 'JSON', extension: 'json', write: (view) => `${JSON.stringify(toProtectJson(view), null, 2)}\n` },
  markdown: { label: 'Markdown', extension: 'md', write: toMarkdown },
  csv: { label: 'CSV', extension: 'csv', write: (view) => csvText([PROTECT_HEAD, ...protectRows(view).map(toFields)]) },
} as const satisfies Record<string, { label: string; extension: string; write(view: ProtectView): string }>;
export type ProtectReportFormat = keyof typeof PROTECT_REPORTS;

export function protectReport(view: ProtectView, format: ProtectReportFormat): { filename: string; text: string } {
  const { extension, write } = PROTECT_REPORTS[format];
  const host = view.api.replace(/^https?:\/\//, '').replace(/[^\w.-]+/g, '-');
  return { filename: `protect-${host}.${extension}`, text: write(view) };
}

function toMarkdown(view: ProtectView): string {
  const { api, startedAt, tenantName, credentialName, end } = view;
  const facts = [
    ['API', api],
    ['Started', new Date(startedAt).toISOString()],
    ['Good token', credentialName === null ? 'given' : `${credentialName} of ${tenantName}`],
    ['Result', `${end?.met ? 'met' : 'not met'}. ${end?.message ?? 'It has not ended yet.'}`],
  ];
  return [
    '# Protect: what the API checks',
    facts.map(([label, value]) => `- ${label}: ${escapeMarkdown(value ?? '')}`).join('\n'),
    markdownTable(PROTECT_HEAD, protectRows(view).map(toFields)),
    '',
  ].join('\n\n');
}
