// Where the command line takes secrets from: the environment, standard input, a person at a terminal. Never an argument,
// which every program of the machine can read. What was taken from the environment is removed from it, so that no
// child process inherits it.
import { usageError } from '../cli-error.ts';
import { askHidden } from '../terminal/ask.ts';
import { readSecretFromStdin } from '../terminal/read-stdin.ts';
import type { World } from '../world.ts';

/** `label`: what a person is asked for. Null when there is none and nobody to ask. Standard input wins over the environment: it was asked for by an option. */
export async function takeClientSecret(
  world: World,
  { secretStdin }: { secretStdin?: boolean | undefined },
  label = 'Client secret',
): Promise<string | null> {
  if (secretStdin) return readSecretFromStdin(world, '--secret-stdin');
  return (
    takeFromEnvironment(world, 'SCOPEBENCH_CLIENT_SECRET') ?? ((await askHidden(world, `${label}: `))?.trim() || null)
  );
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
