// Reads a body from its source, chunk by chunk, for whoever takes the bytes.
import type { BodySource } from './body-source.ts';

export interface ByteSink {
  chunk: (chunk: Uint8Array) => void;
  text: (text: string) => void;
  end: () => void;
}

/** Milliseconds of reading before the page gets a turn: chunks that are already here are read without a pause. */
const TURN = 6;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Resolves when the sink has all bytes. Throws when none could be had; when the stream breaks later, what has arrived
 * stays and the reason is returned.
 */
export const readSource = async (source: BodySource, sink: ByteSink, signal: AbortSignal): Promise<string | null> => {
  if (source.text != null || !source.load) {
    sink.text(source.text ?? '');
    sink.end();
    return null;
  }
  const response = await source.load(signal);
  if (!response.ok) throw new Error(`The stored body could not be read (${response.status}).`);
  let arrived = 0;
  let since = performance.now();
  try {
    const reader = response.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      if (signal.aborted) return null;
      arrived += value.byteLength;
      sink.chunk(value);
      if (performance.now() - since > TURN) {
        await nextTurn();
        since = performance.now();
      }
    }
  } catch (error) {
    if (signal.aborted) return null;
    if (arrived === 0) throw error;
    sink.end();
    return error instanceof Error ? error.message : String(error);
  }
  sink.end();
  return null;
};
