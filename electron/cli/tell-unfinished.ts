// The last net under every command: when nothing is left that could go on and the command has not ended, Node ends the process
// with 13 and no word. A script would take that for anything; here it is an error like others, with its line and exit code.
import { CliError } from './cli-error.ts';
import { reportError } from './report-error.ts';

/** From now on. Call what it gives when the command has ended. */
export function tellUnfinished(argv: string[]): () => void {
  const onDrained = () => {
    process.exitCode = reportError(
      new CliError('UNFINISHED', 'The command stopped before it was done: nothing is left that it could wait for.', {
        meaning: 'This is a mistake of Scopebench, not of your command. What the org has done until then is not known.',
        fix: 'Run it again; if it stays so, report the command and what the org answers to it.',
      }),
      { json: argv.includes('--json') },
    );
  };
  process.once('beforeExit', onDrained);
  return () => void process.off('beforeExit', onDrained);
}
