// Where the command line takes secrets from: the environment, standard input, a person at a terminal. Never an argument,
// which every program of the machine can read. What was taken from the environment is removed from it, so that no
// child process inherits it.
import { usageError } from '../cli-error.ts';
import { askHidden } from '../terminal/ask.ts';
import { readSecretFromStdin } from '../terminal/read-stdin.ts';

/** Null when there is none and nobody to ask. Standard input wins over the environment: it was asked for by an option. */
export async function takeClientSecret({ secretStdin }: { secretStdin?: boolean | undefined }): Promise<string | null> {
  if (secretStdin) return readSecretFromStdin('--secret-stdin');
  return takeFromEnvironment('SCOPEBENCH_CLIENT_SECRET') ?? ((await askHidden('Client secret: '))?.trim() || null);
}

export function takePassphrase(): string | null {
  return takeFromEnvironment('SCOPEBENCH_PASSPHRASE');
}

/** A new passphrase: from the environment, or typed twice. Null when there is none. @throws CliError USAGE */
export async function takeNewPassphrase(): Promise<string | null> {
  const given = takePassphrase() ?? (await askTwice());
  if (given !== null && given.length < 8)
    throw usageError('A passphrase has at least 8 characters.', 'Choose a longer one.');
  return given;
}

async function askTwice(): Promise<string | null> {
  const first = await askHidden('New passphrase of the vault (8 characters or more): ');
  if (first === null) return null;
  if (first === (await askHidden('The same once more: '))) return first;
  throw usageError('The two passphrases differ.', 'Nothing was saved; start again.');
}

function takeFromEnvironment(name: string): string | null {
  const value = process.env[name];
  delete process.env[name];
  return value === undefined || value.trim() === '' ? null : value.trim();
}
