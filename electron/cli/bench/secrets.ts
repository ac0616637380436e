// Where the command line takes secrets from: the environment, standard input, a person at a terminal. Never an argument,
// which every program of the machine can read. What was taken from the environment is removed from it, so that no
// child process inherits it.
import { usageError } from '../cli-error.ts';
import { askHidden } from '../terminal/ask.ts';
import { readSecretFromStdin } from '../terminal/read-stdin.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { World } from '../world.ts';

/** The options that name one place each. */
interface SecretFrom {
  secretStdin?: boolean | undefined;
  /** Of a private key. */
  keyFile?: string | undefined;
}

/**
 * `label`: what a person is asked for. Null when there is none and nobody to ask. What an option names wins over the environment.
 * Throws USAGE, and FILE_INVALID for a file that cannot be read.
 */
export async function takeClientSecret(
  world: World,
  { secretStdin, keyFile }: SecretFrom,
  label = 'Client secret',
): Promise<string | null> {
  if (secretStdin && keyFile !== undefined)
    throw usageError('--secret-stdin and --key-file are two secrets.', 'Give the one that the credential has.');
  if (keyFile !== undefined) return (await readTextFile(world, keyFile, '--key-file')).trim();
  if (secretStdin) return readSecretFromStdin(world, '--secret-stdin');
  return (
    takeFromEnvironment(world, 'SCOPEBENCH_CLIENT_SECRET') ?? ((await askHidden(world, `${label}: `))?.trim() || null)
  );
}

/** Of an encrypted private key: from the environment, or asked for in a terminal. Undefined for a key that needs none. */
export async function takeKeyPassphrase(world: World, key: string): Promise<string | undefined> {
  const given = takeFromEnvironment(world, 'SCOPEBENCH_KEY_PASSPHRASE');
  if (!/ENCRYPTED/.test(key)) return undefined;
  return given ?? (await askHidden(world, 'Passphrase of the private key: ')) ?? undefined;
}

export function takePassphrase(world: World): string | null {
  return takeFromEnvironment(world, 'SCOPEBENCH_PASSPHRASE');
}

/** A new passphrase: from the environment, or typed twice. Null when there is none. @throws CliError USAGE */
export async function takeNewPassphrase(world: World): Promise<string | null> {
  const given = takePassphrase(world) ?? (await askTwice(world));
  if (given !== null && given.length < 8)
    throw usageError('A passphrase has at least 8 characters.', 'Choose a longer one.');
  return given;
}

async function askTwice(world: World): Promise<string | null> {
  const first = await askHidden(world, 'New passphrase of the vault (8 characters or more): ');
  if (first === null) return null;
  if (first === (await askHidden(world, 'Type it again:  '))) return first;
  throw usageError('The passphrases do not match.', 'Nothing was saved; start again.');
}

function takeFromEnvironment({ env }: World, name: string): string | null {
  const value = env[name];
  delete env[name];
  return value === undefined || value.trim() === '' ? null : value.trim();
}
