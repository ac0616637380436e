// `scopebench tenants change`: how a saved tenant is treated. What is not named stays as it is.
import { findTenant } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import { usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { describeTenant, tenantJson } from './tenant-text.ts';

export const defineChange: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('<tenant>', 'name or id')
    .option('--production', 'mark as production: writes must be armed')
    .option('--no-production', 'take the mark away')
    .option('--prove-writes', 'a sweep may send it writes that are invalid on purpose; never on production')
    .option('--no-prove-writes', 'a sweep may not')
    .action(act((tenant: string, options: ChangeTenantOptions) => changeTenant(terminal, tenant, options)));
};

interface ChangeTenantOptions extends CommonOptions {
  production?: boolean;
  proveWrites?: boolean;
}

async function changeTenant(terminal: Terminal, name: string, options: ChangeTenantOptions): Promise<ExitCode> {
  const { production, proveWrites, dataDir, json } = options;
  if (production === undefined && proveWrites === undefined)
    throw usageError('Nothing is to be changed.', 'Name what is, such as --production or --no-prove-writes.');
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const before = await findTenant(bench, name);
    const tenant = await bench.client.tenant.update({
      tenantId: before.id,
      name: before.name,
      url: before.origin,
      confirmUnknownSuffix: true,
      production: production ?? before.production,
      provenWrites: proveWrites ?? before.provenWrites,
    });
    if (json) terminal.printJson({ tenant: tenantJson(tenant) });
    else terminal.print(describeTenant(tenant));
    return EXIT.met;
  });
}
