// Standard input as a whole. It can be read once, so two options that want it contradict each other.
import { usageError } from '../cli-error.ts';
import type { World } from '../world.ts';

/** Bytes until the end. @throws CliError USAGE when it is a terminal with nobody asked, or cannot be read. */
export async function readStdin({ stdin }: World, wantedFor: string): Promise<Buffer> {
  if (stdin.isTTY)
    throw usageError(
      `${wantedFor} reads standard input, and nothing is piped into it.`,
      'Pipe it in: some-command | scopebench ...',
    );
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  } catch {
    throw usageError(`${wantedFor} could not read standard input.`, 'Pipe the text in, or give it another way.');
  }
  return Buffer.concat(chunks);
}

/** One line of text: what a pipe or a file puts after it is cut off. */
export async function readSecretFromStdin(world: World, wantedFor: string): Promise<string> {
  const secret = (await readStdin(world, wantedFor)).toString('utf8').trim();
  if (secret === '') throw usageError(`${wantedFor} got nothing from standard input.`, 'Pipe the value in.');
  return secret;
}
