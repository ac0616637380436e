// The JSON body of a control call. What is not asked for is refused, so that a typing mistake in a test does not pass for a
// fault that never struck.
import type { z } from 'zod';
import { SandboxRefusal } from '../sandbox-refusal.ts';

const MOST_BYTES = 64 * 1024;

/** `example`: bodies that would do. @throws SandboxRefusal */
export async function readBody<T>(request: Request, schema: z.ZodType<T>, example: string): Promise<T> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  const text = announced > MOST_BYTES ? '' : await request.text();
  if (announced > MOST_BYTES || text.length > MOST_BYTES)
    throw new SandboxRefusal('The body is too large.', `At most ${MOST_BYTES} bytes are read.`, 'Send less.');
  const read = schema.safeParse(parseJson(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new SandboxRefusal(
    text === '' ? 'The body is empty.' : 'The body is not what this call takes.',
    `${where === '' ? '' : `${where}: `}${issue?.message ?? 'It is not JSON'}.`,
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
