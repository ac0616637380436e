// `scopebench tenants export`: tenants to keep or to give to a colleague. There is no secret in it: the saved tenants hold none.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findTenant } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import { CliError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export const defineExport: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('[tenants...]', 'names or ids (default: all)')
    .option('-o, --output <file>', 'write to this file instead of stdout')
    .action(
      act((names: string[], options: CommonOptions & { output?: string }) => exportTenants(terminal, names, options)),
    );
};

function exportTenants(
  terminal: Terminal,
  names: string[],
  { output, dataDir, json }: CommonOptions & { output?: string },
): Promise<ExitCode> {
  const { note, printExact, printJson, world } = terminal;
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const chosen = await Promise.all(names.map((name) => findTenant(bench, name)));
    const input = names.length === 0 ? {} : { tenantIds: chosen.map(({ id }) => id) };
    const { text } = await bench.client.tenant.export(input);
    if (output === undefined) {
      printExact(json ? JSON.stringify(JSON.parse(text)) : text);
      return EXIT.met;
    }
    await writeFile(resolve(world.cwd, output), text).catch((cause: unknown) => refuse(output, cause));
    if (json) printJson({ file: output });
    else note(`Written to ${output}.`);
    return EXIT.met;
  });
}

function refuse(output: string, cause: unknown): never {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  throw new CliError(
    'STORAGE_FAILED',
    `${output} cannot be written (${code}).`,
    { fix: 'Choose another place, or leave out --output to print it.' },
    { cause },
  );
}
