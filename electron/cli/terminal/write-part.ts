// A long result on stdout, part by part and no faster than it is read: 300 MB must not wait in this process for a slow pipe.
// What arrives here has passed the fence already: that of terminal.ts, or that of the engine's stores.
import { once } from 'node:events';
import type { Output } from '../world.ts';
import { harmless } from './harmless-text.ts';

/** As it is. False when the reader has gone away (`| head`): there is no use in going on. */
export async function writePart(stdout: Output, part: Uint8Array | string): Promise<boolean> {
  if (stdout.destroyed) return false;
  if (stdout.write(part)) return true;
  const stopped = new AbortController();
  const { signal } = stopped;
  const until = (event: string) => once(stdout, event, { signal }).catch(() => undefined);
  await Promise.race([until('drain'), until('close')]);
  stopped.abort();
  return !stdout.destroyed;
}

/** Byte for byte into a pipe or a file; a terminal gets text on which it does not act. */
export function createByteWriter(stdout: Output): (chunk: Uint8Array) => Promise<boolean> {
  const decoder = new TextDecoder();
  return (chunk) => writePart(stdout, stdout.isTTY ? harmless(decoder.decode(chunk, { stream: true })) : chunk);
}

export function beginsAsText(part: Uint8Array): boolean {
  if (part.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true });
    return true;
  } catch {
    return false;
  }
}
