// The command line as a whole: what commands there are, and how their ends become exit codes. Words and options only;
// the work of a command is loaded when it runs.
import { Command, CommanderError } from 'commander';
import { findAppRoot } from '../assembly/app-root.ts';
import type { Act } from './act.ts';
import { usageError } from './cli-error.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addErrorsCommand } from './commands/errors.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addInferCommand } from './commands/infer.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addScopesCommand } from './commands/scopes.ts';
import { addSendCommand } from './commands/send.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSweepCommand } from './commands/sweep.ts';
import { addTenantsCommand } from './commands/tenants.ts';
import { addTokenCommand } from './commands/token.ts';
import { addVaultCommand } from './commands/vault.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportError } from './report-error.ts';

const EXAMPLES = `
Examples (no account needed, the sandbox org is built in):
  scopebench token --scopes "okta.users.read okta.groups.read"
  scopebench send GET /api/v1/groups --scopes okta.users.read --json
  scopebench token --org acme.okta.com --client-id 0oa1example --scopes okta.users.read --secret-stdin

Secrets come from the vault, from SCOPEBENCH_CLIENT_SECRET or from stdin, never from arguments.
Exit codes: 0 met, 1 usage, 2 bad file, 3 could not run, 4 expectation failed.`;

export async function runCli(argv: string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.met;
  const act: Act =
    (work) =>
    async (...given) => {
      code = await work(...given);
    };
  const program = createProgram(act);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.met;
    const told = error instanceof CommanderError ? fromCommander(error, program, argv) : error;
    return reportError(told, { json: argv.includes('--json') });
  }
}

function createProgram(act: Act): Command {
  const program = new Command('scopebench')
    .description('The OAuth scope test bench for Okta integrations.')
    .version(findAppRoot().version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help, also: scopebench COMMAND --help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    // Its own sentences are told by report-error.ts.
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', EXAMPLES);
  program.commandsGroup('Ask an org:');
  addTokenCommand(program, act);
  addSendCommand(program, act);
  addSweepCommand(program, act);
  addErrorsCommand(program, act);
  program.commandsGroup('Find out about scopes and answers:');
  addScopesCommand(program, act);
  addInferCommand(program, act);
  addExplainCommand(program, act);
  program.commandsGroup('Serve:');
  addSandboxCommand(program, act);
  addServeCommand(program, act);
  program.commandsGroup('Set up:');
  addTenantsCommand(program, act);
  addVaultCommand(program, act);
  addDoctorCommand(program, act);
  return program;
}

/** `error: unknown option '--scope'\n(Did you mean --scopes?)` as sentences of ours. */
function fromCommander(error: CommanderError, program: Command, argv: string[]): Error {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const hint = rest.map((line) => line.replace(/^\((.*)\)$/, '$1')).join(' ');
  const command = program.commands.find((one) => one.name() === argv[0]);
  const help = `See scopebench ${command ? `${command.name()} ` : ''}--help.`;
  if (error.code === 'commander.help') return usageError('No command was given.', help);
  return usageError(
    `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`,
    hint === '' ? help : `${hint} ${help}`,
  );
}
