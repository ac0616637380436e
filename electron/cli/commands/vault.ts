// `scopebench vault`: the place of the saved secrets, and the two ways on when its file is damaged. No secret comes out.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { CommonOptions } from '../given-options.ts';
import { addCommonOptions } from './options.ts';

const PASSPHRASE = `
The passphrase of the vault is read from SCOPEBENCH_PASSPHRASE or asked for in a terminal.`;

export function addVaultCommand(program: Command, act: Act): void {
  const vault = program.command('vault').description('where secrets are saved, and how to mend it').helpCommand(false);
  const leaf = (usage: string, description: string) => addCommonOptions(vault.command(usage).description(description));

  leaf('show', 'its state, what protects it, and what of it is damaged').action(
    act(async (options: CommonOptions) => (await import('../run/vault.ts')).showVault(options)),
  );
  leaf('restore', 'take the backup in place of a damaged file, which is kept aside')
    .addHelpText('after', PASSPHRASE)
    .action(act(async (options: CommonOptions) => (await import('../run/vault.ts')).restoreVault(options)));
  leaf('start-over', 'give up the saved secrets: the file is kept aside, tenants stay')
    .option('--confirm <words>', 'the words "start over"; asked for in a terminal')
    .action(
      act(async (options: CommonOptions & { confirm?: string }) =>
        (await import('../run/vault.ts')).startVaultOver(options),
      ),
    );
}
