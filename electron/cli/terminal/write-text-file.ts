// A file that a command writes where it was told to.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../cli-error.ts';

/** Gives the whole path. @throws CliError FILE_INVALID for what cannot be written */
export async function writeTextFile(path: string, text: string): Promise<string> {
  await writeFile(path, text).catch((cause: unknown) => {
    throw new CliError('FILE_INVALID', `${path} cannot be written.`, { fix: 'Choose another file.' }, { cause });
  });
  return resolve(path);
}
