// A long result on stdout, part by part and no faster than it is read: 300 MB must not wait in this process for a slow pipe.
import { once } from 'node:events';
import { harmless } from './harmless-text.ts';

/** Byte for byte. False when the reader has gone away (`| head`): there is no use in going on. */
export async function printPart(part: Uint8Array | string): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed) return false;
  if (stdout.write(part)) return true;
  const stopped = new AbortController();
  const { signal } = stopped;
  const until = (event: string) => once(stdout, event, { signal }).catch(() => undefined);
  await Promise.race([until('drain'), until('close')]);
  stopped.abort();
  return !stdout.destroyed;
}

export async function printBytes(parts: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const part of parts) if (!(await printPart(part))) return;
}

/** As text for a person: nothing of it can act on the terminal. Ends with a line break. False for bytes that are no text. */
export async function printText(parts: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let first = true;
  for await (const part of parts) {
    if (first && !beginsAsText(part)) return false;
    first = false;
    if (!(await printPart(harmless(decoder.decode(part, { stream: true }))))) return true;
  }
  await printPart(`${harmless(decoder.decode())}\n`);
  return true;
}

function beginsAsText(part: Uint8Array): boolean {
  if (part.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true });
    return true;
  } catch {
    return false;
  }
}
