// The options by which a client secret goes in, of the commands that save one, and what their help says of it.
import { type Command, Option } from 'commander';
import type { CommonOptions } from '../../options/shared-options.ts';

export interface SecretOptions extends CommonOptions {
  secretStdin?: boolean;
  protect?: 'keyring' | 'passphrase';
}

export const SECRETS = `
The client secret is read from SCOPEBENCH_CLIENT_SECRET, with --secret-stdin from stdin, or asked for in a terminal. A private key is
read from the file of --key-file; the passphrase of an encrypted one from SCOPEBENCH_KEY_PASSPHRASE, or asked for in a terminal.
The passphrase of the vault is read from SCOPEBENCH_PASSPHRASE or asked for in a terminal.`;

export function addSecretOptions(command: Command): Command {
  return command
    .option('--secret-stdin', 'read the client secret, or the API token, from stdin')
    .addOption(
      new Option('--protect <how>', 'what protects the vault, which is created with the first secret').choices([
        'keyring',
        'passphrase',
      ]),
    );
}
