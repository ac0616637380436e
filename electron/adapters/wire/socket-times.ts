// When each phase of a connection happened, noted by whoever opens the socket and read by whoever sends the first request
// over it. A weak map: the note goes with the socket.
import type { EventEmitter } from 'node:events';

/** Of `performance.now()`; null for what has not happened or does not apply. */
export interface SocketTimes {
  createdAt: number;
  lookedUpAt: number | null;
  connectedAt: number | null;
  securedAt: number | null;
}

export const socketTimes = new WeakMap<object, SocketTimes>();

/** Starts noting for a socket that has just been created. */
export function noteSocketTimes(socket: EventEmitter, known: Partial<SocketTimes> = {}): void {
  const times: SocketTimes = {
    createdAt: performance.now(),
    lookedUpAt: null,
    connectedAt: null,
    securedAt: null,
    ...known,
  };
  socketTimes.set(socket, times);
  // Happy eyeballs looks up and connects more than once: the first lookup and the connection that won count.
  socket.once('lookup', () => {
    times.lookedUpAt ??= performance.now();
  });
  socket.once('connect', () => {
    times.connectedAt ??= performance.now();
  });
  socket.once('secureConnect', () => {
    times.securedAt ??= performance.now();
  });
}
