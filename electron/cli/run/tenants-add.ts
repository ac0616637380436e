// The work of `scopebench tenants add`. The vault is made ready before anything is saved, so that a missing passphrase does
// not leave half a tenant behind.
import type { Tenant } from '../../../shared/contract/tenant.ts';
import { kindByClient } from '../../../shared/okta/credentials/credential-kinds.ts';
import { quoted } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { takeClientSecret } from '../bench/secrets.ts';
import { withCustomDomainHint } from '../bench/target.ts';
import { prepareVault } from '../bench/vault.ts';
import { needed, usageError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { SecretOptions } from '../given-options.ts';
import { note, print, printJson } from '../terminal/print.ts';
import { parseScopes } from './parse-scopes.ts';
import { describeTenant } from './tenants-show.ts';

export interface AddTenantOptions extends SecretOptions {
  name?: string;
  url?: string;
  production?: boolean;
  proveWrites?: boolean;
  customDomain?: boolean;
  clientId?: string;
  credentialName?: string;
  scopes?: string;
}

export async function addTenant(options: AddTenantOptions): Promise<ExitCode> {
  const { clientId, secretStdin, credentialName, scopes, dataDir, json } = options;
  const name = needed(options.name, '--name', 'Acme');
  const url = needed(options.url, '--url', 'acme.okta.com');
  if (clientId === undefined && (secretStdin || credentialName !== undefined || scopes !== undefined))
    throw usageError('A credential needs --client-id.', 'Add it, or leave out what belongs to a credential.');
  const secret = clientId === undefined ? null : await takeClientSecret(options);
  return withBench({ dataDir, sandbox: false }, async (bench) => {
    if (secret !== null) await prepareVault(bench, options.protect);
    const added = await bench.client.tenant
      .add({
        name,
        url,
        production: options.production ?? false,
        provenWrites: options.proveWrites ?? false,
        ...(options.customDomain ? { confirmUnknownSuffix: true } : {}),
      })
      .catch(withCustomDomainHint);
    const tenant = clientId === undefined ? added : await addCredential(bench, added, { ...options, clientId, secret });
    if (clientId !== undefined && secret === null)
      note(
        `No secret was given. Save it with: scopebench tenants credential ${quoted(tenant.name)} --name ${quoted(
          tenant.credentials[0]?.name ?? '',
        )} --secret-stdin`,
      );
    if (json) printJson({ tenant });
    else print(describeTenant(tenant));
    return EXIT.met;
  });
}

async function addCredential(
  { client }: OpenBench,
  tenant: Tenant,
  { clientId, credentialName, scopes, secret }: AddTenantOptions & { clientId: string; secret: string | null },
): Promise<Tenant> {
  try {
    return await client.credential.save({
      tenantId: tenant.id,
      kind: kindByClient('client_secret_basic'),
      name: credentialName ?? 'Integration',
      clientId,
      ...(secret === null ? {} : { secret: { value: secret } }),
      ...(scopes === undefined ? {} : { registeredScopes: parseScopes(scopes) }),
    });
  } catch (error) {
    await client.tenant.remove({ tenantId: tenant.id, confirmName: tenant.name });
    throw error;
  }
}
