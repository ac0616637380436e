// Faults that concern the socket: torn down before, after the headers or half-way, closed before the announced length, or
// slow. They are written to the connection by hand, because a Response always arrives whole.
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Struck } from './fault-book.ts';
import { hasBody } from './has-body.ts';

export interface SocketFault {
  /** How the connection ends; null: as always. */
  end: 'reset-before' | 'reset-headers' | 'reset-mid-body' | 'truncated' | null;
  /** Between two pieces of the body; 0: one piece. */
  pauseMs: number;
}

const PIECES = 10;
/** Announced where the answer has no body that could be cut. */
const STUB_LENGTH = 64;
/** A reset may overtake what was sent before it: the other side gets a moment to read that, on a busy machine too. */
const READ_MS = 60;

/** Null: the answer goes out as it is. */
export function socketFaultOf({ deciding, adding }: Struck): SocketFault | null {
  const pauseMs = adding.reduce((sum, effect) => (effect.kind === 'slow-body' ? sum + effect.ms : sum), 0);
  if (deciding?.kind === 'reset') return { end: `reset-${deciding.at}`, pauseMs };
  if (deciding?.kind === 'body' && deciding.damage === 'truncated') return { end: 'truncated', pauseMs };
  return pauseMs > 0 ? { end: null, pauseMs } : null;
}

/** Resolves when the connection has seen the last of it, whoever ended it. Headers already set on `outgoing` are sent too. */
export async function sendBroken(outgoing: ServerResponse, response: Response, fault: SocketFault): Promise<void> {
  const { socket } = outgoing;
  if (fault.end === 'reset-before') return void socket?.resetAndDestroy();
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  const whole = Buffer.from(await response.arrayBuffer());
  const body = hasBody(outgoing.req.method, response.status);
  if (fault.end !== null && body && whole.length === 0) outgoing.setHeader('content-length', STUB_LENGTH);
  outgoing.writeHead(response.status).flushHeaders();
  for (const [index, piece] of piecesOf(whole, fault).entries()) {
    if (index > 0) await pause(fault.pauseMs, undefined, { ref: false });
    if (outgoing.destroyed || socket?.destroyed) return;
    await new Promise<void>((resolve) => outgoing.write(piece, () => resolve()));
  }
  // What has no body cannot break off in it, but its connection can be cut.
  if (fault.end === null || (fault.end === 'truncated' && !body)) return void outgoing.end();
  if (fault.end === 'truncated') return void socket?.destroySoon();
  await pause(READ_MS, undefined, { ref: false });
  // Where both sides are one process that was busy, the moment is over before it has read: what is there is read now.
  await new Promise((resolve) => setImmediate(resolve));
  socket?.resetAndDestroy();
}

function piecesOf(whole: Buffer, { end, pauseMs }: SocketFault): Buffer[] {
  const length = end === null ? whole.length : end === 'reset-headers' ? 0 : Math.ceil(whole.length / 2);
  const size = pauseMs === 0 ? length : Math.ceil(length / PIECES);
  const pieces: Buffer[] = [];
  for (let at = 0; at < length; at += size) pieces.push(whole.subarray(at, Math.min(length, at + size)));
  return pieces;
}
