// An evidence pack on the disk: a folder with its files and one zip beside it, and either of them read again for --verify.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { CliError } from '../../cli-error.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export interface PackFile {
  name: string;
  text: string;
}

/** No pack is larger; what is, is not opened. */
const MOST_BYTES = 200_000_000;
export const ZIP_NAME = 'evidence-pack.zip';

/** The folder must be new or empty: a pack with files of an earlier one is not what its manifest says. @throws CliError FILE_INVALID */
export async function checkPackPlace({ world }: Terminal, out: string): Promise<void> {
  const folder = resolve(world.cwd, out);
  const there = await stat(folder).catch(() => null);
  if (there === null) return;
  if (!there.isDirectory()) throw refusal(`${out} is a file.`, 'Choose a folder that does not exist yet.');
  if ((await readdir(folder)).length > 0)
    throw refusal(`${out} is not empty.`, 'Choose an empty folder, or one that does not exist yet.');
}

/** Gives the whole path of the folder. @throws CliError FILE_INVALID */
export async function writePack(
  { world, withoutSecrets }: Terminal,
  out: string,
  files: readonly PackFile[],
): Promise<string> {
  const folder = resolve(world.cwd, out);
  const zipped: Record<string, Uint8Array> = {};
  try {
    for (const { name, text } of files) {
      // The engine has taken out what it knows; were there more to take out, the hashes would not fit, and --verify says so.
      const bytes = strToU8(withoutSecrets(text));
      const path = join(folder, ...name.split('/'));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      zipped[name] = bytes;
    }
    await writeFile(join(folder, ZIP_NAME), zipSync(zipped));
  } catch (cause) {
    throw new CliError('FILE_INVALID', `${out} cannot be written.`, { fix: 'Choose another folder.' }, { cause });
  }
  return folder;
}

/** Of a folder or a zip. @throws CliError FILE_INVALID */
export async function readPack({ world }: Terminal, pack: string): Promise<PackFile[]> {
  const path = resolve(world.cwd, pack);
  const there = await stat(path).catch(() => null);
  if (there === null) throw refusal(`${pack} is not there.`, 'Give the folder or the zip of a pack.');
  return there.isDirectory() ? readFolder(path) : unzip(pack, await readFile(path));
}

async function readFolder(folder: string): Promise<PackFile[]> {
  const files: PackFile[] = [];
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    // It is beside the files, and is checked as a pack of its own.
    if (name === ZIP_NAME) continue;
    bytes += (await stat(path)).size;
    if (bytes > MOST_BYTES) throw refusal(`${folder} holds more than a pack does.`, 'Give the folder of a pack.');
    files.push({ name, text: textOf(await readFile(path)) });
  }
  return files;
}

function unzip(pack: string, bytes: Uint8Array): PackFile[] {
  let total = 0;
  try {
    const all = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        return total <= MOST_BYTES && !name.endsWith('/');
      },
    });
    return Object.entries(all).map(([name, one]) => ({ name, text: textOf(one) }));
  } catch (cause) {
    throw new CliError(
      'FILE_INVALID',
      `${pack} is no zip that can be read.`,
      { fix: 'Give the folder or the zip of a pack.' },
      { cause },
    );
  }
}

/** One character a byte where it is no UTF-8: a changed byte must not be lost in a replacement character. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return strFromU8(bytes, true);
  }
}

const refusal = (message: string, fix: string): CliError => new CliError('FILE_INVALID', message, { fix });
