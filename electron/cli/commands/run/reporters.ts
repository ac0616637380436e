// `--reporter NAME[=FILE]` of `scopebench run`: several at once, one of them on stdout. Read and checked before anything is sent, and written
// whatever happens then, so that no file of an earlier run is taken for the result of this one.
import { resolve } from 'node:path';
import { toGithubSummary } from '../../../../shared/runs/plan/report/plan-github.ts';
import { toPlansJson } from '../../../../shared/runs/plan/report/plan-json.ts';
import {
  PLAN_REPORTER_NAMES,
  PLAN_REPORTERS,
  type PlanReporterName,
} from '../../../../shared/runs/plan/report/plan-reporters.ts';
import type { PlanReport } from '../../../../shared/runs/plan/report/report-facts.ts';
import { usageError } from '../../cli-error.ts';
import { toShownError } from '../../shown-error.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { appendTextFile, checkWritable, writeTextFile } from '../../terminal/write-text-file.ts';
import type { World } from '../../world.ts';

export interface Reporters {
  /** On stdout. */
  shown: PlanReporterName;
  files: { name: PlanReporterName; file: string }[];
  /** Of the job on GitHub, to which the summary is appended; null for none. */
  summary: string | null;
}

/** Without a reporter for stdout it is the list. @throws CliError USAGE */
export function readReporters(given: readonly string[], json: boolean, { env, cwd }: World): Reporters {
  const all = [...given, ...(json ? ['json'] : [])].map(readReporter);
  const [first, second] = new Set(all.flatMap(({ name, file }) => (file === null ? [name] : [])));
  if (first && second)
    throw usageError(
      `${first} and ${second} cannot both go to stdout.`,
      `Write all but one to a file, such as --reporter ${second}=report.${PLAN_REPORTERS[second].extension}.`,
    );
  const files = all.flatMap(({ name, file }) => (file === null ? [] : [{ name, file }]));
  const wholes = files.map(({ file }) => resolve(cwd, file));
  const twice = wholes.findIndex((whole, index) => wholes.indexOf(whole) !== index);
  if (twice >= 0) throw usageError(`${files[twice]?.file} is given to two reporters.`, 'Give each a file of its own.');
  const github = all.some(({ name }) => name === 'github');
  return { shown: first ?? 'list', files, summary: (github && env.GITHUB_STEP_SUMMARY) || null };
}

function readReporter(text: string): { name: PlanReporterName; file: string | null } {
  const mark = text.indexOf('=');
  const word = mark < 0 ? text : text.slice(0, mark);
  const file = mark < 0 ? null : text.slice(mark + 1);
  const name = PLAN_REPORTER_NAMES.find((one) => one === word);
  if (!name) throw usageError(`There is no reporter ${word}.`, `The reporters are ${PLAN_REPORTER_NAMES.join(', ')}.`);
  if (file === '')
    throw usageError(
      `--reporter ${text} names no file.`,
      `For example --reporter ${name}=report.${PLAN_REPORTERS[name].extension}.`,
    );
  return { name, file };
}

/** @throws CliError FILE_INVALID */
export async function checkReporters(world: World, { files, summary }: Reporters): Promise<void> {
  for (const { file } of files) await checkWritable(world, file);
  if (summary !== null) await checkWritable(world, summary);
}

/**
 * Gives the work a report to fill, and writes it: after an error with the error in it. The list on stdout is printed by who runs the steps, as they
 * end; of an error, JSON on stdout is what every command prints of one.
 */
export async function reported<T>(
  terminal: Terminal,
  reporters: Reporters,
  work: (report: PlanReport) => Promise<T>,
): Promise<T> {
  const report: PlanReport = { plans: [], problems: [], stopped: null, notBegun: [], at: Date.now() };
  const ended = await work(report).then(
    (value) => ({ ok: true, value }) as const,
    (error: unknown) => ({ ok: false, error }) as const,
  );
  if (!ended.ok) {
    const { code, message, fix } = toShownError(ended.error);
    report.stopped = { code, message, fix };
  }
  await writeAll(terminal, reporters, report);
  if (!ended.ok) throw ended.error;
  return ended.value;
}

async function writeAll(terminal: Terminal, { shown, files, summary }: Reporters, report: PlanReport): Promise<void> {
  if (shown === 'json') {
    if (report.stopped === null) terminal.printJson(toPlansJson(report));
  } else if (shown !== 'list') {
    const text = PLAN_REPORTERS[shown].write(report);
    if (text !== '') terminal.printExact(text);
  }
  for (const { name, file } of files)
    terminal.note(`Written to ${await writeTextFile(terminal, file, PLAN_REPORTERS[name].write(report))}.`);
  if (summary !== null) await appendTextFile(terminal, summary, toGithubSummary(report));
}
