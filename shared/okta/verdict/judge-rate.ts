// 429, of the API and of the token endpoint alike: which limit it was, as far as the answer shows, and how long to wait.
// Okta sends no Retry-After (FACTS §4); what does is a gateway before it.

import type { Judgement } from '../../model/exchange.ts';
import { fillGaps } from '../errors/gap-text.ts';
import { type OktaErrorView, quoteError } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { parseRateLimit } from '../wire-text/rate-limit.ts';
import { judgement } from './judgement.ts';

const PLACES = {
  api: { title: 'Too many requests', rest: ', then go on more slowly, with fewer calls at the same time.' },
  token: { title: 'Too many token requests', rest: '; keep a token until it expires instead of asking again.' },
} as const;

export function judgeRate(
  headers: HeaderList,
  status: number,
  error: OktaErrorView | null,
  place: keyof typeof PLACES,
): Judgement {
  // Limits of messages and calls are others than that of requests, which the headers report (FACTS §3.3).
  const other = error?.code === 'E0000047' ? undefined : findOktaErrorCode(error?.code ?? null);
  const reported = error ? [quoteError(status, error)] : [];
  if (error && other)
    return judgement('rate-limited', error.summary || fillGaps(other.text), other.meaning, other.fix, {
      evidence: reported,
    });
  const { title, rest } = PLACES[place];
  const rate = parseRateLimit(headers, Number.NaN);
  if (!rate) {
    const after = headerValue(headers, 'retry-after');
    const wait = after !== null && /^\d{1,5}$/.test(after) ? `Wait ${after} s` : 'Wait a minute for the reset';
    return judgement('rate-limited', title, 'Okta does not say which limit it was.', `${wait}${rest}`, {
      evidence: [...reported, `HTTP ${status} without x-rate-limit headers.`],
      confidence: 'likely',
    });
  }
  const evidence = [...reported, `HTTP ${status}, limit ${rate.limit}, remaining ${rate.remaining}`];
  if (rate.kind === 'concurrency')
    return judgement(
      'rate-limited',
      'Too many requests at the same time',
      "The org's limit of concurrent requests is reached: the header says a limit of 0.",
      'Send fewer at once; the reset time is only an estimate.',
      { evidence },
    );
  if (rate.remaining > 0)
    return judgement(
      'rate-limited',
      title,
      `The headers leave ${rate.remaining} of ${rate.limit} calls, so it was a limit that they do not report: that of the whole org, of one user, or on calls in quick succession.`,
      `Wait a minute${rest}`,
      { evidence, confidence: 'likely' },
    );
  const seconds = Math.ceil(rate.waitMs / 1000);
  return judgement(
    'rate-limited',
    place === 'token' ? title : 'The rate limit is used up',
    `All ${rate.limit} calls of this client's current window are used.`,
    `${seconds > 0 ? `Wait ${seconds} s` : 'Wait until the reset, at most a minute'}${rest}`,
    { evidence },
  );
}
