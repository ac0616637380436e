// `scopebench errors`: error cases sent to an org, and how its answers compare.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { ErrorsOptions } from '../run/errors.ts';
import { addCommonOptions, addTargetOptions, collect } from './options.ts';

const EXAMPLES = `
Examples:
  scopebench errors
  scopebench errors --group client --group scope --json
  scopebench errors --case token/wrong-secret --case api/missing-scope -t Acme
  scopebench errors -t Acme --junit --output errors.xml
  scopebench errors --list --fixtures test/okta-errors

Cases that write, revoke or spend a rate budget go to the sandbox org only, unless --allow-unsafe says otherwise; to a
tenant that is marked as production they never go. A call that the rate limit refuses is sent once more, after the reset.
Exit code 4 when an answer differs, 3 when there was none or a case could not be sent.`;

export function addErrorsCommand(program: Command, act: Act): void {
  const command = program
    .command('errors')
    .description('send error cases, compare with what Okta answers')
    .optionsGroup('Which cases (default: all):')
    .option('--case <id>', 'one case; may be repeated', collect)
    .option('--group <name>', 'a group of cases; may be repeated', collect)
    .option('--list', 'show the cases and send nothing')
    .optionsGroup('How:')
    .option('--allow-unsafe', 'send to a real org what writes, revokes or spends its rate budget, too')
    .option('--accept', "save each answer that differs as this org's truth; it counts as expected from then on")
    .optionsGroup('The result (default: a line a case):')
    .option('--junit', 'JUnit XML')
    .option('--md', 'Markdown')
    .option('--html', 'one HTML file that needs nothing else')
    .option('-o, --output <file>', 'write it there instead of stdout')
    .option('--fixtures <folder>', 'write each answer as a JSON file; with --list the answers that are known');
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (options: ErrorsOptions) => {
        const { runErrors } = await import('../run/errors.ts');
        return runErrors(options);
      }),
    );
}
