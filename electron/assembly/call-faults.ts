// Faults between a program and an org, behind the engine's port: the text, the counting and the words are those of the sandbox org, and what it
// would answer is said here in Okta's own published words. Only what can happen on the way is taken: a damaged body is the org's own affair.
import { PUBLISHED_MANAGEMENT_ERRORS } from '../../shared/okta/errors/published/management-errors.ts';
import { PUBLISHED_OAUTH_ERRORS } from '../../shared/okta/errors/published/oauth-errors.ts';
import type { HeaderList } from '../../shared/okta/wire-text/headers.ts';
import { BenchError } from '../engine/errors.ts';
import type { CallFault, ReadCallFaults } from '../engine/ports.ts';
import type { FaultEffect } from '../sandbox/faults/fault.ts';
import { createFaultBook } from '../sandbox/faults/fault-book.ts';
import { parseFault } from '../sandbox/faults/parse-fault.ts';
import { createIds } from '../sandbox/ids.ts';
import { asBenchError } from './as-bench-error.ts';

type Answer = NonNullable<CallFault['answer']>;

/** Of a call; the org's own limit is not known here. */
const LIMIT = 600;
const CLIENT_ENDPOINT = /^\/oauth2\/(?:[^/]+\/)?v1\//;
const JSON_TYPE: HeaderList = [['Content-Type', 'application/json']];

export const readCallFaults: ReadCallFaults = async (texts) => {
  const book = createFaultBook(createIds('recorder'));
  for (const text of texts) {
    const spec = asBenchError(() => parseFault(text));
    if (!isOnTheWay(spec.effect)) throw notBetween(text);
    book.add(spec);
  }
  return {
    titles: book.list().map(({ title }) => title),
    strike(method, path) {
      const { deciding, adding, delayMs, text } = book.strike(method, path, null);
      if (text === null) return null;
      const pauseMs = adding.reduce((sum, effect) => (effect.kind === 'slow-body' ? sum + effect.ms : sum), 0);
      return {
        text,
        delayMs,
        pauseMs,
        answer: answerOf(deciding, path),
        reset: deciding?.kind === 'reset' ? deciding.at : null,
      };
    },
  };
};

const isOnTheWay = ({ kind }: FaultEffect): boolean =>
  ['latency', 'slow-body', 'status', 'rate-limit', 'reset'].includes(kind);

const notBetween = (text: string): BenchError =>
  new BenchError('INVALID_INPUT', `${text} cannot be put between a program and an org.`, {
    meaning: 'What passes is delayed, refused or cut off; a body or a header is not changed.',
    fix: 'Use status, latency, slow-body or reset. All others are for the sandbox org: scopebench sandbox --fault.',
  });

function answerOf(effect: FaultEffect | null, path: string): Answer | null {
  if (effect?.kind === 'rate-limit') return (now) => refusedForRate(now, effect);
  if (effect?.kind !== 'status') return null;
  const { status } = effect;
  return (now) => {
    if (status === 401) return CLIENT_ENDPOINT.test(path) ? refusedClient(now) : refusedToken(now);
    if (status === 500) return published(now, 'E0000009');
    return status === 503 ? published(now, 'E0000010') : ofGateway(now, status);
  };
}

function refusedForRate(
  now: number,
  { form, waitSeconds }: Extract<FaultEffect, { kind: 'rate-limit' }>,
): ReturnType<Answer> {
  const answer = published(now, 'E0000047');
  const headers: HeaderList = [
    ['X-Rate-Limit-Limit', String(form === 'concurrency' ? 0 : LIMIT)],
    ['X-Rate-Limit-Remaining', '0'],
    ['X-Rate-Limit-Reset', String(Math.ceil(now / 1000) + waitSeconds)],
  ];
  return { ...answer, headers: [...answer.headers, ...headers] };
}

function refusedClient(now: number): ReturnType<Answer> {
  const [status, error, error_description] = PUBLISHED_OAUTH_ERRORS.invalid_client_secret;
  const body = JSON.stringify({ error, error_description });
  return { status, reason: 'Unauthorized', headers: [...dated(now), ...JSON_TYPE], body };
}

function refusedToken(now: number): ReturnType<Answer> {
  const [status, error, description] = PUBLISHED_OAUTH_ERRORS.token_expired;
  const headers: HeaderList = [
    ...dated(now),
    ['WWW-Authenticate', `Bearer error="${error}", error_description="${description}"`],
  ];
  return { status, reason: 'Unauthorized', headers, body: '' };
}

function published(now: number, errorCode: 'E0000009' | 'E0000010' | 'E0000047'): ReturnType<Answer> {
  const [status, errorSummary] = PUBLISHED_MANAGEMENT_ERRORS[errorCode];
  const body = { errorCode, errorSummary, errorLink: errorCode, errorId: 'oaeRecorder', errorCauses: [] };
  return { status, reason: '', headers: [...dated(now), ...JSON_TYPE], body: JSON.stringify(body) };
}

function ofGateway(now: number, status: number): ReturnType<Answer> {
  const title = status === 502 ? '502 Bad Gateway' : '504 Gateway Time-out';
  return {
    status,
    reason: '',
    headers: [...dated(now), ['Content-Type', 'text/html']],
    body: `<!doctype html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`,
  };
}

const dated = (now: number): HeaderList => [['Date', new Date(now).toUTCString()]];
