// `scopebench readiness`: whether an integration can be submitted. The checks that need calls are run in its instances, the others read from the file;
// --out writes the evidence pack, and --verify checks one again without any credential.
import { resolve } from 'node:path';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import { CHECK_IDS, type CheckId } from '../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import {
  EMPTY_READINESS,
  type ReadinessView,
  reduceReadiness,
} from '../../../shared/runs/readiness/reduce-readiness.ts';
import { verifyPack } from '../../engine/readiness/verify-pack.ts';
import { findCredential, findTenant, isSandbox } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, needed, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions, collect } from '../options/shared-options.ts';
import { noteInterrupted, resumeRun } from '../runs/resume-run.ts';
import { watchRun } from '../runs/watch-run.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatProblem } from './check.ts';
import { readBeside } from './readiness/beside-files.ts';
import { checkPackPlace, readPack, writePack, ZIP_NAME } from './readiness/pack-files.ts';
import { formatReadiness, formatVerified } from './readiness/readiness-text.ts';

const EXAMPLES = `
Examples:
  scopebench readiness --integration acme.integration.yaml
  scopebench readiness --integration acme.integration.yaml --tenant Acme --tenant "Acme 2" --out evidence --json
  scopebench readiness --verify evidence/${ZIP_NAME}

It is tried in the instances that the file names, or in each --tenant: tokens, the plans with each scope left out in
turn, the guide. How the product behaves is taken from its recordings of the last 48 hours (scopebench record --to TENANT).
What only a person can see is confirmed in the file, with a note, for one version.
Exit code 0 when it is ready, 4 when it is not, 2 for a bad file; with --verify 4 for a pack that was changed.`;

export const defineReadiness: Define = (command, terminal, act) => {
  command
    .optionsGroup('What is checked:')
    .option('-i, --integration <file>', 'an integration file (*.integration.yaml)')
    .option(
      '-t, --tenant <name>',
      'a saved tenant, or sandbox, in place of the instances of the file; may be repeated',
      collect,
    )
    .option('-c, --credential <name>', 'its credential, where the file names none for that tenant')
    .option('--check <id>', 'only this check; may be repeated', collect)
    .option('--allow-writes', 'send steps that write to a tenant that is marked production, too')
    .option('--no-run', 'send nothing: the report of what was found before')
    .option('--resume <run>', 'go on with a run that was paused or interrupted')
    .optionsGroup('The result (default: a list):')
    .option('--out <folder>', 'write the evidence pack: a new folder with Markdown, HTML, JSON, JUnit and one zip')
    .option('--verify <pack>', 'check a pack again, a folder or a zip; no credential is needed');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: ReadinessOptions) => runReadiness(terminal, options)));
};

interface ReadinessOptions extends CommonOptions {
  integration?: string;
  tenant?: string[];
  credential?: string;
  check?: string[];
  allowWrites?: boolean;
  /** commander's: false with --no-run. */
  run: boolean;
  resume?: string;
  out?: string;
  verify?: string;
}

interface Shown {
  path: string;
  text: string;
  beside: Awaited<ReturnType<typeof readBeside>>;
}

async function runReadiness(terminal: Terminal, options: ReadinessOptions): Promise<ExitCode> {
  if (options.verify !== undefined) return verify(terminal, options.verify, options);
  const file = needed(options.integration, '--integration', 'acme.integration.yaml');
  const checks = (options.check ?? []).map(checkNamed);
  if (options.out !== undefined) await checkPackPlace(terminal, options.out);
  const text = await readTextFile(terminal.world, file, 'readiness --integration');
  const { integration, problems } = readIntegration(text);
  if (integration === null) {
    for (const problem of problems) terminal.note(formatProblem(terminal, file, problem));
    throw new CliError('FILE_INVALID', `${file} cannot be used as it is.`, {
      fix: `Mend what is named above; scopebench check ${file} shows it again.`,
    });
  }
  const path = resolve(terminal.world.cwd, file);
  const shown = { path, text, beside: await readBeside(path, text) };
  const names = options.tenant ?? integration.instances.map(({ tenant }) => tenant);
  return withBench(terminal, { dataDir: options.dataDir, sandbox: names.some(isSandbox) }, async (bench) => {
    if (options.run) await runChecks(bench, shown, checks, options);
    const report = await bench.client.integration.assess(shown);
    await printReport(bench, shown, report, options);
    return report.ready ? EXIT.met : EXIT.notMet;
  });
}

function checkNamed(id: string): CheckId {
  const found = CHECK_IDS.find((one) => one === id);
  if (found) return found;
  throw usageError(`There is no check ${id}.`, `Give one of: ${CHECK_IDS.join(', ')}.`);
}

async function runChecks(bench: OpenBench, shown: Shown, checks: CheckId[], options: ReadinessOptions): Promise<void> {
  const { client, terminal } = bench;
  const runId = options.resume ?? (await startChecks(bench, shown, checks, options));
  if (options.resume !== undefined) await resumeRun(bench, 'readiness', options.resume);
  let view: ReadinessView = EMPTY_READINESS;
  await watchRun(terminal, client.run, {
    kind: 'readiness',
    runId,
    onSignal: 'pause',
    take(events) {
      view = reduceReadiness(view, events);
      for (const event of events) {
        if (event.type === 'working') terminal.note(`${event.what} …`);
        if (event.type === 'waiting')
          terminal.note(`Waiting ${Math.ceil(event.waitMs / 1000)} s: the org limits the rate.`);
      }
      return view.paused === null ? undefined : 'enough';
    },
  });
  if (view.end?.reason === 'complete') return;
  throw new CliError('UNFINISHED', 'The checks stopped before their end.', {
    fix: `Go on with: scopebench readiness --integration ${options.integration} --resume ${runId}`,
  });
}

async function startChecks(
  bench: OpenBench,
  shown: Shown,
  checks: CheckId[],
  options: ReadinessOptions,
): Promise<string> {
  await noteInterrupted(bench, 'readiness');
  const { path, text, beside } = shown;
  const plans = beside.plans.flatMap((plan) => (plan.text === null ? [] : [{ file: plan.file, text: plan.text }]));
  for (const plan of beside.plans)
    if (plan.text === null) bench.terminal.note(`${plan.file} cannot be read: its checks are not run.`);
  const targets = options.tenant && (await targetsOf(bench, text, options.tenant, options.credential));
  const input = {
    path,
    text,
    plans,
    ...(targets && { targets }),
    ...(checks.length > 0 && { checks }),
    ...(options.allowWrites && { allowWrites: true }),
  };
  const { runId } = await withVault(bench, () => runsOf(bench.client.run, 'readiness').start(input));
  return runId;
}

/** The credential that the file names for a tenant, else the one that is given, else its first. */
async function targetsOf(bench: OpenBench, text: string, names: readonly string[], credential: string | undefined) {
  const instances = readIntegration(text).integration?.instances ?? [];
  const targets: { tenantId: string; credentialId: string }[] = [];
  for (const name of names) {
    const tenant = await findTenant(bench, name);
    const named = instances.find((one) => one.tenant.toLowerCase() === tenant.name.toLowerCase());
    const { id } = findCredential(tenant, named?.credential ?? credential);
    targets.push({ tenantId: tenant.id, credentialId: id });
  }
  return targets;
}

async function printReport(
  { client, terminal }: OpenBench,
  shown: Shown,
  report: ReadinessReport,
  { json, out }: ReadinessOptions,
): Promise<void> {
  if (out !== undefined) {
    const { files } = await client.integration.pack(shown);
    terminal.note(`Evidence pack: ${await writePack(terminal, out, files)}`);
  }
  if (json) terminal.printJson(report);
  else terminal.print(formatReadiness(terminal.paint, report));
}

async function verify(terminal: Terminal, pack: string, { json, integration }: ReadinessOptions): Promise<ExitCode> {
  if (integration !== undefined)
    throw usageError(
      '--verify and --integration are two things.',
      'Give the pack alone: it holds all that is checked.',
    );
  const verified = verifyPack(await readPack(terminal, pack));
  if (json) terminal.printJson(verified);
  else terminal.print(formatVerified(terminal.paint, verified));
  return verified.intact ? EXIT.met : EXIT.notMet;
}
