// A made plan as a file: never over a person's own by accident, and with the schema beside it that its first line names.
import { access } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PLAN_SCHEMA_FILE } from '../../../../shared/file-form/kept-files.ts';
import { usageError } from '../../cli-error.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../../terminal/write-text-file.ts';
import { readSchema } from './schema.ts';

/** Before anything is read or sent. Throws a usage error for a file that is there, unless `force`. */
export async function checkPlanPlace({ world }: Terminal, output: string | undefined, force = false): Promise<void> {
  if (output === undefined) return;
  if (!force && (await isThere(resolve(world.cwd, output))))
    throw usageError(`${output} is there already.`, 'Choose another file, or overwrite it with --force.');
  await checkWritable(world, output);
}

/** The path that was written. */
export async function writePlanFile(terminal: Terminal, output: string, text: string): Promise<string> {
  const file = await writeTextFile(terminal, output, text);
  // One that is there is a newer or an older one that somebody chose.
  const place = join(dirname(file), PLAN_SCHEMA_FILE);
  if (!(await isThere(place))) await writeTextFile(terminal, place, await readSchema('plan'));
  return file;
}

/** `plans/users.scopebench.yaml` is users. */
export const planNameOf = (path: string): string =>
  path === '-' ? 'Plan' : basename(path).replace(/(?:\.scopebench)?\.\w+$/, '') || 'Plan';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
