// `scopebench sweep`: which scope opens what, as a matrix with evidence.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { SweepOptions } from '../run/sweep-input.ts';
import { addCommonOptions, addFaultOption, addVisitOptions, collect } from './options.ts';

const EXAMPLES = `
Examples:
  scopebench sweep --scopes readable
  scopebench sweep --scopes registered --operations safe -t Acme --html --output sweep.html
  scopebench sweep --scopes "okta.users.read okta.groups.read" --each -c "Report Reader" -c "No Role Connector"
  scopebench sweep --scopes registered -t Acme --dry-run
  scopebench sweep --scopes readable --org https://acme.okta.com --client-id 0oa1example --csv
  scopebench sweep --resume swp-000example

Only GETs are sent. --operations FILE names operations, one a line: an operation id, or a method and path.
Ctrl-C pauses; --resume goes on. Exit code 0 when every cell is done, 3 when it paused or could not be run.`;

export function addSweepCommand(program: Command, act: Act): void {
  const command = program
    .command('sweep')
    .description('show which scope opens which operations')
    .optionsGroup('What to sweep:')
    .option('-s, --scopes <list>', 'registered, readable, or names of scopes (needed)')
    .option('--operations <which>', 'probes: one call a scope; safe: every GET; or a file', 'probes')
    .option('--each', 'one token a scope, every call under each (default: as few tokens as hold all)')
    .option('--prove-writes', 'prove manage scopes by writes that are invalid on purpose; never on production')
    .option('--name <text>', 'a name for the list of sweeps')
    .optionsGroup('Which org, and as whom:')
    .option('-t, --tenant <name>', 'a saved tenant, or sandbox (default: sandbox); may be repeated', collect)
    .option('-c, --credential <name>', 'its credential (default: the first); may be repeated', collect);
  addFaultOption(addVisitOptions(command))
    .optionsGroup('How:')
    .option('--share <percent>', 'of each rate budget, at most', '50')
    .option('--concurrency <number>', 'calls at the same time, at most', '4')
    .option('--dry-run', 'show what it would cost and send nothing')
    .option('--resume <run>', 'go on with a run that was paused or killed, or ask again for what got no answer')
    .optionsGroup('The result (default: a summary):')
    .option('--csv', 'every cell as CSV')
    .option('--html', 'one HTML file that needs nothing else')
    .option('--md', 'Markdown')
    .option('-o, --output <file>', 'write it there instead of stdout');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (options: SweepOptions) => {
        const { runSweepCommand } = await import('../run/sweep.ts');
        return runSweepCommand(options);
      }),
    );
}
