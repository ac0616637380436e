// `scopebench tenants credential`: a new credential, a new secret for one (two are kept side by side while an integration rotates
// them), or its removal.
import type { Credential, Tenant } from '../../../../shared/contract/tenant.ts';
import { kindByClient, plainValues } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { findTenant } from '../../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../../bench/open-bench.ts';
import { takeClientSecret } from '../../bench/secrets.ts';
import { prepareVault } from '../../bench/vault.ts';
import { CliError, needed, usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { parseScopes } from '../../options/parse-values.ts';
import { addCommonOptions } from '../../options/shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { addSecretOptions, SECRETS, type SecretOptions } from './secret-options.ts';
import { describeTenant, tenantJson } from './tenant-text.ts';

export const defineCredential: Define = (command, terminal, act) => {
  addSecretOptions(addCommonOptions(command))
    .argument('<tenant>', 'name or id')
    .option('--name <name>', 'name of the credential (needed)')
    .option('--client-id <id>', 'client ID; needed for a new credential')
    .option('--scopes <list>', 'scopes registered on the integration')
    .option('--replace', 'the new secret takes the place of the one in use, instead of being kept beside it')
    .option('--remove', 'remove the credential and its secrets')
    .addHelpText('after', SECRETS)
    .action(act((tenant: string, options: CredentialOptions) => changeCredential(terminal, tenant, options)));
};

interface CredentialOptions extends SecretOptions {
  name?: string;
  clientId?: string;
  scopes?: string;
  replace?: boolean;
  remove?: boolean;
}

async function changeCredential(terminal: Terminal, tenantName: string, options: CredentialOptions): Promise<ExitCode> {
  const { dataDir, json, remove } = options;
  const name = needed(options.name, '--name', 'Integration');
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const before = await findTenant(bench, tenantName);
    const known = before.credentials.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    const tenant = remove
      ? await removeCredential(bench, before, known, name)
      : await saveCredential(bench, before, known, { ...options, name });
    if (json) terminal.printJson({ tenant: tenantJson(tenant) });
    else terminal.print(describeTenant(tenant));
    return EXIT.met;
  });
}

function removeCredential(
  { client }: OpenBench,
  tenant: Tenant,
  known: Credential | undefined,
  name: string,
): Promise<Tenant> {
  if (!known)
    throw new CliError('NOT_FOUND', `${tenant.name} has no credential named ${name}.`, {
      fix: `It has: ${tenant.credentials.map((one) => one.name).join(', ') || 'none'}.`,
    });
  return client.credential.remove({ tenantId: tenant.id, credentialId: known.id });
}

async function saveCredential(
  bench: OpenBench,
  tenant: Tenant,
  known: Credential | undefined,
  options: CredentialOptions & { name: string },
): Promise<Tenant> {
  const { name, clientId = known?.clientId, scopes, replace, protect } = options;
  if (clientId === undefined)
    throw usageError(
      `${tenant.name} has no credential named ${name}: a new one needs --client-id.`,
      'Add it, or correct --name.',
    );
  const secret = wantsSecret(known, options) ? await takeClientSecret(bench.terminal.world, options) : null;
  if (secret !== null) await prepareVault(bench, protect);
  const replaces = replace ? known?.secrets.find((one) => one.inUse)?.id : undefined;
  return bench.client.credential.save({
    tenantId: tenant.id,
    ...(known ? { credentialId: known.id } : {}),
    ...(known ? plainValues(known) : {}),
    kind: known?.kind ?? kindByClient('client_secret_basic'),
    name: known?.name ?? name,
    clientId,
    ...(secret === null ? {} : { secret: { value: secret, ...(replaces === undefined ? {} : { replaces }) } }),
    ...(scopes === undefined ? {} : { registeredScopes: parseScopes(scopes) }),
  });
}

/** A change of scopes or client ID alone must not take a secret that happens to be in the environment. */
function wantsSecret(known: Credential | undefined, options: CredentialOptions): boolean {
  const { secretStdin = false, replace = false, scopes, clientId } = options;
  return known === undefined || secretStdin || replace || (scopes === undefined && clientId === undefined);
}
