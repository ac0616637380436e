// A file named on the command line, as text. `-` is standard input, for the options that say so.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { World } from '../world.ts';
import { readStdin } from './read-stdin.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'It is a folder.',
  EACCES: 'Your user may not read it.',
  EPERM: 'Your user may not read it.',
};

/** @throws CliError FILE_INVALID for what cannot be read or is not UTF-8 */
export async function readTextFile(world: World, path: string, option: string): Promise<string> {
  const bytes =
    path === '-'
      ? await readStdin(world, `${option} -`)
      : await readFile(resolve(world.cwd, path)).catch((cause: unknown) => refuse(path, cause));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CliError(
      'FILE_INVALID',
      `${path === '-' ? 'Standard input' : path} is not text in UTF-8.`,
      {
        fix:
          option === '--body'
            ? 'A request body goes out as UTF-8: give a text file.'
            : 'Save it as UTF-8 text and give that.',
      },
      { cause },
    );
  }
}

function refuse(path: string, cause: unknown): never {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  throw new CliError(
    'FILE_INVALID',
    `${path} cannot be read. ${REASONS[code] ?? `(${code || 'unknown reason'})`}`,
    { fix: 'Check the name; it is taken from the folder that you are in.' },
    { cause },
  );
}
