// `scopebench tenants show`: one tenant. Its shape is that of the contract: no secret is in it.
import { findTenant, isSandbox } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { describeTenant, tenantJson } from './tenant-text.ts';

export const defineShow: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('<tenant>', 'name or id, or sandbox')
    .action(act((name: string, options: CommonOptions) => showTenant(terminal, name, options)));
};

function showTenant(terminal: Terminal, name: string, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench(terminal, { dataDir, sandbox: isSandbox(name) }, async (bench) => {
    const tenant = await findTenant(bench, name);
    if (json) terminal.printJson({ tenant: tenantJson(tenant) });
    else terminal.print(describeTenant(tenant));
    return EXIT.met;
  });
}
