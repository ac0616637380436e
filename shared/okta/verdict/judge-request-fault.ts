// 4xx that are not about rights, and 5xx: the request, the thing it names, or the org is at fault. The error code decides
// before the status, because Okta's statuses are uneven (404 for a media type, 403 for a state; FACTS §3.3).

import type { Judgement } from '../../model/exchange.ts';
import { type OktaErrorView, quoteError } from '../errors/okta-error.ts';
import { findOktaErrorCode, type OktaErrorCode } from '../errors/okta-error-codes.ts';
import { type JudgedResponse, judgement } from './judgement.ts';
import type { Verdict } from './verdicts.ts';

/** Codes whose meaning differs from what their status says. */
const VERDICT_OF_CODE: Record<string, Verdict> = {
  E0000012: 'bad-request',
  E0000022: 'method-not-allowed',
  E0000026: 'not-found',
  E0000076: 'state-forbids',
  E0000215: 'not-found',
  E0000257: 'state-forbids',
};

const VERDICT_OF_STATUS: Record<number, Verdict> = {
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  423: 'conflict',
};

const TITLES: Partial<Record<Verdict, string>> = {
  'not-found': 'Not found',
  'method-not-allowed': 'The path does not take this method',
  conflict: 'It conflicts with what is there',
  'bad-request': 'Okta did not accept the request',
  'state-forbids': 'Okta does not allow this change',
  'server-fault': 'Okta failed',
};

const DEFAULTS: Partial<Record<Verdict, [meaning: string, next: string]>> = {
  'not-found': ['There is nothing at this path.', 'Check the path and the ids in it.'],
  'method-not-allowed': ['The path exists, with other methods.', 'Choose another method.'],
  conflict: ['The present state of the resource prevents it.', 'Read it again, then decide.'],
  'bad-request': ['Okta could not use the request.', 'Check body, parameters and headers against the operation.'],
  'server-fault': [
    'The fault is not in the request.',
    'Send it again in a moment; if it happens again, give the request id to Okta support.',
  ],
};

/** Statuses that say it all by themselves (RFC 9110 §15.5, FACTS §3.2), where no code of Okta says more. */
const WORDS_OF_STATUS: Record<number, [meaning: string, next: string]> = {
  406: ['Nothing that the request accepts can be sent.', 'Send Accept: application/json.'],
  408: ['The request did not arrive whole in time.', 'Send it again.'],
  411: ['The request has no Content-Length.', 'Send a body, or Content-Length: 0 with an empty POST or PUT.'],
  413: ['The body is larger than the server takes.', 'Send less at once.'],
  414: ['The address is longer than the server takes.', 'Shorten the query.'],
  415: ['The body is of a media type that is not taken.', 'Send Content-Type: application/json with a JSON body.'],
  431: [
    'The headers are larger than the server takes.',
    'Send fewer or shorter ones; a token with many claims is long.',
  ],
};

/** Of a rule of an access policy (FACTS §18): the cause names people, and the fault is often elsewhere. */
const MISLEADING = /conditions\.people.*must contain a valid user or group/s;
const PEOPLE_AND_GRANTS = {
  meaning:
    'The cause may mislead: Okta says the same when the name of a grant type is unknown, such as client-credentials with a hyphen. Otherwise a rule for authorization_code, implicit or password has to name users or groups.',
  fix: 'Check conditions.grantTypes first: client_credentials is written with an underscore. For grants of a user name groups, such as EVERYONE.',
};

export function judgeRequestFault(
  response: Pick<JudgedResponse, 'operation' | 'method'>,
  status: number,
  error: OktaErrorView | null,
): Judgement {
  if (error === null && status >= 502 && status <= 504) return judgeGateway(status);
  const code = findOktaErrorCode(error?.code ?? null);
  const verdict = verdictOf(status, code);
  const [meaning, next] = WORDS_OF_STATUS[status] ?? DEFAULTS[verdict] ?? ['', ''];
  const evidence = [
    error ? quoteError(status, error) : `HTTP ${status} without an error body.`,
    ...(error?.causes ?? []),
  ];
  const cause = error?.causes[0];
  const title =
    cause && verdict === 'bad-request'
      ? `Okta did not accept the request: ${cause}`
      : (TITLES[verdict] ?? `HTTP ${status}`);
  const allowed = verdict === 'bad-request' && response.operation && response.method.toUpperCase() !== 'GET';
  // Rights are checked before the body (FACTS §11): a write refused for its content shows that it was permitted.
  if (allowed && code && /^E000000[13]$/.test(code.code))
    evidence.push('Scope and role were enough: Okta checks them before the body.');
  const misled = error?.causes.some((text) => MISLEADING.test(text)) ? PEOPLE_AND_GRANTS : null;
  return judgement(
    verdict,
    title,
    misled?.meaning ?? code?.meaning ?? (error?.summary || meaning),
    misled?.fix ?? code?.fix ?? next,
    {
      evidence,
      confidence: code ? 'certain' : error ? 'likely' : verdict === 'server-fault' ? 'certain' : 'uncertain',
    },
  );
}

/** No error body of Okta: what is in front of the org has answered for it. */
function judgeGateway(status: number): Judgement {
  return judgement(
    'server-fault',
    'A gateway answered for the org',
    'The org, or something on the way to it, did not work; the request may not have reached it.',
    'Send it again in a moment; if it happens again, check your proxy and the status page of Okta.',
    { evidence: [`HTTP ${status} without an error body.`], confidence: 'likely' },
  );
}

function verdictOf(status: number, code: OktaErrorCode | undefined): Verdict {
  if (status >= 500) return 'server-fault';
  return (code && VERDICT_OF_CODE[code.code]) ?? VERDICT_OF_STATUS[status] ?? 'bad-request';
}
