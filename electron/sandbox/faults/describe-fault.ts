// A fault in words, the same on the page, in the terminal and in answers of the control endpoint.
import type { FaultEffect, FaultSpec } from './fault.ts';

const REASONS = {
  401: 'Unauthorized',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};
const RESETS = {
  before: 'Connection cut before any answer',
  headers: 'Connection cut after the headers',
  'mid-body': 'Connection cut in the middle of the body',
};
const DAMAGES = {
  truncated: 'Body shorter than announced',
  'invalid-json': 'Body that is not valid JSON',
  'broken-gzip': 'Compressed body that is damaged',
  html: 'Sign-in page of a network in place of the answer',
};

/** Such as `Answer after 200 ± 100 ms`. */
export function describeEffect(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'latency':
      return `Answer after ${effect.ms}${effect.spreadMs === 0 ? '' : ` ± ${effect.spreadMs}`} ms`;
    case 'slow-body':
      return `Body in ten pieces, ${effect.ms} ms apart`;
    case 'date-skew':
      return `Date header ${Math.abs(effect.seconds)} s ${effect.seconds < 0 ? 'behind' : 'ahead'}`;
    case 'huge-header':
      return `A header of ${effect.bytes} bytes`;
    case 'status':
      return `${effect.status} ${REASONS[effect.status]}`;
    case 'rate-limit':
      return effect.form === 'concurrency'
        ? '429, too many calls at the same time'
        : `429, rate limit used up for ${effect.waitSeconds} s`;
    case 'reset':
      return RESETS[effect.at];
    case 'body':
      return DAMAGES[effect.damage];
  }
}

/** Such as `GET /api/v1/users*, each 3rd call, at most 2 times`; `every call` when nothing limits it. */
export function describeReach({ path, methods, times, every, probability }: Omit<FaultSpec, 'effect'>): string {
  const where = [methods.join(' or '), path ?? ''].filter((part) => part !== '').join(' ');
  const parts = [
    where,
    every === null || every === 1 ? '' : `each ${every}${ordinalEnding(every)} call`,
    probability === null || probability === 1 ? '' : `${Math.round(probability * 1000) / 10} % of the calls`,
    times === null ? '' : times === 1 ? 'once' : `at most ${times} times`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'every call' : parts.join(', ');
}

function ordinalEnding(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th';
}
