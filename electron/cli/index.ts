// Entry of the terminal host, and the one place where the command line meets the process that it runs in. Nothing heavy is imported
// before the arguments are understood: `--help` and a typing mistake answer at once, and each command loads what it needs.
import { CliError } from './cli-error.ts';
import { reportError } from './report-error.ts';
import { runCli } from './run-cli.ts';
import { createTerminal } from './terminal/terminal.ts';
import type { World } from './world.ts';

const world: World = {
  argv: process.argv.slice(2),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  signals: process,
  machine: {
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    uid: process.getuid?.() ?? -1,
  },
};

surviveBrokenPipes();
process.once('beforeExit', reportUnfinished);
runCli(world).then((code) => {
  process.exitCode = code;
  process.off('beforeExit', reportUnfinished);
});

/** Without a listener a broken pipe ends the process with a stack trace. A reader that went away (`| head`) is no error. */
function surviveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED', 'EIO'].includes(error.code ?? '')) throw error;
    });
  process.stdin.on('error', () => undefined);
}

/**
 * The last net under every command: when nothing is left that could go on and the command has not ended, Node ends the process
 * with 13 and no word. A script would take that for anything; here it is an error like others, with its line and exit code.
 */
function reportUnfinished(): void {
  process.exitCode = reportError(
    new CliError('UNFINISHED', 'The command stopped before it was done.', {
      meaning: 'This is an error in Scopebench, not in your command. What the org did until then is not known.',
      fix: 'Run it again; if it happens again, report the command and what the org answers to it.',
    }),
    createTerminal(world),
  );
}
