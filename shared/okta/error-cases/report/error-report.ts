// A run of error cases as a file to keep or hand on, in the format that its reader wants.
import type { ErrorReport } from './report-facts.ts';
import { toErrorHtml } from './report-html.ts';
import { toErrorJson } from './report-json.ts';
import { toErrorJunit } from './report-junit.ts';
import { toErrorMarkdown } from './report-markdown.ts';

export const ERROR_REPORT_FORMATS = ['markdown', 'html', 'junit', 'json'] as const;
export type ErrorReportFormat = (typeof ERROR_REPORT_FORMATS)[number];

const WRITERS: Record<ErrorReportFormat, { extension: string; write: (report: ErrorReport) => string }> = {
  markdown: { extension: 'md', write: toErrorMarkdown },
  html: { extension: 'html', write: toErrorHtml },
  junit: { extension: 'xml', write: toErrorJunit },
  json: { extension: 'json', write: toErrorJson },
};

export function errorReport(report: ErrorReport, format: ErrorReportFormat): { filename: string; text: string } {
  const { extension, write } = WRITERS[format];
  const day = new Date(report.at).toISOString().slice(0, 10);
  return { filename: `scopebench-errors-${day}.${extension}`, text: write(report) };
}
