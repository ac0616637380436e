// The body of an answer, whole: inline when it is small text, else read from where the engine keeps it.
import type { BodyView } from '../../../shared/contract/exchange.ts';
import type { OpenBench } from '../bench/open-bench.ts';

export interface ResponseBody {
  bytes: Buffer;
  /** Null for an empty body and for one that is not UTF-8. */
  text: string | null;
}

export async function readResponseBody({ engine }: OpenBench, view: BodyView | undefined): Promise<ResponseBody> {
  if (!view || view.size === 0) return { bytes: Buffer.alloc(0), text: null };
  if (view.text !== null) return { bytes: Buffer.from(view.text, 'utf8'), text: view.text };
  const stored = view.id === null ? null : await engine.ports.bodies.open(view.id);
  const chunks: Uint8Array[] = [];
  if (stored) for await (const chunk of stored.stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { bytes, text: decode(bytes) };
}

function decode(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
