// The work of `scopebench tenants export` and `import`. There is no secret in an export: the saved tenants hold none.
import { writeFile } from 'node:fs/promises';
import { findTenant } from '../bench/find-tenant.ts';
import { withBench } from '../bench/open-bench.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { note, print, printExact, printJson } from '../terminal/print.ts';
import { readTextFile } from '../terminal/read-text-file.ts';

export function exportTenants(
  names: string[],
  { output, dataDir, json }: CommonOptions & { output?: string },
): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: false }, async (bench) => {
    const chosen = await Promise.all(names.map((name) => findTenant(bench, name)));
    const input = names.length === 0 ? {} : { tenantIds: chosen.map(({ id }) => id) };
    const { text } = await bench.client.tenant.export(input);
    if (output === undefined) {
      printExact(json ? JSON.stringify(JSON.parse(text)) : text);
      return EXIT.met;
    }
    await writeFile(output, text).catch((cause: unknown) => refuse(output, cause));
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

export async function importTenants(file: string, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  const text = await readTextFile(file, 'import');
  return withBench({ dataDir, sandbox: false }, async ({ client }) => {
    const { added, skipped } = await client.tenant.import({ text });
    if (json) printJson({ added: added.map(({ name }) => name), skipped });
    else {
      for (const { name, origin } of added) print(`+ ${name}  ${origin}`);
      for (const { name, reason } of skipped) print(`- ${name}  left out: ${reason}`);
      if (added.length > 0) note('Secrets are not in an export: save them with scopebench tenants credential.');
    }
    return EXIT.met;
  });
}
