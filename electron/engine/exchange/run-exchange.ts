// One attempt on the wire, from the request to the entry in history: the single way in which anything leaves the engine.
// It never throws for what the other side does: every status and every failure is an exchange with a verdict.
import type { Exchange, ExchangeSource, Failure, HeaderList } from '../../../shared/model/exchange.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { authorizationScheme } from '../../../shared/okta/credentials/authorization-schemes.ts';
import { judgeTokenResponse, type TokenJudgement } from '../../../shared/okta/verdict/judge-token.ts';
import type { Judgement } from '../../../shared/okta/verdict/judgement.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { asObject, asText, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { percentDecode } from '../../../shared/okta/wire-text/percent-decode.ts';
import { parseRateLimit } from '../../../shared/okta/wire-text/rate-limit.ts';
import { grantedSecrets } from '../../../shared/redact/granted-secrets.ts';
import { redactHeaders, redactText, redactUrl } from '../../../shared/redact/redact-text.ts';
import { sentSecrets } from '../../../shared/redact/sent-secrets.ts';
import { WireError } from '../errors.ts';
import { bodyIdOf } from '../history/body-ids.ts';
import { newId } from '../ids.ts';
import type { BodyStore, Now, Wire, WireNetwork } from '../ports.ts';
import { checkHeaders } from './check-headers.ts';
import { type Destination, resolveAt, sendTo } from './destination.ts';
import { readSecretBody, storeBody } from './read-body.ts';
import type { Scrubber } from './scrub.ts';
import { type ToRepeat, toRepeatable } from './to-repeatable.ts';

export interface HttpRequest {
  method: string;
  /** From the root of the destination, with its query. */
  path: string;
  headers: HeaderList;
  body: string | null;
}

export interface ExchangeRequest {
  kind: Exchange['kind'];
  /** The only place that the request can go to, and whose exchange it is. */
  destination: Destination;
  credential: { id: string; name: string } | null;
  operation: Operation | null;
  /** Of the token that is sent; null when there is none, or they are not known. */
  heldScopes: string[] | null;
  request: HttpRequest;
  signal: AbortSignal;
  /** What this exchange carries that must not be exposed: secrets, tokens, the value of Basic. */
  secrets: string[];
  /** Goes out with it and is no part of what is recorded; the engine's own, never a person's. */
  unrecorded?: HeaderList | undefined;
  /** In place of the time of the settings. */
  timeoutMs?: number | undefined;
  /** What the token was requested with: so silent downscoping shows, and a scope that the org has left out before. */
  requestedScopes?: string[];
  /** The exchange that holds the first page of the list. */
  pageOf?: string | null;
  /** What it takes to send exactly this again; absent for what no person sends. */
  repeat?: ToRepeat;
}

export interface ExchangePorts {
  wire: Wire;
  bodies: BodyStore;
  now: Now;
  timeoutMs: number;
  source: ExchangeSource;
  maxBodyBytes: number;
  network(destination: Destination): Promise<WireNetwork>;
  /**
   * What is sent or received is searched with it, for these and for all that is known. Called again with what an answer grants,
   * before anything is made of that answer.
   */
  scrubber(secrets: readonly string[]): Scrubber;
  /** Writes it to history; awaited before the exchange is returned. */
  record(exchange: Exchange): Promise<void>;
}

export interface RanExchange {
  exchange: Exchange;
  /** Of a token response: the access token itself, for the engine only. */
  accessToken: string | null;
  /** A token or introspection response as an object, without secrets. Null for other kinds. */
  answer: Record<string, unknown> | null;
  /** Only of a token request. */
  tokenJudgement: TokenJudgement | null;
}

/** With its path in the spelling that a server reads it in. */
const TOKEN_ENDPOINT = /^\/oauth2\/(?:[^/]+\/)?v1\/token\/?$/;

/** Rejects only for what was not sent (ORIGIN_REFUSED, INVALID_INPUT), and when the bench itself cannot keep the exchange (STORAGE_FAILED). */
export async function runExchange(input: ExchangeRequest, ports: ExchangePorts): Promise<RanExchange> {
  const { kind, destination, operation, heldScopes, request, signal } = input;
  const url = resolveAt(destination, request.path);
  checkHeaders(request.headers);
  const network = await ports.network(destination);
  const at = ports.now();
  const id = newId('ex', at);
  // Whoever asks a token endpoint by hand gets a token all the same.
  const isSecret = kind === 'token' || kind === 'introspect' || isTokenEndpoint(url.pathname);
  // What was typed is as secret as what was saved.
  const secrets = [...input.secrets, ...sentSecrets(request)];
  let scrubber = ports.scrubber(secrets);
  let response: Exchange['response'] = null;
  let failure: Failure | null = null;
  let timing: Exchange['timing'] = { dns: null, connect: null, tls: null, firstByte: null, download: null, total: 0 };
  let judged = '';
  let accessToken: string | null = null;
  let sentHeaders = request.headers;
  try {
    const { unrecorded = [], timeoutMs = ports.timeoutMs } = input;
    const answer = await sendTo(ports.wire, destination, { ...request, url, unrecorded, timeoutMs, network, signal });
    sentHeaders = answer.sentHeaders;
    const read = isSecret
      ? await readSecretBody(answer.body)
      : await storeBody(ports.bodies, bodyIdOf(id), answer.body, scrubber, ports.maxBodyBytes);
    if (isSecret) {
      accessToken = kind === 'token' ? asText(asObject(parseJsonText(read.raw))?.access_token) : null;
      // What is granted is known before anything is shown, kept or judged: an opaque token has no look of its own.
      scrubber = ports.scrubber([...secrets, ...grantedSecrets(answer.headers, read.raw)]);
    }
    // By value first, and by place after: what the latter takes could leave a piece of a secret behind.
    judged = isSecret ? scrubber.text(read.raw) : read.raw;
    failure = scrubber.value(read.failure);
    timing = answer.timing();
    const answered = scrubber.value({
      statusText: answer.statusText,
      httpVersion: answer.httpVersion,
      headers: answer.headers,
    });
    response = {
      status: answer.status,
      ...answered,
      headers: redactHeaders(answered.headers),
      body: {
        id: read.id,
        size: read.size,
        contentType: headerValue(answered.headers, 'content-type'),
        text: isSecret ? redactText(judged) : read.text,
        truncated: read.failure !== null,
      },
    };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    failure = scrubber.value(error.failure);
    timing = error.timing;
  }
  const headers = response?.headers ?? [];
  const status = response?.status ?? null;
  const tokenJudgement =
    kind === 'token'
      ? judgeTokenResponse({
          status,
          headers,
          bodyText: judged,
          requestedScopes: input.requestedScopes ?? [],
          failure,
        })
      : null;
  const exchange: Exchange = {
    id,
    at,
    kind,
    tenantId: destination.tenant.id,
    tenantName: destination.tenant.name,
    credentialId: input.credential?.id ?? null,
    credentialName: input.credential?.name ?? null,
    operationId: operation?.id ?? null,
    heldScopes,
    request: {
      method: request.method,
      url: redactUrl(scrubber.text(url.href)),
      headers: redactHeaders(scrubber.value(sentHeaders)),
      body: request.body === null ? null : redactText(scrubber.text(request.body)),
    },
    response,
    failure,
    timing,
    verdict: verdictOf(
      scrubber,
      tokenJudgement ??
        judgeResponse({
          operation,
          method: request.method,
          path: url.pathname,
          status,
          headers,
          bodyText: judged,
          bodyCut: response !== null && response.body.text === null,
          heldScopes,
          requestedScopes: input.requestedScopes ?? null,
          scheme: authorizationScheme(headerValue(request.headers, 'authorization')),
          failure,
        }),
    ),
    rateLimit: parseRateLimit(headers, ports.now()),
    requestId: headerValue(headers, 'x-okta-request-id'),
    hasNext: request.method === 'GET' && readPaging(headers, url.origin, judged).next !== null,
    pageOf: input.pageOf ?? null,
    source: ports.source,
    repeat: input.repeat ? toRepeatable(input.repeat, scrubber) : null,
    pinned: false,
  };
  await ports.record(exchange);
  const answer = kind !== 'api' && isSecret && response !== null ? asObject(parseJsonText(judged)) : null;
  return { exchange, accessToken, answer, tokenJudgement };
}

function isTokenEndpoint(path: string): boolean {
  return TOKEN_ENDPOINT.test(
    percentDecode(path)
      .replace(/;[^/]*/g, '')
      .replace(/\/{2,}/g, '/'),
  );
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
