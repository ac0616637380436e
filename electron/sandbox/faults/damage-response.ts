// Faults that change the answer of the org in transit: the org has done its work, and its answer arrives damaged.
// Lengths stay true here; what concerns the socket is break-socket.ts.
import { gzipSync } from 'node:zlib';
import type { FaultEffect } from './fault.ts';
import type { Struck } from './fault-book.ts';
import { hasBody } from './has-body.ts';

/** Sent where the answer has no body that could be damaged. */
const STUB = '{"errorCode":';

/** `method`: of the request; `now`: epoch milliseconds by the org's clock. */
export async function damageResponse(
  response: Response,
  struck: Struck,
  { method, now }: { method: string; now: number },
): Promise<Response> {
  const { headers } = response;
  for (const effect of struck.adding) addHeaders(headers, effect, now);
  const { deciding } = struck;
  if (deciding?.kind !== 'body' || !hasBody(method, response.status)) return response;
  if (deciding.damage === 'invalid-json') return withBody(response, cutText(await response.text()));
  if (deciding.damage !== 'broken-gzip') return response;
  headers.set('content-encoding', 'gzip');
  return withBody(response, breakGzip(gzipSync(new Uint8Array(await response.arrayBuffer()))));
}

function addHeaders(headers: Headers, effect: FaultEffect, now: number): void {
  if (effect.kind === 'date-skew') headers.set('date', new Date(now + effect.seconds * 1000).toUTCString());
  if (effect.kind === 'huge-header') headers.set('x-padding', 'x'.repeat(effect.bytes));
}

/** The first part of a JSON text is never JSON itself: its brackets stay open. */
function cutText(text: string): string {
  return text === '' ? STUB : text.slice(0, Math.max(1, Math.floor(text.length * 0.6)));
}

/** The checksum at the end is wrong, and so is a byte on the way there. */
function breakGzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const broken = new Uint8Array(bytes);
  for (const at of [Math.floor(bytes.length * 0.7), bytes.length - 8, bytes.length - 7])
    broken[at] = (broken[at] ?? 0) ^ 0xff;
  return broken;
}

function withBody({ status, headers }: Response, body: string | Uint8Array<ArrayBuffer>): Response {
  headers.set('content-length', String(Buffer.byteLength(body)));
  return new Response(body, { status, headers });
}
