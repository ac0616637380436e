// Sends through a wire the way the engine does, with everything but the interesting part filled in.
import { WireError } from '../../../electron/engine/errors.ts';
import type { Wire, WireNetwork, WireRequest, WireResponse } from '../../../electron/engine/ports.ts';
import type { Failure } from '../../../shared/model/exchange.ts';

export type FailureKind = Failure['kind'];

export const DIRECT: WireNetwork = { proxy: { mode: 'none', url: '', username: '', password: null }, customCa: '' };

export function wireRequest(url: string, over: Partial<WireRequest> = {}): WireRequest {
  return {
    method: 'GET',
    url,
    headers: [],
    body: null,
    timeoutMs: 5000,
    network: DIRECT,
    signal: new AbortController().signal,
    ...over,
  };
}

async function readBytes(response: WireResponse): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function readText(response: WireResponse): Promise<string> {
  return (await readBytes(response)).toString('utf8');
}

/** The WireError of an attempt that must fail, before its headers or in its body. */
export async function failureOf(wire: Wire, request: WireRequest): Promise<WireError> {
  try {
    await readBytes(await wire.send(request));
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error('the attempt succeeded');
}
