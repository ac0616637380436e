// What is noted of a call that passed: from its exchange, which has no secret in it any more, and from what the tokens showed. Pure but for the
// numbers of the tokens.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import type { RecordedCall } from '../../../shared/runs/recording/recording-events.ts';
import type { SeenToken } from './seen-tokens.ts';

export interface PassedFacts {
  exchange: Exchange;
  /** As it was sent. */
  url: URL;
  operation: Operation | null;
  scheme: string | null;
  presented: SeenToken | null;
  granted: RecordedCall['granted'];
  sentAt: number;
  answeredAt: number;
  endedAt: number;
  fault: string | null;
}

/** What a browser is sent to: codes and states are in its address because the protocol says so. */
const SIGN_IN_PAGES = /\/v1\/(?:authorize|logout)$/;
/** Date and reset are both cut to whole seconds, and a wait has one added for that: so much earlier may be right. */
const UNSURE_MS = 2000;

export function noteCall(facts: PassedFacts): RecordedCall {
  const { exchange, url, operation, scheme, presented, granted, sentAt, answeredAt, endedAt, fault } = facts;
  const { method } = exchange.request;
  const scopes = presented?.scopes ?? null;
  return {
    sentAt,
    answeredAt,
    kind: exchange.kind,
    method,
    target: targetOf(exchange.request.url),
    operationId: operation?.id ?? null,
    needs: operation?.scopes ?? [],
    lacks: operation === null || scopes === null ? null : missingScopes(operation, scopes),
    scheme,
    token: presented?.number ?? null,
    scopes,
    granted,
    status: exchange.response?.status ?? null,
    verdict: exchange.verdict.verdict,
    title: exchange.verdict.title,
    ms: Math.max(0, endedAt - sentAt),
    waitUntil: waitUntil(exchange, answeredAt),
    next: nextOf(exchange, url),
    secretInUrl: SIGN_IN_PAGES.test(url.pathname) ? null : secretIn(url, exchange.request.url),
    fault,
    exchangeId: exchange.id,
  };
}

/** The earliest moment at which the window can be over; at least that of the answer. Of too many calls at once nobody knows it. */
function waitUntil({ response, rateLimit }: Exchange, answeredAt: number): number | null {
  if (response?.status !== 429) return null;
  const after = headerValue(response.headers, 'retry-after') ?? '';
  if (/^\d{1,6}$/.test(after)) return answeredAt + Number(after) * 1000;
  if (rateLimit?.kind !== 'rate') return null;
  return answeredAt + Math.max(0, rateLimit.waitMs - UNSURE_MS);
}

function nextOf({ response, request: { method } }: Exchange, { origin }: URL): string | null {
  if (method !== 'GET' || response === null) return null;
  const { next } = readPaging(response.headers, origin, response.body.text);
  return next === null ? null : targetOf(next);
}

const targetOf = (address: string): string => address.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/');

/** What the fence took out of the address shows that there was something to take. */
function secretIn(url: URL, shown: string): string | null {
  if (shown === url.href) return null;
  const clean = URL.canParse(shown) ? new URL(shown) : null;
  for (const [name, value] of url.searchParams) if (clean?.searchParams.get(name) !== value) return name;
  return 'path';
}
