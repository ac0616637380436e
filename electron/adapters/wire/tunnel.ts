// Opens a way through an HTTP proxy by CONNECT (RFC 9110 §9.3.6). The proxy's own refusals are a class of their own, because
// what mends them (address, user name, password) has nothing to do with the org that was to be reached.
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { ProxyAddress } from './choose-proxy.ts';
import type { SocketTimes } from './socket-times.ts';
import { afterSilence, WireTimeout } from './wire-timeout.ts';

export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';
  /** The proxy's answer to CONNECT; null when it could not be reached. */
  readonly status: number | null;
  readonly code: string | null;

  constructor(status: number | null, code: string | null) {
    super(status === null ? `proxy unreachable: ${code}` : `proxy answered ${status}`);
    this.status = status;
    this.code = code;
  }
}

/** Resolves with a socket on which the target answers, and the times of the way to the proxy. */
export function openTunnel(
  proxy: ProxyAddress,
  target: { host: string; port: number },
  trust: SecureContext,
  timeoutMs = 60_000,
): Promise<{ socket: Socket; times: Partial<SocketTimes> }> {
  const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  const headers: Record<string, string> = { Host: authority };
  if (proxy.username !== '') {
    const pair = Buffer.from(`${proxy.username}:${proxy.password}`, 'utf8').toString('base64');
    headers['Proxy-Authorization'] = `Basic ${pair}`;
  }
  const options = { host: proxy.host, port: proxy.port, method: 'CONNECT', path: authority, headers, agent: false };
  return new Promise((resolve, reject) => {
    const createdAt = performance.now();
    let lookedUpAt: number | null = null;
    const request = proxy.secure
      ? https.request({ ...options, secureContext: trust } as https.RequestOptions)
      : http.request(options);
    const stop = afterSilence(timeoutMs, () => request.destroy(new WireTimeout('proxy')));
    request.once('socket', (socket) =>
      socket.once('lookup', () => {
        lookedUpAt = performance.now();
      }),
    );
    request.once('connect', (response, socket, head) => {
      stop();
      const status = response.statusCode ?? 0;
      if (status < 200 || status > 299) {
        socket.destroy();
        return reject(new ProxyFailure(status, null));
      }
      if (head.length > 0) socket.unshift(head);
      resolve({ socket: socket as Socket, times: { createdAt, lookedUpAt, connectedAt: performance.now() } });
    });
    request.once('response', (response) => {
      stop();
      response.destroy();
      reject(new ProxyFailure(response.statusCode ?? 0, null));
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      stop();
      reject(error instanceof WireTimeout ? error : new ProxyFailure(null, error.code ?? null));
    });
    // Whatever the proxy did: nothing more will be read from it.
    request.once('close', () => {
      stop();
      reject(new ProxyFailure(null, null));
    });
    request.end();
  });
}
