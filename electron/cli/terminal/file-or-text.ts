// A value of an option that is a text or the name of a file that holds it. A file that exists is read; a name with spaces, commas or the
// form of a scope is taken as the text; anything else is a name that was mistyped.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { World } from '../world.ts';
import { readTextFile } from './read-text-file.ts';

/** `-` is standard input. @throws CliError FILE_INVALID as `readTextFile` */
export async function readFileOrText(world: World, value: string, option: string): Promise<string> {
  if (value === '-') return readTextFile(world, value, option);
  const file = await stat(resolve(world.cwd, value)).catch(() => null);
  const isText = file === null && (/[\s,]/.test(value) || /^(?:okta|ssf)\.[\w*.]+$/.test(value));
  return isText ? value : readTextFile(world, value, option);
}
