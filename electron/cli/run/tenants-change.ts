// The work of `scopebench tenants change`: how a saved tenant is treated. What is not named stays as it is.
import { findTenant } from '../bench/find-tenant.ts';
import { withBench } from '../bench/open-bench.ts';
import { usageError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { print, printJson } from '../terminal/print.ts';
import { describeTenant } from './tenants-show.ts';

export interface ChangeTenantOptions extends CommonOptions {
  production?: boolean;
  proveWrites?: boolean;
}

export async function changeTenant(name: string, options: ChangeTenantOptions): Promise<ExitCode> {
  const { production, proveWrites, dataDir, json } = options;
  if (production === undefined && proveWrites === undefined)
    throw usageError('Nothing is to be changed.', 'Name what is, such as --production or --no-prove-writes.');
  return withBench({ dataDir, sandbox: false }, async (bench) => {
    const before = await findTenant(bench, name);
    const tenant = await bench.client.tenant.update({
      tenantId: before.id,
      name: before.name,
      url: before.origin,
      confirmUnknownSuffix: true,
      production: production ?? before.production,
      provenWrites: proveWrites ?? before.provenWrites,
    });
    if (json) printJson({ tenant });
    else print(describeTenant(tenant));
    return EXIT.met;
  });
}
