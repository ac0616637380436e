// The status of a response whose text has none: an error code goes with one status in Okta's tables, and a token or a list
// is answered with 200. Without either nothing is claimed.

import { findOAuthError, isOAuthErrorName } from '../errors/oauth-error-lookup.ts';
import type { OktaErrorView } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { findDenial } from '../verdict/denial.ts';
import { headerValues } from '../wire-text/headers.ts';
import { asObject, asText, parseJsonText } from '../wire-text/json-text.ts';
import { isAnswerOfOkta, isErrorOfOthers } from './answer-of-okta.ts';
import type { PastedResponse } from './explanation.ts';
import { namesOtherService } from './message/message-request.ts';
import type { ReadText } from './pasted.ts';

export interface InferredStatus {
  status: number | null;
  from: PastedResponse['statusFrom'];
  problems: string[];
}

export function inferStatus(
  { status, headers, bodyText, kind, failure }: ReadText,
  error: OktaErrorView | null,
): InferredStatus {
  if (status !== null) return { status, from: 'text', problems: [] };
  if (failure !== null || kind === 'empty' || kind === 'curl-verbose')
    return { status: null, from: null, problems: [] };
  const body = parseJsonText(bodyText);
  if (isErrorOfOthers(body)) return { status: null, from: null, problems: [NO_ANSWER] };
  const denial = findDenial(headerValues(headers, 'www-authenticate'));
  const row =
    (denial && findOAuthError(denial.error, denial.description)?.entry) ??
    findOktaErrorCode(error?.code ?? null) ??
    (error && findOAuthError(error.code, error.summary)?.entry);
  // A code that goes with success says of a message nothing that could be judged.
  if (row && row.status < 400) return { status: null, from: null, problems: [NO_STATUS] };
  if (row) return byCode(row.status);
  const own = statusOfBody(bodyText);
  if (error && own !== null) return { status: own, from: 'text', problems: [] };
  if (denial)
    return guess(401, 'The text has no status; it was read as one of 401, the status that goes with a challenge.');
  if (error && (error.shape === 'management' || isOAuthErrorName(error.code ?? '')))
    return guess(400, 'The text has no status; it was read as a refusal, because the body names an error.');
  if (asText(asObject(body)?.access_token)) return { status: 200, from: 'code', problems: [] };
  if (kind === 'event') return { status: null, from: null, problems: [] };
  if (body !== undefined && !isAnswerOfOkta(body)) return { status: null, from: null, problems: [NO_ANSWER] };
  if (body !== undefined || /^\s*<(?:!doctype|html)/i.test(bodyText))
    return guess(200, 'The text has no status; it was read as one of 200, because nothing in it is an error of Okta.');
  if (TOKEN.test(bodyText))
    return {
      status: null,
      from: null,
      problems: ['This is a token, not a response. Paste what the org answered to it: curl -i prints that.'],
    };
  return {
    status: null,
    from: null,
    problems: [namesOtherService(bodyText) ? OTHER_SERVICE : NO_STATUS],
  };
}

const NO_STATUS =
  'The text has no status and no error code. Paste the response with its status line: curl -i prints it.';
const OTHER_SERVICE =
  'The text is about an address that is not that of an Okta org. If it is one, paste the response itself: curl -i prints it.';
const NO_ANSWER =
  'This JSON is not an answer of Okta: it has no status, and nothing in it is from the API of Okta. Paste the response itself: curl -i prints it.';

/** A JWT by itself, signed or encrypted, with or without its scheme. Each part ends at a dot, so that no text is read twice. */
const TOKEN = /^\s*(?:(?:Authorization:\s*)?(?:Bearer|DPoP)\s+)?eyJ[\w-]{4,}\.[\w-]*(?:\.[\w-]*){0,3}\s*$/i;

/** Other frameworks repeat the status in the body: `{"status":403,"error":"Forbidden"}`. */
function statusOfBody(bodyText: string): number | null {
  const body = asObject(parseJsonText(bodyText));
  const own = body?.status ?? body?.statusCode;
  return typeof own === 'number' && Number.isInteger(own) && own >= 400 && own < 600 ? own : null;
}

const byCode = (status: number): InferredStatus => ({
  status,
  from: 'code',
  problems: [`The text has no status; ${status} is what Okta sends with this error.`],
});

const guess = (status: number, problem: string): InferredStatus => ({ status, from: 'guess', problems: [problem] });
