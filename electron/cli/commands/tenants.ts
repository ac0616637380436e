// `scopebench tenants`: the saved tenants and their credentials. A secret goes in by stdin or the environment and never
// comes out again.
import { type Command, Option } from 'commander';
import type { Act } from '../act.ts';
import type { CommonOptions } from '../given-options.ts';
import type { AddTenantOptions } from '../run/tenants-add.ts';
import type { ChangeTenantOptions } from '../run/tenants-change.ts';
import type { CredentialOptions } from '../run/tenants-credential.ts';
import { addCommonOptions } from './options.ts';

const SECRETS = `
The client secret is read from SCOPEBENCH_CLIENT_SECRET, with --secret-stdin from stdin, or asked for in a terminal.
The passphrase of the vault is read from SCOPEBENCH_PASSPHRASE or asked for in a terminal.`;

export function addTenantsCommand(program: Command, act: Act): void {
  const tenants = program.command('tenants').description('saved tenants and their credentials').helpCommand(false);
  const leaf = (usage: string, description: string) =>
    addCommonOptions(tenants.command(usage).description(description));

  leaf('list', 'list the saved tenants').action(
    act(async (options: CommonOptions) => (await import('../run/tenants-show.ts')).listTenants(options)),
  );
  leaf('show', 'show one tenant')
    .argument('<tenant>', 'name or id, or sandbox')
    .action(
      act(async (name: string, options: CommonOptions) =>
        (await import('../run/tenants-show.ts')).showTenant(name, options),
      ),
    );
  withSecret(leaf('add', 'save a tenant, and with --client-id its first credential'))
    .option('--name <name>', 'how it is called here (needed)')
    .option('--url <url>', 'anything that holds the address of the org (needed)')
    .option('--production', 'mark as production: writes must be armed')
    .option('--prove-writes', 'a sweep may send it writes that are invalid on purpose; never on production')
    .option('--custom-domain', 'the address is a custom domain of the org')
    .option('--client-id <id>', 'client ID of the OIN integration')
    .option('--credential-name <name>', 'how the credential is called here (default: Integration)')
    .option('--scopes <list>', 'scopes registered on the integration')
    .addHelpText('after', SECRETS)
    .action(act(async (options: AddTenantOptions) => (await import('../run/tenants-add.ts')).addTenant(options)));
  leaf('change', 'change how a saved tenant is treated')
    .argument('<tenant>', 'name or id')
    .option('--production', 'mark as production: writes must be armed')
    .option('--no-production', 'take the mark away')
    .option('--prove-writes', 'a sweep may send it writes that are invalid on purpose; never on production')
    .option('--no-prove-writes', 'a sweep may not')
    .action(
      act(async (tenant: string, options: ChangeTenantOptions) =>
        (await import('../run/tenants-change.ts')).changeTenant(tenant, options),
      ),
    );
  withSecret(leaf('credential', 'add a credential, give it a new secret, or remove it'))
    .argument('<tenant>', 'name or id')
    .option('--name <name>', 'name of the credential (needed)')
    .option('--client-id <id>', 'client ID; needed for a new credential')
    .option('--scopes <list>', 'scopes registered on the integration')
    .option('--replace', 'the new secret takes the place of the one in use, instead of standing beside it')
    .option('--remove', 'remove the credential and its secrets')
    .addHelpText('after', SECRETS)
    .action(
      act(async (tenant: string, options: CredentialOptions) =>
        (await import('../run/tenants-credential.ts')).changeCredential(tenant, options),
      ),
    );
  leaf('check', 'ask an address whether an Okta org is there')
    .argument('[tenant]', 'name or id of a saved tenant')
    .option('--url <url>', 'an address that is not saved')
    .action(
      act(async (name: string | undefined, options: CommonOptions & { url?: string }) =>
        (await import('../run/tenants-check.ts')).checkTenant(name, options),
      ),
    );
  leaf('remove', 'remove a tenant with its credentials and secrets')
    .argument('<tenant>', 'name or id')
    .option('--confirm <name>', 'its name once more; asked for in a terminal')
    .action(
      act(async (name: string, options: CommonOptions & { confirm?: string }) =>
        (await import('../run/tenants-remove.ts')).removeTenant(name, options),
      ),
    );
  leaf('export', 'write tenants without secrets, to keep or to give to a colleague')
    .argument('[tenants...]', 'names or ids (default: all)')
    .option('-o, --output <file>', 'write to this file instead of stdout')
    .action(
      act(async (names: string[], options: CommonOptions & { output?: string }) =>
        (await import('../run/tenants-transfer.ts')).exportTenants(names, options),
      ),
    );
  leaf('import', 'add tenants from an export')
    .argument('<file>', 'the file; - is stdin')
    .action(
      act(async (file: string, options: CommonOptions) =>
        (await import('../run/tenants-transfer.ts')).importTenants(file, options),
      ),
    );
}

function withSecret(command: Command): Command {
  return command
    .option('--secret-stdin', 'read the client secret from stdin')
    .addOption(
      new Option('--protect <how>', 'what protects the vault that the first secret makes').choices([
        'keyring',
        'passphrase',
      ]),
    );
}
