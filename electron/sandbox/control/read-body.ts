// The JSON body of a control call. What is not asked for is refused, so that a typing mistake in a test does not pass for a
// fault that never struck.
import type { z } from 'zod';
import { readText } from '../read-text.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';

const MOST_BYTES = 64 * 1024;

/** `example`: bodies that would do. @throws SandboxRefusal */
export async function readBody<T>(request: Request, schema: z.ZodType<T>, example: string): Promise<T> {
  const text = await readText(request, MOST_BYTES);
  if (text === null)
    throw new SandboxRefusal('The body is too large.', `At most ${MOST_BYTES} bytes are read.`, 'Send less.');
  const json = parseJson(text);
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new SandboxRefusal(
    text === '' ? 'The body is empty.' : 'The body is not what this call takes.',
    json === undefined
      ? 'It is not JSON.'
      : where === ''
        ? 'It has a field that is not known, or lacks one.'
        : `The value of ${where} is not one that it can have.`,
    `Send JSON: ${example}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
