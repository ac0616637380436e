// One attempt on the wire, from the request to the entry in history: the single way in which anything leaves the engine.
// It never throws for what the other side does: every status and every failure is an exchange with a verdict.
import type { Exchange, Judgement, SignedView } from '../../../shared/model/exchange.ts';
import type { ExchangeSource } from '../../../shared/model/exchange-sources.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { authorizationScheme } from '../../../shared/okta/credentials/authorization-schemes.ts';
import { judgeOwnApi } from '../../../shared/okta/verdict/judge-own-api.ts';
import { judgePublicPage } from '../../../shared/okta/verdict/judge-public-page.ts';
import { judgeTokenResponse, type TokenJudgement } from '../../../shared/okta/verdict/judge-token.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { asObject, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { parseRateLimit } from '../../../shared/okta/wire-text/rate-limit.ts';
import { redactHeaders, redactText, redactUrl } from '../../../shared/redact/redact-text.ts';
import { newId } from '../ids.ts';
import type { Now, WireNetwork } from '../ports.ts';
import { type Attempt, type AttemptPorts, attempt, type GrantedTokens, type HttpRequest } from './attempt.ts';
import { checkHeaders } from './check-headers.ts';
import { type Between, type Destination, resolveAt } from './destination.ts';
import type { Scrubber } from './scrub.ts';
import { type ToRepeat, toRepeatable } from './to-repeatable.ts';

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
  /** JWTs that were signed for it: header and claims are recorded. */
  signed?: readonly SignedView[];
  /** Goes out with it and is no part of what is recorded; the engine's own, never a person's. */
  unrecorded?: HeaderList | undefined;
  between?: Between;
  /** In place of the time of the settings. */
  timeoutMs?: number | undefined;
  /** What the token was requested with: so silent downscoping shows, and a scope that the org has left out before. */
  requestedScopes?: string[];
  /** The exchange that holds the first page of the list. */
  pageOf?: string | null;
  /** What it takes to send exactly this again; absent for what no person sends. */
  repeat?: ToRepeat;
}

export interface ExchangePorts extends AttemptPorts {
  now: Now;
  timeoutMs: number;
  source: ExchangeSource;
  network(destination: Destination): Promise<WireNetwork>;
  /** Writes it to history; awaited before the exchange is returned. */
  record(exchange: Exchange): Promise<void>;
}

export interface RanExchange {
  exchange: Exchange;
  /** Of a token response: the tokens themselves, for the engine only. */
  tokens: GrantedTokens | null;
  /** Of an answer that gives one client secret out: the secret itself, for the engine only. */
  clientSecret: string | null;
  /** A token or introspection response as an object, without secrets. Null for other kinds. */
  answer: Record<string, unknown> | null;
  /** Only of a token request. */
  tokenJudgement: TokenJudgement | null;
}

/** Rejects only for what was not sent (ORIGIN_REFUSED, INVALID_INPUT), and when the bench itself cannot keep the exchange (STORAGE_FAILED). */
export async function runExchange(input: ExchangeRequest, ports: ExchangePorts): Promise<RanExchange> {
  const { kind, destination, request, signal, secrets, between, unrecorded = [], timeoutMs = ports.timeoutMs } = input;
  const url = resolveAt(destination, request.path);
  checkHeaders(request.headers);
  const network = await ports.network(destination);
  const at = ports.now();
  const id = newId('ex', at);
  const made = await attempt(
    { id, kind, destination, url, request, network, signal, secrets, unrecorded, timeoutMs, between },
    ports,
  );
  const tokenJudgement = kind === 'token' ? judgeToken(input, made) : null;
  const exchange: Exchange = {
    id,
    at,
    ...ownersOf(input),
    request: {
      method: request.method,
      url: redactUrl(made.scrubber.text(url.href)),
      headers: redactHeaders(made.scrubber.value(made.sentHeaders)),
      body: request.body === null ? null : redactText(made.scrubber.text(request.body)),
    },
    signed: made.scrubber.value((input.signed ?? []).map(({ what, header, claims }) => ({ what, header, claims }))),
    response: made.response,
    failure: made.failure,
    timing: made.timing,
    verdict: verdictOf(made.scrubber, tokenJudgement ?? judgeCall(input, url, made)),
    ...saidByHeaders(input, url, made, ports.now),
    pageOf: input.pageOf ?? null,
    source: ports.source,
    repeat: input.repeat ? toRepeatable(input.repeat, made.scrubber) : null,
    pinned: false,
  };
  await ports.record(exchange);
  const answered = kind !== 'api' && made.aboutToken && made.response !== null;
  const answer = answered ? asObject(parseJsonText(made.judged)) : null;
  const { tokens, clientSecret } = made;
  return { exchange, tokens, clientSecret, answer, tokenJudgement };
}

type Owners = Pick<
  Exchange,
  'kind' | 'tenantId' | 'tenantName' | 'credentialId' | 'credentialName' | 'operationId' | 'heldScopes'
>;

/** Whose exchange it is, by name too: history outlives what it names. */
function ownersOf({ kind, destination, credential, operation, heldScopes }: ExchangeRequest): Owners {
  return {
    kind,
    tenantId: destination.tenant.id,
    tenantName: destination.tenant.name,
    credentialId: credential?.id ?? null,
    credentialName: credential?.name ?? null,
    operationId: operation?.id ?? null,
    heldScopes,
  };
}

function judgeToken({ requestedScopes = [] }: ExchangeRequest, made: Attempt): TokenJudgement {
  return judgeTokenResponse({
    status: made.response?.status ?? null,
    headers: made.response?.headers ?? [],
    bodyText: made.judged,
    requestedScopes,
    failure: made.failure,
  });
}

function judgeCall(input: ExchangeRequest, url: URL, { response, judged, failure }: Attempt): Judgement {
  // What Okta's answers mean is no measure for an API of somebody else.
  if (input.destination.kind === 'own-api')
    return judgeOwnApi({ status: response?.status ?? null, headers: response?.headers ?? [], failure });
  if (input.destination.kind === 'public-page')
    return judgePublicPage({ status: response?.status ?? null, headers: response?.headers ?? [], failure });
  return judgeResponse({
    operation: input.operation,
    method: input.request.method,
    path: url.pathname,
    status: response?.status ?? null,
    headers: response?.headers ?? [],
    bodyText: judged,
    bodyCut: response !== null && response.body.text === null,
    heldScopes: input.heldScopes,
    requestedScopes: input.requestedScopes ?? null,
    scheme: authorizationScheme(headerValue(input.request.headers, 'authorization')),
    failure,
  });
}

/** What Okta says beside its answer: limits, the name that its support asks for, and whether the list goes on. */
function saidByHeaders(
  { request: { method }, destination }: ExchangeRequest,
  url: URL,
  { response, judged }: Attempt,
  now: Now,
): Pick<Exchange, 'rateLimit' | 'requestId' | 'hasNext'> {
  const headers = response?.headers ?? [];
  return {
    rateLimit: parseRateLimit(headers, now()),
    requestId: headerValue(headers, 'x-okta-request-id'),
    hasNext: destination.kind === 'tenant' && method === 'GET' && readPaging(headers, url.origin, judged).next !== null,
  };
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
