// One attempt on the wire, from the request to the entry in history: the single way in which anything leaves the engine.
// It never throws for what the other side does: every status and every failure is an exchange with a verdict.
import type { Exchange, Failure, HeaderList } from '../../../shared/contract/exchange.ts';
import { INLINE_BODY_BYTES } from '../../../shared/contract/exchange.ts';
import { authorizationScheme } from '../../../shared/okta/authorization-scheme.ts';
import type { Operation } from '../../../shared/okta/catalogue.ts';
import { headerValue } from '../../../shared/okta/headers.ts';
import { judgeTokenResponse, type TokenJudgement } from '../../../shared/okta/judge-token.ts';
import type { Judgement } from '../../../shared/okta/judgement.ts';
import { readPaging } from '../../../shared/okta/paging.ts';
import { parseRateLimit } from '../../../shared/okta/rate-limit.ts';
import { redactHeaders, redactText, redactUrl } from '../../../shared/okta/redact.ts';
import { judgeResponse } from '../../../shared/okta/verdict.ts';
import { WireError } from '../errors.ts';
import { bodyIdOf } from '../history/body-ids.ts';
import { newId } from '../ids.ts';
import type { BodyStore, Now, Wire, WireNetwork } from '../ports.ts';
import { concatBytes, decodeUtf8 } from './bytes.ts';
import type { Scrubber } from './scrub.ts';

const JUDGED_BYTES = 64 * 1024;
const TOKEN_RESPONSE_BYTES = 1024 * 1024;

export interface ExchangeRequest {
  kind: Exchange['kind'];
  tenant: { id: string; name: string };
  credential: { id: string; name: string } | null;
  operation: Operation | null;
  heldScopes: string[] | null;
  method: string;
  url: URL;
  headers: HeaderList;
  body: string | null;
  timeoutMs: number;
  network: WireNetwork;
  signal: AbortSignal;
  /** What this exchange carries that must not come back: secrets, tokens, the value of Basic. */
  secrets: string[];
  /** Of a token request: what was asked for, so that silent downscoping shows. */
  requestedScopes?: string[];
  pageOf?: string | null;
}

export interface ExchangePorts {
  wire: Wire;
  bodies: BodyStore;
  now: Now;
  /** Writes it to history; awaited before the exchange is returned. */
  record(exchange: Exchange): Promise<void>;
}

export interface RanExchange {
  exchange: Exchange;
  /** The raw text of a token or introspection response, for the engine only. Empty for other kinds. */
  secretText: string;
  /** Only of a token request. */
  tokenJudgement: TokenJudgement | null;
}

/** Runs one exchange. Rejects only when the bench itself cannot keep it (STORAGE_FAILED). */
export async function runExchange(
  request: ExchangeRequest,
  scrubber: Scrubber,
  ports: ExchangePorts,
): Promise<RanExchange> {
  const at = ports.now();
  const id = newId('ex', at);
  let response: Exchange['response'] = null;
  let failure: Failure | null = null;
  let timing: Exchange['timing'] = { dns: null, connect: null, tls: null, firstByte: null, download: null, total: 0 };
  let judged = '';
  let sentHeaders = request.headers;
  let secretText = '';
  try {
    const answer = await ports.wire.send(wireRequest(request));
    sentHeaders = answer.sentHeaders;
    const contentType = headerValue(answer.headers, 'content-type');
    const inMemory = request.kind === 'token' || request.kind === 'introspect';
    const read = inMemory
      ? await readSecretBody(answer.body)
      : await storeBody(bodyIdOf(id), answer.body, scrubber, ports);
    secretText = inMemory ? read.raw : '';
    judged = inMemory ? read.raw : (read.text ?? read.raw);
    failure = read.error;
    timing = answer.timing();
    response = {
      status: answer.status,
      statusText: answer.statusText,
      httpVersion: answer.httpVersion,
      headers: redactHeaders(answer.headers).map(([name, value]) => [name, scrubber.text(value)]),
      body: {
        id: read.id,
        size: read.size,
        contentType,
        text: inMemory ? scrubber.text(redactText(read.raw)) : read.text,
        truncated: read.error !== null,
      },
    };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    failure = error.failure;
    timing = error.timing;
  }
  const headers = response?.headers ?? [];
  const status = response?.status ?? null;
  const tokenJudgement =
    request.kind === 'token'
      ? judgeTokenResponse({
          status,
          headers,
          bodyText: judged,
          requestedScopes: request.requestedScopes ?? [],
          failure,
        })
      : null;
  const exchange: Exchange = {
    id,
    at,
    kind: request.kind,
    tenantId: request.tenant.id,
    tenantName: request.tenant.name,
    credentialId: request.credential?.id ?? null,
    credentialName: request.credential?.name ?? null,
    operationId: request.operation?.id ?? null,
    heldScopes: request.heldScopes,
    request: {
      method: request.method,
      url: scrubber.text(redactUrl(request.url.href)),
      headers: redactHeaders(sentHeaders).map(([name, value]) => [name, scrubber.text(value)]),
      body: request.body === null ? null : scrubber.text(redactText(request.body)),
    },
    response,
    failure,
    timing,
    verdict: verdictOf(
      scrubber,
      tokenJudgement ??
        judgeResponse({
          operation: request.operation,
          method: request.method,
          path: request.url.pathname,
          status,
          headers,
          bodyText: judged,
          bodyCut: response !== null && response.body.text === null,
          heldScopes: request.heldScopes,
          scheme: authorizationScheme(headerValue(request.headers, 'authorization')),
          failure,
        }),
    ),
    rateLimit: parseRateLimit(headers, ports.now()),
    requestId: headerValue(headers, 'x-okta-request-id'),
    hasNext: request.method === 'GET' && readPaging(headers, request.url.origin, judged).next !== null,
    pageOf: request.pageOf ?? null,
    pinned: false,
  };
  await ports.record(exchange);
  return { exchange, secretText, tokenJudgement };
}

/** The words of a judgement, with every secret that took part removed: an answer may quote one. */
function verdictOf(scrubber: Scrubber, judged: Judgement): Exchange['verdict'] {
  return {
    verdict: judged.verdict,
    title: scrubber.text(judged.title),
    meaning: scrubber.text(judged.meaning),
    next: scrubber.text(judged.next),
    missingScopes: judged.missingScopes,
    evidence: judged.evidence.map(scrubber.text),
    confidence: judged.confidence,
  };
}

function wireRequest({ method, url, headers, body, timeoutMs, network, signal }: ExchangeRequest) {
  return { method, url: url.href, headers, body, timeoutMs, network, signal };
}

interface ReadBody {
  id: string | null;
  size: number;
  raw: string;
  text: string | null;
  error: Failure | null;
}

/** A token response is never written to disk: it is small, and it is a secret. */
async function readSecretBody(body: AsyncIterable<Uint8Array>): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size <= TOKEN_RESPONSE_BYTES) chunks.push(chunk);
      else break;
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { id: null, size, raw: decodeLoose(chunks), text: null, error: error.failure };
  }
  return { id: null, size, raw: decodeLoose(chunks), text: null, error: null };
}

async function storeBody(
  id: string,
  body: AsyncIterable<Uint8Array>,
  scrubber: Scrubber,
  ports: ExchangePorts,
): Promise<ReadBody> {
  const stored = await ports.bodies.write(id, scrubber.stream(body));
  // A disk that refuses is no failure of the exchange as long as the whole answer is at hand.
  const error = stored.truncated ? toFailure(stored.error) : null;
  const text = stored.size <= INLINE_BODY_BYTES ? decodeUtf8(stored.head) : null;
  const raw = text ?? new TextDecoder('utf-8', { fatal: false }).decode(stored.head.subarray(0, JUDGED_BYTES));
  return { id: stored.size > 0 ? id : null, size: stored.size, raw, text, error };
}

function toFailure(error: unknown): Failure {
  if (error instanceof WireError) return error.failure;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
  return {
    kind: 'truncated',
    code,
    message: 'The response could not be kept to its end: writing it to the data folder failed.',
    fix: 'Free space on the disk of the data folder, then send again. What was kept is shown.',
  };
}

function decodeLoose(chunks: Uint8Array[]): string {
  return new TextDecoder('utf-8', { fatal: false }).decode(concatBytes(chunks));
}
