// What axios calls in place of `http.request`: the same request, but with the raw header list, a limit on the time until the
// response headers have come, and an ear for the system's own errors before anybody rewords them.
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { TimingClock } from './timing-clock.ts';
import { WireTimeout } from './wire-timeout.ts';

/** Okta's Content-Security-Policy and Link headers are long; Node's own limit is 16 KiB for all of them. */
const MAX_HEADER_BYTES = 256 * 1024;

export interface TransportOptions {
  headers: string[];
  timeoutMs: number;
  clock: TimingClock;
  onError(error: unknown): void;
}

interface AxiosTransportOptions {
  protocol: string;
  hostname: string;
  port: string;
  path: string;
  method: string;
  agent: http.Agent;
}

export interface Transport {
  request(options: AxiosTransportOptions, onResponse: (response: IncomingMessage) => void): ClientRequest;
}

/** A transport for exactly one request. */
export function createTransport({ headers, timeoutMs, clock, onError }: TransportOptions): Transport {
  return {
    request(options, onResponse) {
      const send = options.protocol === 'https:' ? https.request : http.request;
      const request = send({
        protocol: options.protocol,
        hostname: options.hostname,
        port: options.port,
        path: options.path,
        method: options.method,
        agent: options.agent,
        headers,
        setHost: false,
        maxHeaderSize: MAX_HEADER_BYTES,
        insecureHTTPParser: false,
        // Reaches the agent's createConnection: a tunnel must not outlive the patience of who asked for it.
        ...{ tunnelTimeoutMs: timeoutMs },
      });
      const timer = setTimeout(() => request.destroy(new WireTimeout('headers')), timeoutMs);
      request.on('error', onError);
      request.once('close', () => clearTimeout(timer));
      request.once('socket', (socket) => clock.socket(socket, request.reusedSocket));
      request.once('finish', () => clock.written());
      request.once('response', (response) => {
        clearTimeout(timer);
        clock.responded();
        onResponse(response);
      });
      return request;
    },
  };
}
