// What axios calls in place of `http.request`: the same request, but with the raw header list, a limit on the time until the
// response headers have arrived, and a listener for the system's own errors before anybody rewords them. Node ends some requests with
// neither an answer nor an error (101, a connection that is gone): here every request ends in one of the two.
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { TimingClock } from './timing-clock.ts';
import { WireFault } from './wire-fault.ts';
import { afterSilence, WireTimeout } from './wire-timeout.ts';

/** Okta's Content-Security-Policy and Link headers are long; Node's own limit is 16 KiB for all of them. */
const MAX_HEADER_BYTES = 256 * 1024;
/** 100, 102 and 103 before the answer: more than a few of them are no answer but a way to go on for ever. */
const MOST_INTERIM = 32;

export interface TransportOptions {
  headers: string[];
  timeoutMs: number;
  clock: TimingClock;
  onError(error: unknown): void;
  /** Called before the first byte of the body is read: whoever listens later misses what a broken connection takes along. */
  onResponse(response: IncomingMessage): void;
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
  /** Rejects when there will be no answer, whether or not axios notices. Never resolves. */
  failed: Promise<never>;
}

/** A transport for exactly one request. */
export function createTransport({ headers, timeoutMs, clock, ...listeners }: TransportOptions): Transport {
  let reject: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, no) => {
    reject = no;
  });
  failed.catch(() => {});
  return {
    failed,
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
      const fail = (error: Error) => {
        listeners.onError(error);
        reject(error);
        request.destroy(error);
      };
      const stop = afterSilence(timeoutMs, () => fail(new WireTimeout('headers')));
      let answered = false;
      let interim = 0;
      request.on('error', (error) => {
        listeners.onError(error);
        // After the headers it is the body that ends early: what was received until then counts.
        if (!answered) reject(error);
      });
      request.once('close', () => {
        stop();
        if (!answered) fail(new WireFault('NO_ANSWER'));
      });
      request.once('socket', (socket) => clock.socket(socket, request.reusedSocket));
      request.once('finish', () => clock.written());
      request.on('information', () => {
        interim += 1;
        if (interim > MOST_INTERIM) fail(new WireFault('INTERIM_ANSWERS'));
      });
      // Without a listener Node closes the connection and reports nothing.
      request.once('upgrade', (_response, socket) => {
        socket.destroy();
        fail(new WireFault('SWITCHING_PROTOCOLS'));
      });
      request.once('response', (response) => {
        const fault = faultOf(response.statusCode ?? 0);
        if (fault !== null) return fail(fault);
        answered = true;
        stop();
        clock.responded();
        listeners.onResponse(response);
        onResponse(response);
      });
      return request;
    },
  };
}

/** Node passes on any three digits. */
function faultOf(status: number): WireFault | null {
  if (status === 101) return new WireFault('SWITCHING_PROTOCOLS');
  if (status < 200 || status > 599) return new WireFault('STATUS_OUT_OF_RANGE', String(status).padStart(3, '0'));
  return null;
}
