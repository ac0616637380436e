// A folder that was named on the command line, with those above it. One by one: `recursive` of Node 20 never returns where
// the system denies that a parent is there which it has just said exists, as below /proc.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { World } from '../world.ts';

/** @throws CliError FILE_INVALID */
export async function makeFolder({ cwd }: World, folder: string): Promise<void> {
  await make(resolve(cwd, folder)).catch((cause: unknown) => {
    throw new CliError(
      'FILE_INVALID',
      `The folder ${folder} cannot be made.`,
      { fix: 'Choose another one.' },
      { cause },
    );
  });
}

async function make(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw cause;
    await make(parent);
    await mkdir(path);
  }
}
