// A file that a command writes to the path that was given. What cannot be written is reported before the work, not after it: a run of
// minutes must not end in a result that has no place.
import { access, appendFile, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { World } from '../world.ts';
import type { Terminal } from './terminal.ts';

/** Nothing is written. @throws CliError FILE_INVALID for what could not be */
export async function checkWritable({ cwd }: World, path: string): Promise<void> {
  const whole = resolve(cwd, path);
  const there = await stat(whole).catch(() => null);
  if (there?.isDirectory()) throw refusal(path, 'It is a folder.');
  const place = there ? whole : dirname(whole);
  await access(place, constants.W_OK).catch((cause: unknown) => {
    const missing = codeOf(cause) === 'ENOENT';
    throw refusal(path, missing ? `There is no folder ${place}.` : 'Your user may not write there.', cause);
  });
}

/** Gives the whole path. @throws CliError FILE_INVALID for what cannot be written */
export const writeTextFile = (terminal: Terminal, path: string, text: string): Promise<string> =>
  putText(writeFile, terminal, path, text);

/** After what is there, for a file that others write, too. As `writeTextFile`. */
export const appendTextFile = (terminal: Terminal, path: string, text: string): Promise<string> =>
  putText(appendFile, terminal, path, text);

async function putText(
  put: (path: string, text: string) => Promise<void>,
  { world, withoutSecrets }: Terminal,
  path: string,
  text: string,
): Promise<string> {
  const whole = resolve(world.cwd, path);
  await put(whole, withoutSecrets(text)).catch((cause: unknown) => {
    throw refusal(path, `(${codeOf(cause) || 'unknown reason'})`, cause);
  });
  return whole;
}

function refusal(path: string, reason: string, cause?: unknown): CliError {
  return new CliError(
    'FILE_INVALID',
    `${path} cannot be written. ${reason}`,
    { fix: 'Choose another file.' },
    { cause },
  );
}

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
