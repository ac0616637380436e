// `scopebench scopes`: the ledger of a credential, what is known of each scope.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { ScopesOptions } from '../run/scopes.ts';
import { addCommonOptions } from './options.ts';

const EXAMPLES = `
Examples:
  scopebench scopes
  scopebench scopes --tenant Acme --credential Main --all
  scopebench scopes -t Acme --json | jq '.entries[] | select(.registered and .effective.proof != "proven") | .scope'

Proven: yes, a call was let through and showed something, or failed on its content only. accepted, the scope was taken,
and the list was empty, the thing was not there or the admin role is missing. no, the org refused the scope.
Nothing is sent: the ledger holds what token requests and calls have shown so far, here and in the window.`;

export function addScopesCommand(program: Command, act: Act): void {
  const command = program
    .command('scopes')
    .description('show of each scope whether it is registered, was requested, granted, and proven by a call')
    .option('-t, --tenant <name>', 'a saved tenant by name or id, or sandbox (default: sandbox)')
    .option('-c, --credential <name>', 'its credential by name, id or client ID (default: the first)')
    .option('-a, --all', 'every scope of the catalogue, not only those that are registered or were seen');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(
      act(async (options: ScopesOptions) => {
        const { runScopes } = await import('../run/scopes.ts');
        return runScopes(options);
      }),
    );
}
