// `scopebench tenants remove`: the name must be given once more, by option or at the terminal, because secrets go too.
import { findTenant } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import { usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import { askLine } from '../../terminal/ask.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export const defineRemove: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('<tenant>', 'name or id')
    .option('--confirm <name>', 'its name again, to confirm; asked for in a terminal')
    .action(
      act((name: string, options: CommonOptions & { confirm?: string }) => removeTenant(terminal, name, options)),
    );
};

function removeTenant(
  terminal: Terminal,
  name: string,
  { confirm, json, dataDir }: CommonOptions & { confirm?: string },
): Promise<ExitCode> {
  const { note, print, printJson, world } = terminal;
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const tenant = await findTenant(bench, name);
    const secrets = tenant.credentials.reduce((sum, { secrets }) => sum + secrets.length, 0);
    note(
      `This also removes the credentials of ${tenant.name} (${tenant.credentials.length}) and their secrets (${secrets}).`,
    );
    const confirmName = confirm ?? (await askLine(world, 'Type its name to remove it: '));
    if (confirmName === null)
      throw usageError(
        'Removing needs the name again, to confirm.',
        `Add --confirm with the name of the tenant, ${tenant.name}.`,
      );
    const { removedSecrets } = await bench.client.tenant.remove({ tenantId: tenant.id, confirmName });
    if (json) printJson({ removed: tenant.name, removedSecrets });
    else print(`${tenant.name} was removed.`);
    if (removedSecrets < secrets)
      note(
        'The vault was locked: secrets of this tenant stay in it, encrypted and without a name, and are never used again.',
      );
    return EXIT.met;
  });
}
