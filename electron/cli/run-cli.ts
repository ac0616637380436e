// The command line as a whole, callable: what commands there are, and how their ends become exit codes. Nothing outlives a call:
// program, terminal and fence are made for each, so that calls in one process, also at the same time, do not see each other.
import { Command, CommanderError } from 'commander';
import { findAppRoot } from '../assembly/app-root.ts';
import { usageError } from './cli-error.ts';
import { type Act, addCommands, type CommandEntry } from './command-entries.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportError } from './report-error.ts';
import { createTerminal, type Terminal } from './terminal/terminal.ts';
import type { World } from './world.ts';

const EXAMPLES = `
Examples (no account needed, the sandbox org is built in):
  scopebench token --scopes "okta.users.read okta.groups.read"
  scopebench send GET /api/v1/groups --scopes okta.users.read --json
  scopebench token --org acme.okta.com --client-id 0oa1example --scopes okta.users.read --secret-stdin

Secrets come from the vault, from SCOPEBENCH_CLIENT_SECRET or from stdin, never from arguments.
Exit codes: 0 met, 1 usage, 2 bad file, 3 could not run, 4 expectation failed.`;

const COMMANDS: readonly CommandEntry[] = [
  {
    group: 'Ask an org:',
    name: 'token',
    usage: '[options]',
    summary: 'request a token; show what is granted',
    load: async () => (await import('./commands/token.ts')).defineToken,
  },
  {
    name: 'send',
    usage: '[options] <method> <path>',
    summary: 'send one request and say what the answer means',
    load: async () => (await import('./commands/send.ts')).defineSend,
  },
  {
    name: 'sweep',
    usage: '[options]',
    summary: 'show which scope opens which operations',
    long: true,
    load: async () => (await import('./commands/sweep.ts')).defineSweep,
  },
  {
    name: 'errors',
    usage: '[options]',
    summary: 'send error cases and compare the answers',
    long: true,
    load: async () => (await import('./commands/errors.ts')).defineErrors,
  },
  {
    name: 'protect',
    usage: '[options]',
    summary: 'show what your own API checks',
    long: true,
    load: async () => (await import('./commands/protect.ts')).defineProtect,
  },
  {
    name: 'access',
    usage: '[options] <tenant>',
    summary: 'show and change what an app may do in its org',
    load: async () => (await import('./commands/access.ts')).defineAccess,
  },
  {
    group: 'Keep what an integration does, and run it:',
    name: 'run',
    usage: '[options] [files...]',
    summary: 'run plans; compare each answer',
    long: true,
    load: async () => (await import('./commands/run.ts')).defineRun,
  },
  {
    name: 'check',
    usage: '[options] <files...>',
    summary: 'find mistakes in plan and integration files; sends nothing',
    load: async () => (await import('./commands/check.ts')).defineCheck,
  },
  {
    name: 'plan',
    usage: '',
    summary: 'make plans of recordings; export them',
    load: async () => (await import('./commands/plan.ts')).definePlan,
  },
  {
    name: 'record',
    usage: '[options]',
    summary: 'record what a program calls, and judge it',
    long: true,
    load: async () => (await import('./commands/record.ts')).defineRecord,
  },
  {
    name: 'readiness',
    usage: '[options]',
    summary: 'check an integration before it is submitted',
    long: true,
    load: async () => (await import('./commands/readiness.ts')).defineReadiness,
  },
  {
    group: 'Find out about scopes and answers:',
    name: 'scopes',
    usage: '[options]',
    summary: 'show which scopes are granted and effective',
    load: async () => (await import('./commands/scopes.ts')).defineScopes,
  },
  {
    name: 'infer',
    usage: '[options] [files...]',
    summary: 'find the smallest set of scopes for calls',
    long: true,
    load: async () => (await import('./commands/infer.ts')).defineInfer,
  },
  {
    name: 'audit',
    usage: '[options]',
    summary: 'show which granted scopes clients do not use',
    long: true,
    load: async () => (await import('./commands/audit.ts')).defineAudit,
  },
  {
    name: 'explain',
    usage: '[options] [file]',
    summary: 'say what a pasted response means',
    load: async () => (await import('./commands/explain.ts')).defineExplain,
  },
  {
    name: 'asks',
    usage: '[options]',
    summary: 'judge the scopes that a vendor asks for',
    load: async () => (await import('./commands/asks.ts')).defineAsks,
  },
  {
    name: 'drift',
    usage: '[options] <old> <new>',
    summary: 'show what a newer API description changes',
    load: async () => (await import('./commands/drift.ts')).defineDrift,
  },
  {
    group: 'Serve and set up:',
    name: 'sandbox',
    usage: '[options]',
    summary: 'serve the sandbox org until it is stopped',
    long: true,
    load: async () => (await import('./commands/sandbox.ts')).defineSandbox,
  },
  {
    name: 'serve',
    usage: '[options]',
    summary: 'serve the application for a browser',
    long: true,
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  {
    name: 'tenants',
    usage: '',
    summary: 'saved tenants and their credentials',
    load: async () => (await import('./commands/tenants.ts')).defineTenants,
  },
  {
    name: 'vault',
    usage: '',
    summary: 'where secrets are saved, and how to repair it',
    load: async () => (await import('./commands/vault.ts')).defineVault,
  },
  {
    name: 'doctor',
    usage: '[options]',
    summary: 'check this machine and the sandbox org',
    load: async () => (await import('./commands/doctor.ts')).defineDoctor,
  },
];

export async function runCli(world: World): Promise<ExitCode> {
  let code: ExitCode = EXIT.met;
  const act: Act =
    (work) =>
    async (...given) => {
      code = await work(...given);
    };
  const terminal = createTerminal(world);
  const program = createProgram(terminal, act);
  try {
    await program.parseAsync([...world.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.met;
    return reportError(error instanceof CommanderError ? fromCommander(error, program, world.argv) : error, terminal);
  }
}

function createProgram(terminal: Terminal, act: Act): Command {
  const { stdout, stderr } = terminal.world;
  const program = new Command('scopebench')
    .description('The OAuth scope test bench for Okta integrations.')
    .version(findAppRoot().version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help, also: scopebench COMMAND --help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
      getOutHasColors: () => stdout.isTTY === true,
      getErrHasColors: () => stderr.isTTY === true,
      // Its own sentences are reported by report-error.ts.
      outputError: () => undefined,
    })
    .addHelpText('after', EXAMPLES);
  addCommands(program, COMMANDS, terminal, act);
  return program;
}

/** 80 where commander would take that as well: no terminal, or one without a width. */
function widthOf({ isTTY, columns }: World['stdout']): number {
  return isTTY === true ? (columns ?? 80) : 80;
}

/** `error: unknown option '--scope'\n(Did you mean --scopes?)` as sentences of ours. */
function fromCommander(error: CommanderError, program: Command, argv: readonly string[]): Error {
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
