// Faults that answer in the org's place: the request never reaches its state. 401, 429, 500 and 503 are Okta's own, with its error
// body and headers; 502, 504 and the sign-in page come from something between, with none of them.
import { challenge } from '../api/challenge.ts';
import type { Exchange } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { FaultEffect } from './fault.ts';

/** Null: the org answers, whatever becomes of its answer. */
export function answerInPlace(exchange: Exchange, effect: FaultEffect | null): Reply | null {
  switch (effect?.kind) {
    case 'status':
      return answerStatus(exchange, effect.status);
    case 'rate-limit':
      return refuseForRate(exchange, effect);
    case 'body':
      return effect.damage === 'html' ? foreignPage(200, 'Sign in to this network') : null;
    case 'reset':
      // Nothing is sent. The status is for the journal: 0, no answer.
      return effect.at === 'before' ? { status: 0 } : null;
    default:
      return null;
  }
}

function answerStatus(exchange: Exchange, status: 401 | 500 | 502 | 503 | 504): Reply {
  if (status === 401) return refuseCaller(exchange);
  if (status === 500) return oktaError(exchange, 'E0000009');
  if (status === 503) return oktaError(exchange, 'E0000010');
  return foreignPage(status, status === 502 ? '502 Bad Gateway' : '504 Gateway Time-out');
}

/** As if the token had expired in this moment, whatever it is; of who asks for one, as if the secret were another. */
function refuseCaller(exchange: Exchange): Reply {
  if (/^\/oauth2\/(?:[^/]+\/)?v1\//.test(exchange.url.pathname)) return oauthError('invalid_client_secret');
  const isApiToken = /^SSWS\b/i.test(exchange.request.headers.get('authorization') ?? '');
  return isApiToken ? oktaError(exchange, 'E0000011') : challenge(exchange, 'token_expired');
}

function refuseForRate(exchange: Exchange, { form, waitSeconds }: Extract<FaultEffect, { kind: 'rate-limit' }>): Reply {
  const { org, method, url } = exchange;
  const limit = form === 'concurrency' ? 0 : org.rateLimits.limitOf(method, url.pathname);
  exchange.headers.push(
    ['x-rate-limit-limit', String(limit)],
    ['x-rate-limit-remaining', '0'],
    ['x-rate-limit-reset', String(Math.ceil(org.clock.now() / 1000) + waitSeconds)],
  );
  return oktaError(exchange, 'E0000047');
}

function foreignPage(status: number, title: string): Reply {
  return {
    status,
    foreign: true,
    type: 'text/html',
    text: `<!doctype html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`,
  };
}
