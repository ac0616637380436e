// The work of `scopebench errors`: choose cases, run them, print the result. What differs is a result (exit 4); no answer, or a
// run that was cut short, is not (exit 3).

import { join } from 'node:path';
import type { CaseResult } from '../../../shared/contract/error-lab.ts';
import { runsOf } from '../../../shared/contract/run/runs-of.ts';
import type { RunEvent } from '../../../shared/contract/run.ts';
import { counted } from '../../../shared/counted.ts';
import { findErrorCase } from '../../../shared/okta/error-cases/all-cases.ts';
import { cannotBeTruth } from '../../../shared/okta/error-cases/cannot-be-truth.ts';
import { caseCost } from '../../../shared/okta/error-cases/case-needs.ts';
import { isUnprepared } from '../../../shared/okta/error-cases/case-outcomes.ts';
import { caseWords } from '../../../shared/okta/error-cases/case-words.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { type ErrorReportFormat, errorReport } from '../../../shared/okta/error-cases/error-report.ts';
import { sourceText } from '../../../shared/okta/error-cases/public-sources.ts';
import { toShownAnswer } from '../../../shared/okta/error-cases/shown-answer.ts';
import { type FixtureFile, toFixture } from '../../../shared/okta/error-cases/to-fixture.ts';
import {
  type CaseRunEnd,
  type CaseRunView,
  EMPTY_CASE_RUN,
  reduceCaseRun,
} from '../../../shared/okta/runs/reduce-case-run.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { TargetOptions } from '../given-options.ts';
import { watchRun } from '../runs/watch-run.ts';
import { formatCase, formatCaseList, formatEnd } from '../show/errors-text.ts';
import { createCaseProgress } from '../terminal/case-progress.ts';
import { makeFolder } from '../terminal/make-folder.ts';
import { note, print, printExact, printJson } from '../terminal/print.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { chooseCases } from './choose-cases.ts';

export interface ErrorsOptions extends TargetOptions {
  case?: string[];
  group?: string[];
  list?: boolean;
  allowUnsafe?: boolean;
  accept?: boolean;
  junit?: boolean;
  md?: boolean;
  html?: boolean;
  output?: string;
  fixtures?: string;
}

interface Ran {
  rows: { one: ErrorCase; result: CaseResult; changed: boolean }[];
  end: CaseRunEnd;
}

export async function runErrors(options: ErrorsOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const cases = chooseCases(options);
  checkList(options);
  if (options.fixtures !== undefined) await makeFolder(options.fixtures);
  if (options.list) return list(cases, options);
  if (options.output !== undefined) await checkWritable(options.output);
  return withTarget({ ...options, mayNeedCredential: true }, async (target) => {
    const { id: credentialId, name: credential } = target.credential();
    const { bench, tenant } = target;
    const place = { tenantId: tenant.id, credentialId };
    const ran = await run(target, place, cases, format === null, options);
    const report = { org: tenant.name, credential, at: Date.now(), rows: ran.rows };
    await tell(format === null ? null : errorReport(report, format).text, format, ran.end, options);
    const differing = ran.rows.filter(({ result }) => result.outcome === 'differs');
    const accepted = options.accept ? await accept(target, place, differing) : 0;
    const answered = ran.rows.filter(({ result }) => result.actual !== null).map(({ one }) => one.id);
    if (options.fixtures !== undefined && answered.length > 0) {
      const { files } = await bench.client.errorLab.fixtures({ caseIds: answered, from: 'actual', ...place });
      await writeFixtures(options.fixtures, files);
    }
    if (differing.length > accepted) return EXIT.notMet;
    const unprepared = ran.rows.some(({ result }) => isUnprepared(result));
    return ran.end.reason !== 'complete' || ran.end.sums.unreachable > 0 || unprepared ? EXIT.notRun : EXIT.met;
  });
}

/** How many were saved as this org's truth; what passes, such as an outage, is named and not saved. */
async function accept(
  { bench }: Target,
  place: { tenantId: string; credentialId: string },
  differing: Ran['rows'],
): Promise<number> {
  let saved = 0;
  for (const { one, result } of differing) {
    const passing = cannotBeTruth(one, result.verdict);
    if (passing !== null) {
      note(`Not saved as this org's truth: ${one.id}. ${passing}`);
      continue;
    }
    await bench.client.errorLab.saveTruth({ ...place, caseId: one.id, note: 'Accepted on the command line.' });
    saved += 1;
  }
  if (saved > 0) note(`Saved as this org's truth: ${counted(saved, 'answer')}.`);
  return saved;
}

function formatOf({ json, junit, md, html, list: listed, output }: ErrorsOptions): ErrorReportFormat | null {
  const forms: [flag: string, given: boolean | undefined, format: ErrorReportFormat][] = [
    ['--json', json, 'json'],
    ['--junit', junit, 'junit'],
    ['--md', md, 'markdown'],
    ['--html', html, 'html'],
  ];
  const chosen = forms.filter(([, given]) => given);
  if (chosen.length > 1)
    throw usageError(`${chosen.map(([flag]) => flag).join(' and ')} are forms of one result.`, 'Give one of them.');
  const [first] = chosen;
  if (listed && first && first[0] !== '--json')
    throw usageError(`${first[0]} is a form of a run, and --list runs nothing.`, 'Leave out one of them.');
  if (output !== undefined && !first)
    throw usageError('--output takes a result in one of its forms.', 'Add --json, --junit, --md or --html.');
  return first?.[2] ?? null;
}

/** What is about answers has no meaning where nothing is asked. */
function checkList({ list: listed, accept, allowUnsafe, output }: ErrorsOptions): void {
  const flag = accept ? '--accept' : allowUnsafe ? '--allow-unsafe' : output !== undefined ? '--output' : null;
  if (listed && flag !== null)
    throw usageError(`${flag} is about a run, and --list runs nothing.`, 'Leave out one of them.');
}

async function list(cases: readonly ErrorCase[], { json, fixtures }: ErrorsOptions): Promise<ExitCode> {
  if (fixtures !== undefined)
    await writeFixtures(
      fixtures,
      cases.map((one) => toFixture(one, toShownAnswer(one.expected[0]))),
    );
  if (json)
    printJson({
      cases: cases.map((one) => ({
        id: one.id,
        group: one.group,
        title: one.title,
        sends: one.sends,
        ...caseWords(one),
        expected: one.expected.map(toShownAnswer),
        source: sourceText(one),
        evidence: one.evidence,
        confidence: one.confidence,
        unsafe: one.unsafe,
        cost: caseCost(one),
      })),
    });
  else print(formatCaseList(cases));
  return EXIT.met;
}

/** Until it ends. A signal cancels it: what came until then is the result. */
async function run(
  { bench }: Target,
  place: { tenantId: string; credentialId: string },
  cases: readonly ErrorCase[],
  lines: boolean,
  { allowUnsafe }: ErrorsOptions,
): Promise<Ran> {
  const { client } = bench;
  const input = { ...place, caseIds: cases.map(({ id }) => id), allowUnsafe: allowUnsafe ?? false };
  const { runId } = await withVault(bench, () => runsOf(client.run, 'error-cases').start(input));
  const progress = createCaseProgress(lines);
  let view: CaseRunView<CaseResult> = EMPTY_CASE_RUN;
  const take = (events: readonly RunEvent<'error-cases'>[]) => {
    view = reduceCaseRun(view, events);
    for (const event of events) {
      progress.show(event);
      const one = event.type === 'case' ? findErrorCase(event.result.caseId) : null;
      if (lines && one && event.type === 'case') print(formatCase(one, event.result, event.changed));
    }
    return undefined;
  };
  try {
    await watchRun(client.run, { kind: 'error-cases', runId, onSignal: 'cancel', take });
  } finally {
    progress.end();
  }
  if (view.end === null) throw new Error('a run of cases ended without its end');
  const rows = [...view.results.values()].flatMap(({ result, changed }) => {
    const one = findErrorCase(result.caseId);
    return one ? [{ one, result, changed }] : [];
  });
  return { rows, end: view.end };
}

async function tell(
  text: string | null,
  format: ErrorReportFormat | null,
  end: CaseRunEnd,
  { output }: ErrorsOptions,
): Promise<void> {
  if (text === null) return print(formatEnd(end));
  if (end.reason !== 'complete' || output !== undefined) note(end.message);
  if (output !== undefined) note(`Written to ${await writeTextFile(output, text)}.`);
  else if (format === 'json') printJson({ ...JSON.parse(text), reason: end.reason, message: end.message });
  else printExact(text);
}

async function writeFixtures(folder: string, files: readonly FixtureFile[]): Promise<void> {
  for (const { name, text } of files) await writeTextFile(join(folder, name), text);
  note(`${counted(files.length, 'file')} written to ${folder}.`);
}
