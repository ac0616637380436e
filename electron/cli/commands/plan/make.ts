// `scopebench plan make`: a plan file of what was recorded. Sends nothing; a file that is there already is left alone.
import { basename } from 'node:path';
import { counted } from '../../../../shared/counted.ts';
import type { InferHistory } from '../../../../shared/model/infer.ts';
import type { MadePlanFile } from '../../../../shared/model/plan.ts';
import { type OpenBench, withBench } from '../../bench/open-bench.ts';
import { withTarget } from '../../bench/target.ts';
import { CliError, usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { readNarrowing, refuseNarrowing } from '../../options/history-options.ts';
import { parseScopes } from '../../options/parse-values.ts';
import { addCommonOptions, type CommonOptions, collect } from '../../options/shared-options.ts';
import { readTextFile } from '../../terminal/read-text-file.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { formatProblem } from '../check.ts';
import { checkPlanPlace, planNameOf, writePlanFile } from './plan-file.ts';

const EXAMPLES = `
Examples:
  scopebench plan make recording.har --scopes "okta.users.read okta.groups.manage" --output users.scopebench.yaml
  scopebench plan make collection.json --output users.scopebench.yaml
  scopebench plan make --operation listUsers --operation getUser --output users.scopebench.yaml
  scopebench plan make --history --tenant Acme --since 24h --output today.scopebench.yaml
  pbpaste | scopebench plan make - --output users.scopebench.yaml

Reads what infer reads (HAR, Postman collections, OpenAPI files, cassettes, access logs), and pasted curl, Invoke-RestMethod and
fetch. Ids that an earlier answer showed are saved and used again; others become variables. Secrets stay out: the plan
names the environment variables to set. Without --output the plan goes to stdout.`;

export const defineMake: Define = (command, terminal, act) => {
  command
    .argument('[files...]', 'what was recorded; - is stdin')
    .option('-s, --scopes <list>', 'the scopes that are registered (default: the fewest that the steps need)')
    .option('-o, --output <file>', 'write the plan there, and its schema for editors beside it')
    .option('--force', 'overwrite the file of --output')
    .option('--name <text>', 'the name of the plan (default: that of the file)')
    .option('--operation <id>', 'a step for this operation of the catalogue; may be repeated', collect)
    .option('--history', 'take the calls in the history of this computer too')
    .option('--since <time>', 'of the history: only from this time on')
    .option('--until <time>', 'of the history: only up to this time')
    .option('--source <list>', 'of the history: only what these sent, such as error-cases, or all')
    .option('-t, --tenant <name>', 'of the history: only calls to this saved tenant')
    .option('-c, --credential <name>', 'of the history: only calls with this credential of it');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((files: string[], options: MakeOptions) => runMake(terminal, files, options)));
};

interface MakeOptions extends CommonOptions {
  scopes?: string;
  output?: string;
  force?: boolean;
  name?: string;
  operation?: string[];
  history?: boolean;
  since?: string;
  until?: string;
  source?: string;
  tenant?: string;
  credential?: string;
}

async function runMake(terminal: Terminal, names: string[], options: MakeOptions): Promise<ExitCode> {
  if (names.length === 0 && !options.operation && !options.history)
    throw usageError('There is nothing to make a plan of.', 'Give a file, --operation or --history.');
  const history = options.history ? readNarrowing(options) : refuseNarrowing(options);
  if (!options.history && (options.tenant ?? options.credential) !== undefined)
    throw usageError('--tenant and --credential go with --history.', 'Add --history, or leave them out.');
  await checkPlanPlace(terminal, options.output, options.force);
  const files = await Promise.all(
    [...new Set(names)].map(async (name) => ({
      name: name === '-' ? 'standard input' : basename(name),
      text: await readTextFile(terminal.world, name, 'plan make'),
    })),
  );
  const work = async (bench: OpenBench, fromHistory: InferHistory | null) => {
    const made = await bench.client.plan.make({
      name: options.name ?? planNameOf(options.output ?? names[0] ?? 'Plan'),
      files,
      ...(options.operation ? { operationIds: options.operation } : {}),
      ...(fromHistory ? { fromHistory } : {}),
      ...(options.scopes === undefined ? {} : { scopes: parseScopes(options.scopes) }),
    });
    return conclude(terminal, made, options);
  };
  if (options.tenant === undefined && options.credential === undefined)
    return withBench(terminal, { dataDir: options.dataDir, sandbox: false }, (bench) => work(bench, history));
  return withTarget(terminal, { ...options, mayNeedCredential: false }, (target) =>
    work(target.bench, {
      ...history,
      tenantId: target.tenant.id,
      ...(options.credential === undefined ? {} : { credentialId: target.credential().id }),
    }),
  );
}

async function conclude(terminal: Terminal, made: MadePlanFile, { output, json }: MakeOptions): Promise<ExitCode> {
  const bad = made.files.find(({ format }) => format === 'unknown');
  if (bad)
    throw new CliError('FILE_INVALID', `${bad.name} ${bad.problems[0] ?? 'cannot be read.'}`, {
      fix: 'Give a HAR, a Postman collection, an OpenAPI file, a cassette, a log, or a pasted curl command.',
    });
  for (const { name, problems } of made.files)
    for (const problem of problems.slice(0, 3)) terminal.note(`Note: ${name}: ${problem}`);
  for (const note of made.notes) terminal.note(note);
  const { text, steps, teardown } = made;
  if (text === null)
    throw new CliError('FILE_INVALID', 'No call of it becomes a step, so there is no plan.', {
      fix: 'Record calls to the API of an org, with the paths of Okta.',
    });
  const file = output === undefined ? null : await writePlanFile(terminal, output, text);
  if (json)
    terminal.printJson({
      file,
      ...(file === null ? { text } : {}),
      steps,
      teardown,
      notes: made.notes,
      problems: made.problems,
    });
  else if (file === null) terminal.print(text.trimEnd());
  for (const problem of made.problems) terminal.note(formatProblem(terminal, output ?? 'plan', problem));
  if (file !== null && !json)
    terminal.print(`${output}: ${counted(steps + teardown, 'step')}. Next: scopebench run ${output}`);
  return EXIT.met;
}
