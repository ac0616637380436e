// `scopebench tenants import`: tenants of an export or of a table (CSV). Those that are there already are left out, and named.
import { withBench } from '../../bench/open-bench.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import { readTextFile } from '../../terminal/read-text-file.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export const defineImport: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('<file>', 'the file; - is stdin')
    .action(act((file: string, options: CommonOptions) => importTenants(terminal, file, options)));
};

async function importTenants(terminal: Terminal, file: string, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  const { note, print, printJson, world } = terminal;
  const text = await readTextFile(world, file, 'import');
  return withBench(terminal, { dataDir, sandbox: false }, async ({ client }) => {
    const { added, skipped, ignoredColumns } = await client.tenant.import({ text });
    if (json) printJson({ added: added.map(({ name }) => name), skipped, ignoredColumns });
    else {
      for (const { name, origin } of added) print(`+ ${name}  ${origin}`);
      for (const { line, name, reason } of skipped)
        print(`- ${[line === null ? '' : `line ${line}`, name].filter(Boolean).join(', ')}  left out: ${reason}`);
      if (ignoredColumns.length > 0) note(`Columns that were not read: ${ignoredColumns.join(', ')}.`);
      if (added.length > 0) note('Secrets are not in such a file: save them with scopebench tenants credential.');
    }
    return EXIT.met;
  });
}
