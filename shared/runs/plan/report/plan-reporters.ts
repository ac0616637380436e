// The forms in which the result of plans is written, by the names that the command line takes. One file a form; each is a pure function of one
// report, so a report of a half-done run is a true one.
import { toGithubAnnotations } from './plan-github.ts';
import { toPlanHtml } from './plan-html.ts';
import { toPlansJson } from './plan-json.ts';
import { toPlanJunit } from './plan-junit.ts';
import { toPlanList } from './plan-list.ts';
import { toPlanMarkdown } from './plan-markdown.ts';
import { toPlanTap } from './plan-tap.ts';
import type { PlanReport } from './report-facts.ts';

export const PLAN_REPORTERS = {
  list: { label: 'Text', extension: 'txt', write: toPlanList },
  json: { label: 'JSON', extension: 'json', write: (report) => `${JSON.stringify(toPlansJson(report))}\n` },
  junit: { label: 'JUnit XML', extension: 'xml', write: toPlanJunit },
  markdown: { label: 'Markdown', extension: 'md', write: toPlanMarkdown },
  html: { label: 'HTML', extension: 'html', write: toPlanHtml },
  github: { label: 'GitHub annotations', extension: 'txt', write: toGithubAnnotations },
  tap: { label: 'TAP', extension: 'tap', write: toPlanTap },
} as const satisfies Record<string, { label: string; extension: string; write(report: PlanReport): string }>;

export type PlanReporterName = keyof typeof PLAN_REPORTERS;
export const PLAN_REPORTER_NAMES = Object.keys(PLAN_REPORTERS) as PlanReporterName[];
