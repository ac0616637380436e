// Times one attempt from the events of its socket and request. A phase that did not happen is null: a reused connection has
// no DNS, connect or TLS. Through a proxy, DNS and connect are those of the way to the proxy, the CONNECT answer included.
import type { Timing } from '../../../shared/model/exchange.ts';
import { type SocketTimes, socketTimes } from './socket-times.ts';

export interface TimingClock {
  socket(socket: object, reused: boolean): void;
  /** The whole request has been handed to the system. */
  written(): void;
  /** The response headers have arrived. */
  responded(): void;
  /** The body ended, or the attempt failed. Only the first call counts. */
  ended(): void;
  reused(): boolean;
  timing(): Timing;
}

export function createTimingClock(): TimingClock {
  const start = performance.now();
  let times: SocketTimes | null = null;
  let reused = false;
  let writtenAt: number | null = null;
  let respondedAt: number | null = null;
  let endedAt: number | null = null;
  return {
    socket(socket, isReused) {
      reused = isReused;
      times = isReused ? null : (socketTimes.get(socket) ?? null);
    },
    written() {
      writtenAt = performance.now();
    },
    responded() {
      respondedAt = performance.now();
    },
    ended() {
      endedAt ??= performance.now();
    },
    reused: () => reused,
    timing() {
      const ready = times === null ? start : (times.securedAt ?? times.connectedAt ?? start);
      // A server may answer before it has read everything, and `finish` is emitted on a later turn: never a negative phase.
      const sent = Math.max(ready, Math.min(writtenAt ?? ready, respondedAt ?? Number.POSITIVE_INFINITY));
      return {
        dns: between(times?.createdAt, times?.lookedUpAt),
        connect: between(times?.lookedUpAt ?? times?.createdAt, times?.connectedAt),
        tls: between(times?.connectedAt, times?.securedAt),
        firstByte: respondedAt === null ? null : between(sent, respondedAt),
        download: respondedAt === null || endedAt === null ? null : between(respondedAt, endedAt),
        total: round((endedAt ?? performance.now()) - start),
      };
    },
  };
}

function between(from: number | null | undefined, to: number | null | undefined): number | null {
  return typeof from === 'number' && typeof to === 'number' ? round(Math.max(0, to - from)) : null;
}

/** To a hundredth of a millisecond. */
function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
