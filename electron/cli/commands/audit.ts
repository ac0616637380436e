// `scopebench audit`: what every client of an org was granted, what it asked for, and what nobody uses. The run is the engine's and is kept in the data
// folder, so that the window shows it too and a killed process loses nothing.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { AUDIT_SCOPES, MOST_DAYS } from '../../../shared/runs/audit/audit-parts.ts';
import { type AuditResult, toAuditResult } from '../../../shared/runs/audit/audit-result.ts';
import { SEVERITIES, type Severity } from '../../../shared/runs/audit/findings/finding.ts';
import { type AuditView, EMPTY_AUDIT, reduceAudit } from '../../../shared/runs/audit/reduce-audit.ts';
import { toAuditJson } from '../../../shared/runs/audit/report/audit-json.ts';
import { type AuditReportFormat, auditReport } from '../../../shared/runs/audit/report/audit-report.ts';
import type { OpenBench } from '../bench/open-bench.ts';
import { withBench } from '../bench/open-bench.ts';
import { withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { chosenForm } from '../options/chosen-form.ts';
import { addCommonOptions, addTargetOptions, type TargetOptions } from '../options/shared-options.ts';
import { noteInterrupted, resumeRun, resumeWords } from '../runs/resume-run.ts';
import { watchRun } from '../runs/watch-run.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { createAuditProgress } from './audit/audit-progress.ts';
import { formatAudit } from './audit/audit-text.ts';

const EXAMPLES = `
Examples:
  scopebench audit
  scopebench audit -t Acme -c "Org admin" --days 30 --html -o audit.html
  scopebench audit -t Acme --json --fail-on high

Only GETs are sent, with the scopes that the credential has of these:
  ${AUDIT_SCOPES.slice(0, 4).join(' ')}
  ${AUDIT_SCOPES.slice(4).join(' ')}
What cannot be read is named; grants are shown to super admins alone.
Ctrl-C pauses; --resume goes on. Exit code 3 when it paused or nothing could be read.`;

export const defineAudit: Define = (command, terminal, act) => {
  addTargetOptions(command)
    .optionsGroup('How:')
    .option('--days <number>', 'how far back the System Log is read, 1 to 90', String(MOST_DAYS))
    .option(
      '--fail-on <severity>',
      `exit 4 for a finding of this severity or above: ${SEVERITIES.slice(0, 3).join(', ')}`,
    )
    .option('--resume <run>', 'resume an audit that was paused or killed')
    .optionsGroup('The result (default: a summary):')
    .option('--csv', 'a row for each client')
    .option('--html', 'one HTML file that needs nothing else')
    .option('--md', 'Markdown')
    .option('-o, --output <file>', 'write the result to this file instead of stdout');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: AuditOptions) => runAudit(terminal, options)));
};

interface AuditOptions extends TargetOptions {
  days: string;
  failOn?: string;
  resume?: string;
  csv?: boolean;
  html?: boolean;
  md?: boolean;
  output?: string;
}

const FORMATS = { json: 'json', csv: 'csv', html: 'html', md: 'markdown' } as const satisfies Record<
  string,
  AuditReportFormat
>;

async function runAudit(terminal: Terminal, options: AuditOptions): Promise<ExitCode> {
  const { json, csv, html, md, output, resume, dataDir } = options;
  const form = chosenForm({ json, csv, html, md }, output);
  const wanted: Wanted = {
    format: form && FORMATS[form],
    output,
    failOn: failOnOf(options.failOn),
    saved: options.org === undefined,
  };
  const days = daysOf(options.days);
  if (output !== undefined) await checkWritable(terminal.world, output);
  if (resume !== undefined)
    return withBench(terminal, { dataDir, sandbox: true }, async (bench) =>
      toTheEnd(bench, (await resumeRun(bench, 'audit', resume)).runId, wanted),
    );
  return withTarget(terminal, { ...options, mayNeedCredential: true }, async ({ bench, tenant, credential }) => {
    if (wanted.saved) await noteInterrupted(bench, 'audit');
    const input = { tenantId: tenant.id, credentialId: credential().id, days };
    const { runId } = await withVault(bench, () => runsOf(bench.client.run, 'audit').start(input));
    return toTheEnd(bench, runId, wanted);
  });
}

interface Wanted {
  format: AuditReportFormat | null;
  output: string | undefined;
  failOn: Severity | null;
  /** Of a saved tenant: what is paused can be resumed. */
  saved: boolean;
}

function daysOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw usageError(
    `--days ${text} is not a number of days.`,
    `Give 1 to ${MOST_DAYS}: Okta keeps its log for so long.`,
  );
}

function failOnOf(text: string | undefined): Severity | null {
  if (text === undefined) return null;
  const severity = SEVERITIES.find((one) => one === text && one !== 'info');
  if (severity) return severity;
  throw usageError(`There is no severity ${text}.`, `Give ${SEVERITIES.slice(0, 3).join(', ')}.`);
}

async function toTheEnd(bench: OpenBench, runId: string, wanted: Wanted): Promise<ExitCode> {
  const { terminal } = bench;
  const view = await watch(bench, runId);
  const result = toAuditResult(view);
  const { end } = view;
  if (end?.reason === 'no-token' || end?.reason === 'nothing-read') {
    terminal.note(end.message);
    if (wanted.format === 'json') terminal.printJson(toAuditJson(result, view));
    return EXIT.notRun;
  }
  await printResult(terminal, view, result, wanted);
  if (end === null) {
    const why = view.paused?.message ?? '';
    const how = wanted.saved
      ? `Resume with: ${resumeWords('audit', runId)}`
      : 'With --org nothing is saved that could be resumed.';
    terminal.note(['Paused.', why, how].filter(Boolean).join(' '));
    return EXIT.notRun;
  }
  if (end.reason !== 'complete') return EXIT.notRun;
  return failsOn(result, wanted.failOn) ? EXIT.notMet : EXIT.met;
}

const failsOn = ({ sums }: AuditResult, least: Severity | null): boolean =>
  least !== null && SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1).some((severity) => sums[severity] > 0);

async function watch({ client, terminal }: OpenBench, runId: string): Promise<AuditView> {
  let view: AuditView = EMPTY_AUDIT;
  const progress = createAuditProgress(terminal);
  await watchRun(terminal, client.run, {
    kind: 'audit',
    runId,
    onSignal: 'pause',
    take(events) {
      const known = view.token;
      view = reduceAudit(view, events);
      if (known === null && view.token !== null) noteScopes(terminal, view.token.held);
      progress.show(view);
      return view.paused === null ? undefined : 'enough';
    },
  }).finally(() => progress.end());
  return view;
}

/** Up front: what will be missing. */
function noteScopes({ note }: Terminal, held: string[] | null): void {
  if (held === null) return;
  const missing = AUDIT_SCOPES.filter(
    (scope) => !held.includes(scope) && !held.includes(scope.replace(/read$/, 'manage')),
  );
  if (missing.length > 0)
    note(
      `Of the ${AUDIT_SCOPES.length} scopes of an audit its token lacks ${missing.join(', ')}: that part is left out.`,
    );
}

async function printResult(
  terminal: Terminal,
  view: AuditView,
  result: AuditResult,
  { format, output }: Wanted,
): Promise<void> {
  const { note, print, printExact, printJson, paint } = terminal;
  if (format === null) return print(formatAudit(paint, view, result));
  if (output !== undefined) {
    note(result.summary);
    note(`Written to ${await writeTextFile(terminal, output, auditReport(view, format).text)}.`);
  } else if (format === 'json') printJson(toAuditJson(result, view));
  else printExact(auditReport(view, format).text);
}
