// The wire: one HTTP attempt over real sockets. axios drives it (its http adapter, its cancellation), but what crosses the
// socket is decided here: headers as given, no redirect, no retry, no default header, no proxy guessed from the environment.
// Content decoding is ours as well, because axios takes a gzip stream that stops half-way for a complete one.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { version } from '../../../package.json';
import { WireError } from '../../engine/errors.ts';
import type { Wire, WireRequest, WireResponse } from '../../engine/ports.ts';
import { type AgentPool, createAgentPool } from './agent-pool.ts';
import { bodyOf } from './body.ts';
import { describeFailure } from './describe-failure.ts';
import { pairHeaders, readHeaders, readReason, wireHeaders } from './headers.ts';
import { createTimingClock } from './timing-clock.ts';
import { createTransport } from './transport.ts';

/** What a caller may know of the wire beyond the port: the settings it was made with stay its own. */
export interface WireOptions {
  /** Sent when the request names no User-Agent. */
  userAgent?: string;
  /** Read for the proxy mode `environment`; `process.env` unless a test gives another. */
  environment?: Record<string, string | undefined> | undefined;
}

/** A wire with its own connection pool. Every failure is a WireError; no error carries a header or a body. */
export function createWire(options: WireOptions = {}): Wire {
  const userAgent = options.userAgent ?? `Scopebench/${version}`;
  const agents = createAgentPool(options.environment ?? process.env);
  return { send: (request) => attempt(request, agents, userAgent) };
}

type Client = typeof import('./axios-client.ts').client;
let loaded: Client | null = null;

/** Loaded by the first request, whose clock begins after it: no start needs it. */
async function loadClient(): Promise<Client> {
  loaded ??= (await import('./axios-client.ts')).client;
  return loaded;
}

async function attempt(request: WireRequest, agents: AgentPool, userAgent: string): Promise<WireResponse> {
  const client = await loadClient();
  const clock = createTimingClock();
  const fail = (error: unknown, phase: 'headers' | 'body') => {
    const failure = describeFailure(error, {
      request,
      phase,
      reused: clock.reused(),
      proxy: agents.proxyLabel(request),
    });
    return new WireError(failure, clock.timing());
  };
  // The transport sees the system's own error first; what axios makes of it would carry the request's headers along.
  let seen: unknown = null;
  let body: AsyncIterable<Uint8Array> | null = null;
  try {
    const url = new URL(request.url);
    const agent = agents.agentFor(request);
    const sent = wireHeaders(request, url, userAgent);
    const transport = createTransport({
      headers: [...sent, ...(request.unrecorded ?? []).flat()],
      timeoutMs: request.timeoutMs,
      clock,
      onError: (error) => {
        seen ??= error;
      },
      onResponse: (message) => {
        body = bodyOf(message, {
          method: request.method,
          timeoutMs: request.timeoutMs,
          onEnd: () => clock.ended(),
          onError: (error) => fail(seen ?? error, 'body'),
        });
      },
    });
    const response = await Promise.race([
      client.request<IncomingMessage>({
        url: request.url,
        method: request.method,
        data: toSent(request.body),
        signal: request.signal,
        httpAgent: agent,
        httpsAgent: agent,
        transport,
      }),
      transport.failed,
    ]);
    const message = response.data;
    if (body === null) throw new Error('an answer that did not pass through the transport');
    return {
      status: response.status,
      statusText: readReason(message.statusMessage ?? ''),
      httpVersion: message.httpVersion,
      headers: readHeaders(message.rawHeaders),
      sentHeaders: pairHeaders(sent),
      body,
      timing: () => clock.timing(),
    };
  } catch (error) {
    clock.ended();
    throw fail(seen ?? error, 'headers');
  }
}

function toSent(body: WireRequest['body']): Buffer | Readable | undefined {
  if (body === null) return undefined;
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  return body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body.chunks, { objectMode: false });
}
