// The body of an answer: whole when it can be laid out, else as a stream of where the engine keeps it, because laying out 300 MB
// would take gigabytes.
import type { BodyView } from '../../../../shared/model/exchange.ts';
import type { BodyStore } from '../../../engine/ports.ts';
import type { OpenBench } from '../../bench/open-bench.ts';

/** What is beyond this is neither laid out nor put into a line of JSON. */
const LAID_OUT_BYTES = 16_000_000;

export interface WholeBody {
  bytes: Buffer;
  /** Null for an empty body and for one that is not UTF-8. */
  text: string | null;
}

export interface LongBody {
  size: number;
  stream: AsyncIterable<Uint8Array>;
}

/** `long` in place of `whole` for what is not to be held. */
export type ResponseBody = { whole: WholeBody; long: null } | { whole: null; long: LongBody };

export async function readResponseBody({ engine }: OpenBench, view: BodyView | undefined): Promise<ResponseBody> {
  if (!view || view.size === 0) return whole(Buffer.alloc(0), null);
  if (view.text !== null) return whole(Buffer.from(view.text, 'utf8'), view.text);
  const stream = storedBytes(engine.ports.bodies, view.id);
  if (view.size > LAID_OUT_BYTES) return { whole: null, long: { size: view.size, stream } };
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return whole(bytes, decode(bytes));
}

/** To be written as it is, whatever its size. */
export async function* bytesOf({ whole: held, long }: ResponseBody): AsyncIterable<Uint8Array> {
  if (long !== null) yield* long.stream;
  else yield held.bytes;
}

/** Opened when it is read. */
async function* storedBytes(bodies: BodyStore, id: string | null): AsyncIterable<Uint8Array> {
  const stored = id === null ? null : await bodies.open(id);
  if (stored !== null) yield* stored.stream;
}

const whole = (bytes: Buffer, text: string | null): ResponseBody => ({ whole: { bytes, text }, long: null });

function decode(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
