// Node's own agents, with two additions: each new socket has its phases timed, and it may lead through a proxy's tunnel.
// Both kinds tunnel with CONNECT, so a proxy sees the host and port of an https request and nothing else.
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { ProxyAddress } from './choose-proxy.ts';
import { noteSocketTimes } from './socket-times.ts';
import { openTunnel } from './tunnel.ts';

type OnCreate = (error: Error | null, socket: Duplex) => void;
type ConnectOptions = http.ClientRequestArgs & { tunnelTimeoutMs?: number };

/** Node's callback takes a socket even when there is an error; nobody reads it then. */
const refuse = (callback: OnCreate | undefined, error: unknown) =>
  callback?.(error instanceof Error ? error : new Error(String(error)), undefined as unknown as Duplex);

/** A proxy, and whom to trust when the way to it is TLS. */
export interface ProxyWay {
  proxy: ProxyAddress;
  trust: SecureContext;
}

export class PlainAgent extends http.Agent {
  readonly #way: ProxyWay | null;

  constructor(options: http.AgentOptions, way: ProxyWay | null) {
    super(options);
    this.#way = way;
  }

  override createConnection(options: ConnectOptions, callback?: OnCreate): Duplex | null | undefined {
    if (this.#way === null) {
      const socket = super.createConnection(options, callback);
      if (socket) noteSocketTimes(socket);
      return socket;
    }
    openTunnel(this.#way.proxy, target(options, 80), this.#way.trust, options.tunnelTimeoutMs)
      .then(({ socket, times }) => {
        noteSocketTimes(socket, times);
        callback?.(null, socket);
      })
      .catch((error) => refuse(callback, error));
    return undefined;
  }
}

export class SecureAgent extends https.Agent {
  readonly #way: ProxyWay | null;

  constructor(options: https.AgentOptions, way: ProxyWay | null) {
    super(options);
    this.#way = way;
  }

  override createConnection(options: https.RequestOptions & ConnectOptions, callback?: OnCreate) {
    if (this.#way === null) {
      const socket = super.createConnection(options, callback);
      if (socket) noteSocketTimes(socket);
      return socket;
    }
    openTunnel(this.#way.proxy, target(options, 443), this.#way.trust, options.tunnelTimeoutMs)
      .then(({ socket: tunnel, times }) => {
        // `socket` is an option of tls.connect, which https.Agent hands everything on to; the request's type lacks it.
        const through: https.RequestOptions = Object.assign({}, options, { socket: tunnel });
        const socket = super.createConnection(through);
        if (!socket) throw new Error('no connection through the tunnel');
        noteSocketTimes(socket, times);
        callback?.(null, socket);
      })
      .catch((error) => refuse(callback, error));
    return undefined;
  }
}

function target(options: ConnectOptions, usualPort: number): { host: string; port: number } {
  return { host: String(options.hostname ?? options.host ?? ''), port: Number(options.port) || usualPort };
}
