// A sweep as a file to keep or hand on. One file a format; all read the view, so a report of a half-done run is a true one.
import type { SweepView } from '../reduce-sweep.ts';
import { toCsv } from './report-csv.ts';
import { toHtml } from './report-html.ts';
import { toJson } from './report-json.ts';
import { toMarkdown } from './report-markdown.ts';

export const SWEEP_FORMATS = ['csv', 'json', 'html', 'md'] as const;
export type SweepFormat = (typeof SWEEP_FORMATS)[number];

const WRITERS: Record<SweepFormat, (view: SweepView) => string> = {
  csv: toCsv,
  json: toJson,
  html: toHtml,
  md: toMarkdown,
};

export function sweepReport(view: SweepView, format: SweepFormat): { filename: string; text: string } {
  const day = new Date(view.startedAt).toISOString().slice(0, 10);
  return { filename: `scopebench-sweep-${day}.${format}`, text: WRITERS[format](view) };
}
