// The work of `scopebench tenants remove`. The name must be given once more, by option or at the terminal: secrets go too.
import { findTenant } from '../bench/find-tenant.ts';
import { withBench } from '../bench/open-bench.ts';
import { usageError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { askLine } from '../terminal/ask.ts';
import { note, print, printJson } from '../terminal/print.ts';

export function removeTenant(
  name: string,
  { confirm, json, dataDir }: CommonOptions & { confirm?: string },
): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: false }, async (bench) => {
    const tenant = await findTenant(bench, name);
    const secrets = tenant.credentials.reduce((sum, { secrets }) => sum + secrets.length, 0);
    note(`With ${tenant.name} go its credentials (${tenant.credentials.length}) and their secrets (${secrets}).`);
    const confirmName = confirm ?? (await askLine('Type its name to remove it: '));
    if (confirmName === null)
      throw usageError(
        'Removing needs the name once more.',
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
