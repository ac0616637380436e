// `scopebench infer`: from recorded calls to the smallest set of scopes, and on request it is checked by calls on an org. Reading the
// files sends nothing; the check sends GETs only.
import { Option } from 'commander';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { InferHistory, InferResult } from '../../../shared/model/infer.ts';
import type { FoundSet, MutationEnd } from '../../../shared/runs/mutation/mutation-events.ts';
import { EMPTY_MUTATION, type MutationView, reduceMutation } from '../../../shared/runs/mutation/reduce-mutation.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { readFaults } from '../bench/sandbox-options.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readNarrowing, refuseNarrowing } from '../options/history-options.ts';
import { parseScopes } from '../options/parse-values.ts';
import { addCommonOptions, addTargetOptions, type TargetOptions } from '../options/shared-options.ts';
import { noteInterrupted, resumeRun } from '../runs/resume-run.ts';
import { watchRun } from '../runs/watch-run.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatInfer, formatMutationEvent } from './infer/infer-text.ts';

const EXAMPLES = `
Examples:
  scopebench infer recording.har
  scopebench infer access.log collection.json --registered "okta.users.manage okta.apps.read" --check
  scopebench infer recording.har --verify --tenant Acme --json
  scopebench infer --history --tenant Acme --credential Integration --since 7d
  scopebench infer --resume run-000example

Of the history, --tenant and --credential narrow to theirs. It counts what you sent and what was recorded, not what the Error
lab, checks by calls and checks of a tenant have sent; --source chooses otherwise.
Times are 30m, 24h, 7d (ago), a day or a moment: 2026-11-01, 2026-11-01T08:00Z. A day counts from its first moment for --since,
to its last for --until.

Reads HAR, Postman collections, OpenAPI files, cassettes of test recorders (vcrpy, go-vcr, VCR), access logs, JSON lines (ECS and
others) and logs of HTTP clients, recognised by content. Lines that are no request are left out, and counted.
--verify sends GETs only. Exit code 4 when it fails, and with --check when the registration is not exactly what is needed.`;

export const defineInfer: Define = (command, terminal, act) => {
  command
    .argument('[files...]', 'what was recorded; - is stdin')
    .option('--history', 'count the calls in the history of this computer too')
    .option('--since <time>', 'of the history: only from this time on')
    .option('--until <time>', 'of the history: only up to this time')
    .option('--source <list>', 'of the history: only what these sent, such as error-cases, or all')
    .option('-r, --registered <list>', 'scopes that are registered (default: those noted for the credential)')
    .option('--check', 'exit code 4 unless what is registered is exactly what is needed')
    .option('--verify', 'request exactly this set and replay the GETs, then leave out each scope in turn')
    .option('--resume <run>', 'resume a check by calls whose process was stopped')
    // As it was called before.
    .addOption(new Option('--prove').hideHelp());
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(
      act((files: string[], options: InferOptions) =>
        runInfer(terminal, files, { ...options, verify: options.verify || options.prove }),
      ),
    );
};

interface InferOptions extends TargetOptions {
  history?: boolean;
  since?: string;
  until?: string;
  source?: string;
  registered?: string;
  check?: boolean;
  verify?: boolean;
  resume?: string;
  /** `--verify` as it was called before. */
  prove?: boolean;
}

interface Recorded {
  files: { name: string; text: string }[];
  fromHistory: InferHistory | null;
}

interface Mutation {
  end: MutationEnd;
  steps: object[];
}

async function runInfer(terminal: Terminal, names: string[], options: InferOptions): Promise<ExitCode> {
  if (options.resume !== undefined) return goOn(terminal, options.resume, names, options);
  if (names.length === 0 && !options.history)
    throw usageError('No file was given.', 'For example: scopebench infer recording.har, or --history.');
  const fromHistory = options.history ? readNarrowing(options) : refuseNarrowing(options);
  if (names.includes('-') && options.secretStdin)
    throw usageError('- and --secret-stdin both read standard input.', 'Give one of them another way.');
  const files = await Promise.all(
    [...new Set(names)].map(async (name) => ({
      name: name === '-' ? 'standard input' : name,
      text: await readTextFile(terminal.world, name, 'infer'),
    })),
  );
  // Without --verify no org is asked; a named tenant says what is registered, and whose history counts.
  const asksOrg =
    options.verify || [options.tenant, options.credential, options.org].some((name) => name !== undefined);
  if (asksOrg)
    return withTarget(terminal, { ...options, mayNeedCredential: options.verify ?? false }, (target) =>
      work(target.bench, saidOnce(target), { files, fromHistory }, options),
    );
  return withBench(terminal, { dataDir: options.dataDir, sandbox: false }, (bench) =>
    work(bench, null, { files, fromHistory }, options),
  );
}

async function work(
  bench: OpenBench,
  target: Target | null,
  { files, fromHistory }: Recorded,
  options: InferOptions,
): Promise<ExitCode> {
  const registered = registeredScopes(target, options);
  if (options.check && registered === null)
    throw usageError(
      '--check needs to know what is registered.',
      'Give --registered, or a --tenant whose credential has its scopes noted.',
    );
  const result = await bench.client.infer.run({
    files,
    ...(fromHistory ? { fromHistory: { ...fromHistory, ...whose(target, options) } } : {}),
    ...(registered ? { registered } : {}),
  });
  refuseUnknown(bench.terminal, result);
  const { terminal } = bench;
  if (!options.json) terminal.print(formatInfer(terminal.paint, result, registered !== null));
  const source = files.map(({ name }) => name).join(', ');
  const found = { source, result, ...(registered ? { registered } : {}) };
  const mutation = options.verify && target ? await follow(bench, await beginMutation(target, found), options) : null;
  return conclude(terminal, result, mutation, options);
}

/** Null: what the set was found from is not known any more. */
function conclude(
  { printJson }: Terminal,
  result: InferResult | null,
  mutation: Mutation | null,
  { json, check }: InferOptions,
): ExitCode {
  if (json)
    printJson(
      mutation ? { ...result, mutation: { ...mutation.end, reason: undefined, steps: mutation.steps } } : result,
    );
  const confirmed =
    mutation === null || (mutation.end.sufficient && mutation.end.necessary.every((one) => !one.counterExample));
  return confirmed && (!check || (result !== null && isExact(result))) ? EXIT.met : EXIT.notMet;
}

/** Set, org and credential are those of the run. */
function goOn(terminal: Terminal, runId: string, names: string[], options: InferOptions): Promise<ExitCode> {
  const { dataDir, json, check, resume: _resume, verify: _verify, prove: _prove, fault, ...others } = options;
  if (names.length > 0 || Object.values(others).some((value) => value !== undefined))
    throw usageError(
      'Files and options of a new run cannot be combined with --resume, which continues a run as it was started.',
      'Give --resume alone, or with --check and --json.',
    );
  return withBench(terminal, { dataDir, sandbox: true, faults: readFaults(fault) }, async (bench) => {
    const found = await readFound(bench, runId);
    if (check && found !== undefined && !found?.registered)
      throw usageError(
        '--check needs to know what is registered, and this run was started without it.',
        'Leave out --check, or begin a new run with --registered.',
      );
    await resumeRun(bench, 'mutation', runId);
    if (found && !json) terminal.print(formatInfer(terminal.paint, found.result, found.registered !== undefined));
    return conclude(terminal, found?.result ?? null, await follow(bench, runId, options), options);
  });
}

/** What the set was found from; null when the run does not say, undefined when there is no such run. */
async function readFound({ client }: OpenBench, runId: string): Promise<FoundSet | null | undefined> {
  const runs = runsOf(client.run, 'mutation');
  if (!(await runs.list()).some((run) => run.runId === runId)) return undefined;
  return reduceMutation(EMPTY_MUTATION, await runs.events({ runId })).found;
}

/** What was named narrows the history; what is taken by default does not. */
function whose(target: Target | null, { tenant, credential }: InferOptions): InferHistory {
  if (target === null || (tenant === undefined && credential === undefined)) return {};
  return {
    tenantId: target.tenant.id,
    ...(credential === undefined ? {} : { credentialId: target.credential().id }),
  };
}

/** Which credential was taken is reported where it is first asked for, and not again. */
function saidOnce(target: Target): Target {
  let found: ReturnType<Target['credential']> | undefined;
  return {
    ...target,
    credential() {
      found ??= target.credential();
      return found;
    },
  };
}

/** Null: nothing is known. Without --verify the org is not asked, and a tenant without credentials is no mistake. */
function registeredScopes(target: Target | null, options: InferOptions): string[] | null {
  if (options.registered !== undefined) return parseScopes(options.registered);
  if (target === null || options.org !== undefined) return null;
  if (!options.verify && target.tenant.credentials.length === 0) return null;
  const { registeredScopes: noted, registeredFrom } = target.credential();
  return noted.length === 0 && registeredFrom === null ? null : noted;
}

function refuseUnknown({ note }: Terminal, { files }: InferResult): void {
  const bad = files.find(({ format }) => format === 'unknown');
  if (bad)
    throw new CliError('FILE_INVALID', `${bad.name}: ${bad.problems[0] ?? 'The file cannot be read.'}`, {
      fix: 'Give a HAR, a Postman collection, an OpenAPI file, a cassette, an access log, JSON lines or a log of an HTTP client.',
    });
  for (const { name, problems } of files) for (const problem of problems.slice(0, 3)) note(`Note: ${name}: ${problem}`);
}

async function beginMutation({ bench, tenant, credential }: Target, found: FoundSet): Promise<string> {
  const { needed, used } = found.result;
  if (needed.length === 0)
    throw usageError('There is nothing to check.', 'None of the calls that were found needs a scope.');
  const input = {
    tenantId: tenant.id,
    credentialId: credential().id,
    scopes: needed.map(({ scope }) => scope),
    operationIds: used.map(({ operationId }) => operationId),
    found,
  };
  await noteInterrupted(bench, 'mutation');
  return (await withVault(bench, () => runsOf(bench.client.run, 'mutation').start(input))).runId;
}

async function follow({ client, terminal }: OpenBench, runId: string, { json }: InferOptions): Promise<Mutation> {
  let view: MutationView = EMPTY_MUTATION;
  const take = (events: readonly RunEvent<'mutation'>[]) => {
    view = reduceMutation(view, events);
    for (const event of events) {
      const line = json ? null : formatMutationEvent(terminal.paint, event);
      if (line !== null) terminal.print(line);
      if (event.type === 'waiting' && json)
        terminal.note(`Waiting ${Math.ceil(event.waitMs / 1000)} s: the org limits the rate.`);
    }
    return undefined;
  };
  await watchRun(terminal, client.run, { kind: 'mutation', runId, onSignal: null, take });
  if (view.end === null) throw new Error('a mutation ended without its end');
  return {
    end: view.end,
    steps: view.rounds.flatMap(({ leftOut, steps }) => steps.map((step) => ({ leftOut, ...step }))),
  };
}

function isExact({ unused, broader, redundant, notRegistered }: InferResult): boolean {
  return unused.length + broader.length + redundant.length + notRegistered.length === 0;
}
