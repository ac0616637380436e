// `scopebench errors`: error cases sent to an org, and how its answers compare. What differs is a result (exit 4); no answer, or a run
// that was cut short, is not (exit 3).
import { join } from 'node:path';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { counted } from '../../../shared/counted.ts';
import type { CaseResult } from '../../../shared/model/case-results.ts';
import { findErrorCase } from '../../../shared/okta/error-cases/all-cases.ts';
import { CASE_GROUPS } from '../../../shared/okta/error-cases/cases/case-groups.ts';
import { caseCost } from '../../../shared/okta/error-cases/cases/case-needs.ts';
import { caseError, caseWords } from '../../../shared/okta/error-cases/cases/case-words.ts';
import { sourceText } from '../../../shared/okta/error-cases/cases/public-sources.ts';
import { cannotBeBaseline } from '../../../shared/okta/error-cases/compare/cannot-be-baseline.ts';
import { CASE_OUTCOME_FACTS, isUnprepared } from '../../../shared/okta/error-cases/compare/case-outcomes.ts';
import { toShownAnswer } from '../../../shared/okta/error-cases/compare/shown-answer.ts';
import { type FixtureFile, toFixture } from '../../../shared/okta/error-cases/compare/to-fixture.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { type ErrorReportFormat, errorReport } from '../../../shared/okta/error-cases/report/error-report.ts';
import type { CaseRunEnd } from '../../../shared/runs/error-cases/error-cases-events.ts';
import { type CaseRunView, EMPTY_CASE_RUN, reduceCaseRun } from '../../../shared/runs/error-cases/reduce-case-run.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { readFaults } from '../bench/sandbox-options.ts';
import { withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { chosenForm } from '../options/chosen-form.ts';
import { addCommonOptions, addTargetOptions, collect, type TargetOptions } from '../options/shared-options.ts';
import { noteInterrupted, resumeRun } from '../runs/resume-run.ts';
import { watchRun } from '../runs/watch-run.ts';
import { makeFolder } from '../terminal/make-folder.ts';
import { formatTable } from '../terminal/table.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { createCaseProgress } from './errors/case-progress.ts';
import { chooseCases } from './errors/choose-cases.ts';

const EXAMPLES = `
Examples:
  scopebench errors
  scopebench errors --group client --group scope --json
  scopebench errors --case token/wrong-secret --case api/missing-scope -t Acme
  scopebench errors -t Acme --junit --output errors.xml
  scopebench errors --list --fixtures test/okta-errors
  scopebench errors --resume run-000example

Cases that write, revoke or spend a rate budget go to the sandbox org only, unless --allow-unsafe says otherwise; to a
tenant that is marked as production they never go. A call that hits the rate limit is sent once more after the reset.
Exit code 4 when an answer differs, 3 when there was none or a case could not be sent.`;

export const defineErrors: Define = (command, terminal, act) => {
  command
    .optionsGroup('Which cases (default: all):')
    .option('--case <id>', 'one case; may be repeated', collect)
    .option('--group <name>', 'a group of cases; may be repeated', collect)
    .option('--list', 'show the cases and send nothing')
    .optionsGroup('How:')
    .option('--allow-unsafe', 'also send to a real org the cases that write, revoke or spend its rate budget')
    .option('--resume <run>', 'resume a run whose process was stopped')
    .option('--accept', "save each answer that differs as this org's baseline; it counts as expected from then on")
    .optionsGroup('The result (default: one line per case):')
    .option('--junit', 'JUnit XML')
    .option('--md', 'Markdown')
    .option('--html', 'one HTML file that needs nothing else')
    .option('-o, --output <file>', 'write the result to this file instead of stdout')
    .option('--fixtures <folder>', 'write each answer as a JSON file; with --list, the known answers');
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(act((options: ErrorsOptions) => runErrors(terminal, options)));
};

interface ErrorsOptions extends TargetOptions {
  case?: string[];
  group?: string[];
  list?: boolean;
  allowUnsafe?: boolean;
  resume?: string;
  accept?: boolean;
  junit?: boolean;
  md?: boolean;
  html?: boolean;
  output?: string;
  fixtures?: string;
}

/** Where a run goes. */
interface Asked {
  bench: OpenBench;
  org: string;
  credential: string;
  place: { tenantId: string; credentialId: string };
}

interface Ran {
  rows: { one: ErrorCase; result: CaseResult; changed: boolean }[];
  end: CaseRunEnd;
}

async function runErrors(terminal: Terminal, options: ErrorsOptions): Promise<ExitCode> {
  const { world } = terminal;
  const format = formatOf(options);
  const cases = chooseCases(options);
  checkList(options);
  checkResume(options);
  if (options.fixtures !== undefined) await makeFolder(world, options.fixtures);
  if (options.list) return list(terminal, cases, options);
  if (options.output !== undefined) await checkWritable(world, options.output);
  if (options.resume !== undefined) return goOn(terminal, options.resume, format, options);
  return withTarget(terminal, { ...options, mayNeedCredential: true }, async ({ bench, tenant, credential }) => {
    const { id: credentialId, name } = credential();
    const place = { tenantId: tenant.id, credentialId };
    await noteInterrupted(bench, 'error-cases');
    const input = { ...place, caseIds: cases.map(({ id }) => id), allowUnsafe: options.allowUnsafe ?? false };
    const { runId } = await withVault(bench, () => runsOf(bench.client.run, 'error-cases').start(input));
    return toTheEnd({ bench, org: tenant.name, credential: name, place }, runId, format, options);
  });
}

/** Cases, org and credential are those of the run. */
function goOn(
  terminal: Terminal,
  runId: string,
  format: ErrorReportFormat | null,
  options: ErrorsOptions,
): Promise<ExitCode> {
  const faults = readFaults(options.fault);
  return withBench(terminal, { dataDir: options.dataDir, sandbox: true, faults }, async (bench) => {
    const { places } = await resumeRun(bench, 'error-cases', runId);
    const { tenants } = await bench.client.app.snapshot();
    const [{ tenantId, credentialId } = { tenantId: '', credentialId: null }] = places;
    const tenant = tenants.find(({ id }) => id === tenantId);
    const credential = tenant?.credentials.find(({ id }) => id === credentialId);
    if (!tenant || !credential) throw new Error('a run goes on without its tenant or credential');
    const place = { tenantId, credentialId: credential.id };
    return toTheEnd({ bench, org: tenant.name, credential: credential.name, place }, runId, format, options);
  });
}

async function toTheEnd(
  { bench, org, credential, place }: Asked,
  runId: string,
  format: ErrorReportFormat | null,
  options: ErrorsOptions,
): Promise<ExitCode> {
  const { terminal } = bench;
  const ran = await follow(bench, runId, format === null);
  const report = { org, credential, at: Date.now(), rows: ran.rows };
  await printResult(terminal, format === null ? null : errorReport(report, format).text, format, ran.end, options);
  const differing = ran.rows.filter(({ result }) => result.outcome === 'differs');
  const accepted = options.accept ? await accept(bench, place, differing) : 0;
  const answered = ran.rows.filter(({ result }) => result.actual !== null).map(({ one }) => one.id);
  if (options.fixtures !== undefined && answered.length > 0) {
    const { files } = await bench.client.errorLab.fixtures({ caseIds: answered, from: 'actual', ...place });
    await writeFixtures(terminal, options.fixtures, files);
  }
  if (differing.length > accepted) return EXIT.notMet;
  const unprepared = ran.rows.some(({ result }) => isUnprepared(result));
  return ran.end.reason !== 'complete' || ran.end.sums.unreachable > 0 || unprepared ? EXIT.notRun : EXIT.met;
}

/** How many were saved as this org's baseline; what passes, such as an outage, is named and not saved. */
async function accept(
  bench: OpenBench,
  place: { tenantId: string; credentialId: string },
  differing: Ran['rows'],
): Promise<number> {
  const { note } = bench.terminal;
  let saved = 0;
  for (const { one, result } of differing) {
    const passing = cannotBeBaseline(one, result.verdict);
    if (passing !== null) {
      note(`Not saved as this org's baseline: ${one.id}. ${passing}`);
      continue;
    }
    await bench.client.errorLab.saveBaseline({ ...place, caseId: one.id, note: 'Accepted on the command line.' });
    saved += 1;
  }
  if (saved > 0) note(`Saved as this org's baseline: ${counted(saved, 'answer')}.`);
  return saved;
}

const FORMATS = { json: 'json', junit: 'junit', md: 'markdown', html: 'html' } as const satisfies Record<
  string,
  ErrorReportFormat
>;

function formatOf({ json, junit, md, html, list: listed, output }: ErrorsOptions): ErrorReportFormat | null {
  const form = chosenForm({ json, junit, md, html }, output);
  if (listed && form && form !== 'json')
    throw usageError(`--${form} is for the result of a run, and --list runs nothing.`, 'Leave out one of them.');
  return form && FORMATS[form];
}

/** What is about answers has no meaning where nothing is asked. */
function checkList({ list: listed, accept, allowUnsafe, output }: ErrorsOptions): void {
  const flag = accept ? '--accept' : allowUnsafe ? '--allow-unsafe' : output !== undefined ? '--output' : null;
  if (listed && flag !== null)
    throw usageError(`${flag} is for a run, and --list runs nothing.`, 'Leave out one of them.');
}

/** What a run has begun with goes on with it. */
function checkResume({ resume, ...rest }: ErrorsOptions): void {
  if (resume === undefined) return;
  const given = (
    [
      ['--case', rest.case],
      ['--group', rest.group],
      ['--list', rest.list],
      ['--allow-unsafe', rest.allowUnsafe],
      ['--tenant', rest.tenant],
      ['--credential', rest.credential],
      ['--org', rest.org],
      ['--client-id', rest.clientId],
      ['--secret-stdin', rest.secretStdin],
      ['--key-file', rest.keyFile],
    ] as const
  ).find(([, value]) => value !== undefined);
  if (given)
    throw usageError(
      `${given[0]} cannot be combined with --resume, which continues a run as it was started.`,
      'Leave out one of them.',
    );
}

async function list(
  terminal: Terminal,
  cases: readonly ErrorCase[],
  { json, fixtures }: ErrorsOptions,
): Promise<ExitCode> {
  const { print, printJson } = terminal;
  if (fixtures !== undefined)
    await writeFixtures(
      terminal,
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

/** Until it ends. A signal cancels it: what was received until then is the result. */
async function follow({ client, terminal }: OpenBench, runId: string, lines: boolean): Promise<Ran> {
  const progress = createCaseProgress(terminal, lines);
  let view: CaseRunView = EMPTY_CASE_RUN;
  const take = (events: readonly RunEvent<'error-cases'>[]) => {
    view = reduceCaseRun(view, events);
    for (const event of events) {
      progress.show(event);
      const one = event.type === 'case' ? findErrorCase(event.result.caseId) : null;
      if (lines && one && event.type === 'case')
        terminal.print(formatCase(terminal.paint, one, event.result, event.changed));
    }
    return undefined;
  };
  try {
    await watchRun(terminal, client.run, { kind: 'error-cases', runId, onSignal: 'cancel', take });
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

async function printResult(
  terminal: Terminal,
  text: string | null,
  format: ErrorReportFormat | null,
  end: CaseRunEnd,
  { output }: ErrorsOptions,
): Promise<void> {
  const { note, paint, print, printExact, printJson } = terminal;
  if (text === null) return print(formatEnd(paint, end));
  if (end.reason !== 'complete' || output !== undefined) note(end.message);
  if (output !== undefined) note(`Written to ${await writeTextFile(terminal, output, text)}.`);
  else if (format === 'json') printJson({ ...JSON.parse(text), reason: end.reason, message: end.message });
  else printExact(text);
}

async function writeFixtures(terminal: Terminal, folder: string, files: readonly FixtureFile[]): Promise<void> {
  for (const { name, text } of files) await writeTextFile(terminal, join(folder, name), text);
  terminal.note(`${counted(files.length, 'file')} written to ${folder}.`);
}

const ID_WIDTH = 32;

function formatCase(paint: Paint, one: ErrorCase, result: CaseResult, changed: boolean): string {
  const { sign, label, colour } = CASE_OUTCOME_FACTS[result.outcome];
  const { outcome, note, differences, actual } = result;
  const status = actual === null ? '   ' : String(actual.status);
  const reported = `${one.id.padEnd(ID_WIDTH)} ${status}  ${one.title}${changed ? ' (changed since the last run)' : ''}`;
  const head = `${paint(colour, `${sign} ${label.padEnd(11)}`)} ${reported}`;
  const lines = outcome === 'differs' ? [note, ...differences.map(({ words }) => words)] : [note];
  return [head.trimEnd(), ...lines.flatMap((line) => (line === null ? [] : [`    ${line}`]))].join('\n');
}

function formatEnd(paint: Paint, { reason, message, sums }: CaseRunEnd): string {
  const fine = reason === 'complete' && sums.differs === 0 && sums.unreachable === 0;
  return `\n${paint(fine ? 'green' : 'amber', message)}`;
}

function formatCaseList(cases: readonly ErrorCase[]): string {
  const rows = cases.map((one) => [
    one.id,
    [String(one.expected[0].status), caseError(one)].filter(Boolean).join(' '),
    counted(caseCost(one), 'request'),
    one.unsafe === null ? 'safe' : 'unsafe',
    `${CASE_GROUPS[one.group].title}: ${one.title}`,
  ]);
  return formatTable(rows);
}
