// The token endpoint's answers. A refusal is a result that a person wants to see: each has its meaning and next step
// (FACTS §1.3, §1.4). The org server downscopes without a word: 200 with fewer scopes than asked (FACTS §1.5), so what
// was granted is compared here. Both body shapes are read, as an unknown client gets the management one.

import type { Judgement } from '../../model/exchange.ts';
import { redactUrl } from '../../redact/redact-text.ts';
import { parseOktaError, quoteError } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { COMPARE_GRANTS } from '../scopes/grant-advice.ts';
import { satisfies } from '../scopes/scope.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import { headerValue } from '../wire-text/headers.ts';
import { asObject, asText, parseJsonText } from '../wire-text/json-text.ts';
import { isBrokenJson } from './broken-json.ts';
import { judgeFailure, judgeProxy } from './judge-failure.ts';
import { judgeOAuthRefusal } from './judge-oauth-refusal.ts';
import { judgeRate } from './judge-rate.ts';
import { judgeRequestFault } from './judge-request-fault.ts';
import { type JudgedFailure, judgement, listNames } from './judgement.ts';
import type { Verdict } from './verdicts.ts';

/** Management codes of a token endpoint that say more than their status. */
const VERDICT_OF_CODE: Record<string, Verdict> = { E0000015: 'feature-off', E0000260: 'org-inactive' };

export interface JudgedTokenResponse {
  status: number | null;
  headers: HeaderList;
  bodyText: string | null;
  /** Only a message or a log of the answer is available, which has no body: it is not known what was in it. */
  unseen?: boolean | undefined;
  /** Null when it is not known what was asked for. */
  requestedScopes: string[] | null;
  failure?: JudgedFailure | null | undefined;
}

export interface TokenJudgement extends Judgement {
  /** `failed`: there was no answer, or one that was damaged on the way, so that nobody knows what the org said. */
  outcome: 'granted' | 'refused' | 'failed';
  /** Of a refusal, as on the wire. */
  error: string | null;
  description: string | null;
  granted: string[];
}

/** Judges an answer of /oauth2/v1/token or of a custom server's token endpoint. Total. */
export function judgeTokenResponse(response: JudgedTokenResponse): TokenJudgement {
  const { status, bodyText, failure } = response;
  if (failure || status === null) return failed(judgeFailure(failure ?? { kind: 'unknown' }, status));
  const body = asObject(parseJsonText(bodyText));
  if (status >= 200 && status < 300 && asText(body?.access_token)) return judgeGrant(response, body);
  if (status >= 200 && status < 300 && response.unseen) return judgeUnseenGrant(status);
  if (status >= 200 && status < 300 && isBrokenJson(response)) return failed(judgeBrokenToken(response));
  const judged = judgeRefusal(response, status);
  const error = parseOktaError(bodyText);
  return {
    ...judged,
    outcome: 'refused',
    error: error?.code ?? null,
    description: error?.summary || null,
    granted: [],
  };
}

function failed(judged: Judgement): TokenJudgement {
  return { ...judged, outcome: 'failed', error: null, description: null, granted: [] };
}

function judgeGrant({ requestedScopes }: JudgedTokenResponse, body: Record<string, unknown> | null): TokenJudgement {
  // RFC 6749 §5.1: a server that leaves `scope` out has granted what was requested.
  const scope = typeof body?.scope === 'string' ? body.scope.split(/\s+/).filter(Boolean) : (requestedScopes ?? []);
  const granted = [...new Set(scope)];
  if (requestedScopes === null) return judgeUnaskedGrant(granted);
  const missing = [...new Set(requestedScopes)].filter((name) => !satisfies(granted, name));
  const evidence = [`Requested ${new Set(requestedScopes).size}, granted ${granted.length}.`];
  const result = { outcome: 'granted', error: null, description: null, granted } as const;
  if (missing.length === 0) {
    const judged = judgement('allowed', 'Token granted', 'The token holds all scopes that were requested.', '', {
      evidence,
    });
    return { ...judged, ...result };
  }
  const judged = judgement(
    'downscoped',
    `Granted without ${listNames(missing)}`,
    'The org left out, without an error, what is not granted to this integration.',
    COMPARE_GRANTS,
    { missingScopes: missing, evidence },
  );
  return { ...judged, ...result };
}

/** A log of requests has the status alone. */
function judgeUnseenGrant(status: number): TokenJudgement {
  const judged = judgement(
    'allowed',
    'Token granted',
    'The answer itself is not available, so its scopes are not known.',
    'Compare the scope of the answer with what was requested: Okta leaves out, without an error, what is not granted to the integration.',
    { evidence: [`HTTP ${status}; its body is not available.`], confidence: 'likely' },
  );
  return { ...judged, outcome: 'granted', error: null, description: null, granted: [] };
}

/** It is not known what was asked for, so nothing can be said of what was left out. */
function judgeUnaskedGrant(granted: string[]): TokenJudgement {
  const judged = judgement(
    'allowed',
    'Token granted',
    granted.length === 0 ? 'The answer names no scopes.' : `The token holds ${listNames(granted)}.`,
    'Compare with what was requested: Okta leaves out, without an error, what is not granted to the integration.',
    { evidence: [`Granted ${granted.length}.`] },
  );
  return { ...judged, outcome: 'granted', error: null, description: null, granted };
}

/** Only the status is known: of 401 the client is at fault in every row of Okta's table but one, of the others it may be anything. */
function judgeUnseen(status: number, evidence: string[]): Judgement {
  const title = status === 401 ? 'The org did not accept the client' : 'The token request was refused';
  return judgement(
    status === 401 ? 'client-refused' : 'unclear',
    title,
    'The reason is not available: Okta gives it in error and error_description of the body, which many programs leave out of their messages.',
    'Send the token request with curl -i, or read the reason in the System Log of the org.',
    { evidence, confidence: status === 401 ? 'likely' : 'uncertain' },
  );
}

function judgeBrokenToken({ headers, status }: JudgedTokenResponse): Judgement {
  return judgement(
    'unclear',
    'The token response is not valid JSON',
    'The org answered, perhaps with a token. The body says that it is JSON and cannot be read as such.',
    'Request the token again; if it happens again, something in between changes the bytes.',
    { evidence: [`HTTP ${status}, content-type: ${headerValue(headers, 'content-type')}`], confidence: 'likely' },
  );
}

function judgeRefusal({ headers, bodyText, requestedScopes, unseen }: JudgedTokenResponse, status: number): Judgement {
  const error = parseOktaError(bodyText);
  const without = unseen ? `HTTP ${status}; its body is not available.` : `HTTP ${status} without an error body.`;
  const evidence = [error ? quoteError(status, error) : without];
  if (status === 407) return judgeProxy();
  if (status === 429 || error?.code === 'E0000047') return judgeRate(headers, status, error, 'token');
  const refused = error && judgeOAuthRefusal(error, status, requestedScopes ?? []);
  if (refused) return refused;
  if (status >= 300 && status < 400) {
    const location = headerValue(headers, 'location');
    return judgement(
      'redirected',
      'The token endpoint answered with a redirect',
      'It was not followed: the secret goes to the tenant only.',
      'Check the address of the tenant.',
      { evidence: [`Location: ${location === null ? 'none' : redactUrl(location)}`] },
    );
  }
  const known = findOktaErrorCode(error?.code ?? null);
  const special = known && VERDICT_OF_CODE[known.code];
  if (known && special)
    return judgement(special, error?.summary || 'The org refused', known.meaning, known.fix, { evidence });
  if (known || status >= 500) return judgeRequestFault({ operation: null, method: 'POST' }, status, error);
  if (unseen && status >= 400) return judgeUnseen(status, evidence);
  if (!error || status < 300)
    return judgement(
      'not-okta',
      'This is not the answer of a token endpoint',
      `HTTP ${status}, and no OAuth answer in the body.`,
      'Check the address of the tenant, and whether a proxy is in between.',
      { evidence, confidence: 'likely' },
    );
  return judgement(
    'unclear',
    `The org refused: ${error.code ?? status}`,
    error.summary || 'It gives no reason.',
    "Look the error up in Okta's reference; Okta support can find out more with the request id.",
    { evidence, confidence: 'uncertain' },
  );
}
