// What `protect --token-stdin` reads: one token, or a JSON object with real tokens by name. A name that is none is refused: the token
// under it would silently not be tried.

import type { GivenTokens } from '../../../../shared/runs/protect/protect-events.ts';
import { givenTokens } from '../../../../shared/runs/protect/protect-events.ts';
import { usageError } from '../../cli-error.ts';
import { readSecretFromStdin } from '../../terminal/read-stdin.ts';
import type { World } from '../../world.ts';

const NAMES = Object.keys(givenTokens.shape);

/** @throws CliError USAGE, which names members and never values. */
export async function readGivenTokens(world: World): Promise<GivenTokens> {
  const text = await readSecretFromStdin(world, '--token-stdin');
  if (!text.startsWith('{')) return { good: text };
  const read = givenTokens.strict().safeParse(parsed(text));
  if (read.success) return read.data;
  throw usageError(
    '--token-stdin got JSON that does not name tokens.',
    `Pipe one token in, or an object whose members are some of ${NAMES.join(', ')}, each a text.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
