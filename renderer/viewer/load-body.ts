// Moves a body from its source into the worker as it arrives, so that the first rows show while the rest is on its way.
import type { BodyClient } from './body-client.ts';
import type { BodySource } from './body-source.ts';

/**
 * Resolves when the worker has all bytes. Throws when none could be had; when the stream breaks later, what has arrived
 * stays and the reason is returned.
 */
export const loadBody = async (source: BodySource, client: BodyClient, signal: AbortSignal): Promise<string | null> => {
  client.open(source.text == null ? source.size : 0, source.contentType);
  if (source.text != null || !source.load) {
    client.text(source.text ?? '');
    client.end();
    return null;
  }
  const response = await source.load(signal);
  if (!response.ok) throw new Error(`The stored body could not be read (${response.status}).`);
  let arrived = 0;
  try {
    const reader = response.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      if (signal.aborted) return null;
      arrived += value.byteLength;
      client.chunk(value);
    }
  } catch (error) {
    if (signal.aborted) return null;
    if (arrived === 0) throw error;
    client.end();
    return error instanceof Error ? error.message : String(error);
  }
  client.end();
  return null;
};
