// How the command line fails: sentences on stderr, and with --json one line on stdout as well, so that a script that reads
// stdout always finds JSON there. Returns the exit code.
import { type ExitCode, exitCodeOf } from './exit-code.ts';
import { toShownError } from './shown-error.ts';
import type { Terminal } from './terminal/terminal.ts';

export function reportError(error: unknown, { world, note, paintNote, printJson }: Terminal): ExitCode {
  const { code, message, meaning, fix } = toShownError(error);
  if (wantsJson(world.argv)) printJson({ error: { code, message, fix } });
  note(`${paintNote('red', 'Error:')} ${message}`);
  for (const line of [meaning, fix]) if (line) note(line);
  if (code === 'INTERNAL' && world.env.SCOPEBENCH_DEBUG && error instanceof Error) note(placesOf(error));
  return exitCodeOf(code);
}

/** Whatever the arguments are otherwise: they may be what is wrong. `--reporter json` is the same as `--json`. */
const wantsJson = (argv: readonly string[]): boolean =>
  argv.some(
    (word, index) =>
      word === '--json' || word === '--reporter=json' || (word === '--reporter' && argv[index + 1] === 'json'),
  );

/** The stack without the message. */
function placesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
