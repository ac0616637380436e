// Standard input as a whole. It can be read once, so two options that want it contradict each other (see once-only.ts).
import { usageError } from '../cli-error.ts';

/** Bytes until the end. @throws CliError USAGE when it is a terminal with nobody asked, or cannot be read. */
export async function readStdin(wantedFor: string): Promise<Buffer> {
  if (process.stdin.isTTY)
    throw usageError(
      `${wantedFor} reads standard input, and nothing is piped into it.`,
      'Pipe it in: some-command | scopebench ...',
    );
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  } catch {
    throw usageError(`${wantedFor} could not read standard input.`, 'Pipe the text in, or give it another way.');
  }
  return Buffer.concat(chunks);
}

/** One line of text: what a pipe or a file puts after it is cut off. */
export async function readSecretFromStdin(wantedFor: string): Promise<string> {
  const secret = (await readStdin(wantedFor)).toString('utf8').trim();
  if (secret === '') throw usageError(`${wantedFor} got nothing from standard input.`, 'Pipe the value in.');
  return secret;
}
