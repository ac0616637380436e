// The judge: what an answer of the API means. It reads status, WWW-Authenticate, error body, rate headers and the
// catalogue, in the order in which Okta itself decides: reachable, Okta at all, rate, token, scope, role, request.
// Total: any status, headers and body give a judgement.

import type { Judgement } from '../../model/exchange.ts';
import { redactUrl } from '../../redact/redact-text.ts';
import { type OktaErrorView, parseOktaError } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { headerValue } from '../wire-text/headers.ts';
import { judgeFailure, judgeProxy } from './judge-failure.ts';
import { judgeForbidden } from './judge-forbidden.ts';
import { judgeOAuthRefusal } from './judge-oauth-refusal.ts';
import { judgeRate } from './judge-rate.ts';
import { judgeRequestFault } from './judge-request-fault.ts';
import { judgeScopeMissing } from './judge-scope-missing.ts';
import { judgeSuccess } from './judge-success.ts';
import { judgeDenial, judgeUnauthorized } from './judge-unauthorized.ts';
import { type JudgedFailure, type JudgedResponse, judgement } from './judgement.ts';
import { findRefusal, isOAuthNamed } from './refusal.ts';

/** Judges one exchange with the API. For the token endpoint see judge-token.ts. */
export function judgeResponse(response: JudgedResponse): Judgement {
  const { status, headers, bodyText, failure, operation } = response;
  if (failure) return judgeBroken(response, failure);
  if (status === null) return judgeFailure({ kind: 'unknown' }, null);
  if (status === 407) return judgeProxy();
  const error = status >= 400 ? parseOktaError(bodyText) : null;
  const refusal = status >= 400 ? findRefusal(headers, error, status) : null;

  if (status >= 300 && status < 400) return judgeRedirect(response, status);
  const foreign = error || refusal?.error ? null : foreignBody(response);
  if (foreign)
    return judgement(
      'not-okta',
      'This answer is not from the Okta API',
      `HTTP ${status} with ${foreign} where the API answers JSON: a sign-in page, a proxy or another server.`,
      "Check the tenant's address, and whether a proxy is in between.",
      { evidence: [`content-type: ${headerValue(headers, 'content-type') ?? 'none'}`], confidence: 'likely' },
    );
  if (status >= 200 && status < 300) return judgeSuccess(response);
  if (status === 429 || error?.code === 'E0000047') return judgeRate(headers, status, error, 'api');
  if (refusal?.error === 'insufficient_scope') return judgeScopeMissing(response, refusal);
  const judged = refusal ? judgeDenial(refusal, status) : null;
  if (judged) return judged;
  const refused = error && isOAuthNamed(error) ? judgeOAuthRefusal(error, status, []) : null;
  if (refused) return refused;
  const decides = statusOfCode(status, error);
  if (decides === 401) return judgeUnauthorized(response, error, refusal);
  if (decides === 403) return judgeForbidden(response, error, refusal);
  if (status >= 400 && status < 600) return judgeRequestFault(response, status, error);
  return judgement('unclear', `HTTP ${status}`, 'The API is not known to answer with this status.', '', {
    evidence: operation ? [`Declared for this operation: ${operation.responses.join(', ') || 'none'}.`] : [],
    confidence: 'uncertain',
  });
}

/** Okta's reasons about the token are in a header: they hold although the body broke off. */
function judgeBroken(response: JudgedResponse, failure: JudgedFailure): Judgement {
  const { status, headers, method } = response;
  const whole = status === null ? null : findRefusal(headers, null, status);
  if (status === null || status < 400 || !whole?.error || failure.kind === 'cancelled')
    return judgeFailure(failure, status, !/^(GET|HEAD|OPTIONS)$/i.test(method));
  const judged = judgeResponse({ ...response, bodyText: null, failure: null });
  return { ...judged, evidence: [...judged.evidence, 'The body broke off; the reason is in a header.'] };
}

/** Of 401 and 403 the one that the code goes with: something on the way may have made one of the other. */
function statusOfCode(status: number, error: OktaErrorView | null): number {
  const known = findOktaErrorCode(error?.code ?? null)?.status;
  const both = [401, 403];
  return known !== undefined && both.includes(status) && both.includes(known) ? known : status;
}

function judgeRedirect({ headers, operation }: JudgedResponse, status: number): Judgement {
  const location = headerValue(headers, 'location');
  // A redirect's address may carry a code or a token.
  const target = location === null ? null : redactUrl(location);
  if (status === 304)
    return judgement('allowed', 'Not modified', 'Nothing has changed since the version that the request names.', '', {
      evidence: ['HTTP 304'],
    });
  if (operation?.responses.includes(String(status)))
    return judgement(
      'allowed',
      `HTTP ${status}, as the operation declares`,
      'A redirect is the regular answer here.',
      '',
      {
        evidence: target ? [`Location: ${target}`] : [],
      },
    );
  return judgement(
    'redirected',
    'The org answered with a redirect',
    'It was recorded and not followed: a credential goes to the tenant only.',
    target ? 'Look at the target. If the org has moved, change the address of the tenant.' : 'Check the address.',
    { evidence: [target ? `HTTP ${status}, Location: ${target}` : `HTTP ${status} without a Location.`] },
  );
}

/**
 * Whether an answer comes from something that is not the Okta API: a sign-in page of a proxy, a parked domain, a gateway.
 * What is in the body where the API would not send it; null for nothing of the kind: metadata and keys may be other types.
 */
function foreignBody({ status, headers, bodyText, path }: JudgedResponse): 'a web page' | 'plain text' | null {
  // A gateway speaks for the server behind it with a page of its own: that is a fault of the server, not another server.
  if (status !== null && status >= 502 && status <= 504) return null;
  if (headerValue(headers, 'x-okta-request-id') !== null) return null;
  if (path.startsWith('/oauth2/') && /\/(authorize|logout)\b/.test(path)) return null;
  const type = headerValue(headers, 'content-type') ?? '';
  const start = (bodyText ?? '').slice(0, 200).trim();
  if (/\bhtml\b/i.test(type) || /^<(?:!doctype html|html)\b/i.test(start)) return 'a web page';
  // Okta refuses with JSON or with nothing; what begins like JSON may have been cut.
  const refused = status !== null && status >= 400 && status < 500;
  return refused && start !== '' && !/^[{["]/.test(start) && !/\bjson\b/i.test(type) ? 'plain text' : null;
}
