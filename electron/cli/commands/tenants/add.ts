// `scopebench tenants add`: a tenant, and with a client ID its first credential. The vault is made ready before anything is saved, so
// that a missing passphrase does not leave half a tenant behind.
import { Option } from 'commander';
import type { CredentialDraft } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindByClient, plainValues } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { quoted } from '../../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../../bench/open-bench.ts';
import { takeClientSecret } from '../../bench/secrets.ts';
import { withCustomDomainHint } from '../../bench/target.ts';
import { prepareVault } from '../../bench/vault.ts';
import { needed, usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { parseScopes } from '../../options/parse-values.ts';
import { addCommonOptions } from '../../options/shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { addSecretOptions, SECRETS, type SecretOptions } from './secret-options.ts';
import { describeTenant, tenantJson } from './tenant-text.ts';

export const defineAdd: Define = (command, terminal, act) => {
  addSecretOptions(addCommonOptions(command))
    .option('--name <name>', 'its name in Scopebench (required)')
    .option('--url <url>', 'any text that contains the address of the org (required)')
    .option('--production', 'mark as production: each write must be armed')
    .option('--invalid-writes', 'a sweep may send it writes that are invalid on purpose; never on production')
    .addOption(new Option('--prove-writes').hideHelp())
    .option('--custom-domain', 'the address is a custom domain of the org')
    .option('--client-id <id>', 'client ID of the OIN integration')
    .option('--credential-name <name>', 'name of the credential (default: Integration)')
    .option('--scopes <list>', 'scopes registered on the integration')
    .addHelpText('after', SECRETS)
    .action(act((options: AddTenantOptions) => addTenant(terminal, options)));
};

interface AddTenantOptions extends SecretOptions {
  name?: string;
  url?: string;
  production?: boolean;
  invalidWrites?: boolean;
  /** `--invalid-writes` as it was called before. */
  proveWrites?: boolean;
  customDomain?: boolean;
  clientId?: string;
  credentialName?: string;
  scopes?: string;
}

async function addTenant(terminal: Terminal, options: AddTenantOptions): Promise<ExitCode> {
  const { clientId, secretStdin, credentialName, scopes, dataDir, json } = options;
  const name = needed(options.name, '--name', 'Acme');
  const url = needed(options.url, '--url', 'acme.okta.com');
  if (clientId === undefined && (secretStdin || credentialName !== undefined || scopes !== undefined))
    throw usageError('A credential needs --client-id.', 'Add it, or leave out what belongs to a credential.');
  const secret = clientId === undefined ? null : await takeClientSecret(terminal.world, options);
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    if (secret !== null) await prepareVault(bench, options.protect);
    const added = await bench.client.tenant
      .add({
        name,
        url,
        production: options.production ?? false,
        invalidWrites: options.invalidWrites ?? options.proveWrites ?? false,
        ...(options.customDomain ? { confirmUnknownSuffix: true } : {}),
      })
      .catch(withCustomDomainHint);
    const tenant = clientId === undefined ? added : await addCredential(bench, added, { ...options, clientId, secret });
    if (clientId !== undefined && secret === null)
      terminal.note(
        `No secret was given. Save it with: scopebench tenants credential ${quoted(tenant.name)} --name ${quoted(
          tenant.credentials[0]?.name ?? '',
        )} --secret-stdin`,
      );
    if (json) terminal.printJson({ tenant: tenantJson(tenant) });
    else terminal.print(describeTenant(tenant));
    return EXIT.met;
  });
}

async function addCredential(
  { client }: OpenBench,
  tenant: Tenant,
  { clientId, credentialName, scopes, secret }: AddTenantOptions & { clientId: string; secret: string | null },
): Promise<Tenant> {
  try {
    const kind = kindByClient('client_secret_basic');
    const draft = {
      ...plainValues({ kind }),
      tenantId: tenant.id,
      kind,
      name: credentialName ?? 'Integration',
      clientId,
      ...(secret === null ? {} : { secret: { value: secret } }),
      ...(scopes === undefined ? {} : { registeredScopes: parseScopes(scopes) }),
    };
    return await client.credential.save(draft as CredentialDraft);
  } catch (error) {
    await client.tenant.remove({ tenantId: tenant.id, confirmName: tenant.name });
    throw error;
  }
}
