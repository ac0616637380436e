// `scopebench token`: request a token and see what came of it.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { TokenOptions } from '../run/token.ts';
import { addCommonOptions, addTargetOptions } from './options.ts';

const EXAMPLES = `
Examples:
  scopebench token --scopes "okta.users.read okta.groups.read"
  scopebench token --tenant Acme --scopes okta.users.read --json
  export TOKEN=$(scopebench token -t Acme --scopes okta.users.read --json --reveal | jq -r .accessToken)

Exit code 4 when the org refuses. A token with fewer scopes than requested is no refusal: see "missing".`;

export function addTokenCommand(program: Command, act: Act): void {
  const command = program
    .command('token')
    .description('request an access token; show what was granted and what is missing')
    .option('-s, --scopes <list>', 'scopes, separated by spaces or commas; "" to ask for none (needed)')
    .option('--fresh', 'always a new token (each run of the command line is new; for scripts that say so)')
    .option('--reveal', 'print the token itself as well');
  addCommonOptions(addTargetOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (options: TokenOptions) => {
        const { runToken } = await import('../run/token.ts');
        return runToken(options);
      }),
    );
}
