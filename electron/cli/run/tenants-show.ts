// The work of `scopebench tenants list` and `show`. Shapes are those of the contract: no secret is in them.
import type { Credential, Tenant } from '../../../shared/contract/tenant.ts';
import { findTenant, isSandbox } from '../bench/find-tenant.ts';
import { withBench } from '../bench/open-bench.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { note, print, printJson } from '../terminal/print.ts';
import { formatTable } from '../terminal/table.ts';

export function listTenants({ json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: false }, async ({ engine }) => {
    const tenants = await engine.context.tenants.all();
    if (json) printJson({ tenants });
    else if (tenants.length > 0)
      print(
        formatTable([
          ['Name', 'Address', 'Credentials', ''],
          ...tenants.map(({ name, origin, credentials, production }) => [
            name,
            origin,
            credentials.map((one) => one.name).join(', ') || 'none',
            production ? 'production' : '',
          ]),
        ]),
      );
    else note('No tenant is saved yet. Add one with scopebench tenants add; the sandbox org is always there.');
    return EXIT.met;
  });
}

export function showTenant(name: string, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: isSandbox(name) }, async (bench) => {
    const tenant = await findTenant(bench, name);
    if (json) printJson({ tenant });
    else print(describeTenant(tenant));
    return EXIT.met;
  });
}

export function describeTenant({
  name,
  origin,
  production,
  provenWrites,
  id,
  organization,
  credentials,
}: Tenant): string {
  const rows = [
    ['Name', name],
    ['Address', origin],
    ['Production', production ? 'yes: writes must be armed' : 'no'],
    ['Invalid writes', provenWrites && !production ? 'allowed, to prove write scopes in a sweep' : 'not allowed'],
    ['Org id', organization?.id ?? 'not read yet (scopebench tenants check)'],
    ['Id here', id],
  ];
  return [formatTable(rows), ...credentials.map(describeCredential)].join('\n\n');
}

function describeCredential({ name, kind, clientId, secrets, registeredScopes, lastUsedAt }: Credential): string {
  const stored = secrets.map((secret) => `${secret.label}${secret.inUse ? ' (in use)' : ''}`).join(', ');
  const rows = [
    ['Credential', `${name} (${kind})`],
    ['  Client ID', clientId || 'none'],
    ['  Secrets', stored || 'none saved'],
    ['  Registered', registeredScopes.length === 0 ? 'no scopes noted' : registeredScopes.join(' ')],
    ['  Last used', lastUsedAt === null ? 'never' : new Date(lastUsedAt).toISOString()],
  ];
  return formatTable(rows);
}
