// `scopebench tenants change`: how a saved tenant is treated. What is not named stays as it is.
import { Option } from 'commander';
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
    .option('--production', 'mark as production: each write must be armed')
    .option('--no-production', 'remove that mark')
    .option('--invalid-writes', 'a sweep may send it writes that are invalid on purpose; never on production')
    .addOption(new Option('--prove-writes').hideHelp())
    .option('--no-invalid-writes', 'a sweep may not')
    .addOption(new Option('--no-prove-writes').hideHelp())
    .action(act((tenant: string, options: ChangeTenantOptions) => changeTenant(terminal, tenant, options)));
};

interface ChangeTenantOptions extends CommonOptions {
  production?: boolean;
  invalidWrites?: boolean;
  /** `--invalid-writes` as it was called before. */
  proveWrites?: boolean;
}

async function changeTenant(terminal: Terminal, name: string, options: ChangeTenantOptions): Promise<ExitCode> {
  const { production, dataDir, json } = options;
  const invalidWrites = options.invalidWrites ?? options.proveWrites;
  if (production === undefined && invalidWrites === undefined)
    throw usageError('There is nothing to change.', 'Say what to change, such as --production or --no-invalid-writes.');
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const before = await findTenant(bench, name);
    const tenant = await bench.client.tenant.update({
      tenantId: before.id,
      name: before.name,
      url: before.origin,
      confirmUnknownSuffix: true,
      production: production ?? before.production,
      invalidWrites: invalidWrites ?? before.invalidWrites,
    });
    if (json) terminal.printJson({ tenant: tenantJson(tenant) });
    else terminal.print(describeTenant(tenant));
    return EXIT.met;
  });
}
