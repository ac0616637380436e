// `scopebench tenants list`: the saved tenants. Shapes are those of the contract: no secret is in them.
import { withBench } from '../../bench/open-bench.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { tenantJson } from './tenant-text.ts';

export const defineList: Define = (command, terminal, act) => {
  addCommonOptions(command).action(act((options: CommonOptions) => listTenants(terminal, options)));
};

function listTenants(terminal: Terminal, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  const { note, print, printJson } = terminal;
  return withBench(terminal, { dataDir, sandbox: false }, async ({ engine }) => {
    const tenants = await engine.context.tenants.all();
    if (json) printJson({ tenants: tenants.map(tenantJson) });
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
