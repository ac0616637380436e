// The judge of the token endpoint, over every row of FACTS §1.3 and §2, and the tables that it looks things up in.
import { describe, expect, it } from 'vitest';
import { oauthErrorCodes } from '../../../shared/okta/errors/oauth-error-codes.ts';
import { findOAuthError } from '../../../shared/okta/errors/oauth-error-lookup.ts';
import { oktaErrorCodes } from '../../../shared/okta/errors/okta-error-codes.ts';
import { judgeTokenResponse } from '../../../shared/okta/verdict/judge-token.ts';

describe('answers of the token endpoint', () => {
  const token = (status: number, body: unknown, requestedScopes = ['okta.users.read', 'okta.groups.read']) =>
    judgeTokenResponse({ status, headers: [], bodyText: JSON.stringify(body), requestedScopes });

  it('sees silent downscoping, and that manage covers read', () => {
    const granted = (scope: string) => token(200, { access_token: 'x', token_type: 'Bearer', scope });
    expect(granted('okta.users.read')).toMatchObject({
      outcome: 'granted',
      verdict: 'downscoped',
      missingScopes: ['okta.groups.read'],
      granted: ['okta.users.read'],
    });
    expect(granted('okta.users.manage okta.groups.read')).toMatchObject({ verdict: 'allowed', missingScopes: [] });
    expect(token(200, { access_token: 'x' })).toMatchObject({
      verdict: 'allowed',
      granted: ['okta.users.read', 'okta.groups.read'],
    });
  });

  it.each(
    oauthErrorCodes()
      .filter((row) => row.where === 'token')
      .map((row) => [row.key, row] as const),
  )('%s has a meaning and a next step', (_key, row) => {
    const text = row.text.replace('{0}', 'okta.a.read, okta.b.read').replace('{1}', 'x');
    const judged = token(row.status, { error: row.error, error_description: text });
    expect(judged).toMatchObject({
      outcome: 'refused',
      error: row.error,
      description: text,
      meaning: row.fault === 'rate' ? judged.meaning : findOAuthError(row.error, text, row.status)?.entry.meaning,
    });
    expect(judged.verdict).not.toBe('unclear');
    expect(judged.next).not.toBe('');
  });

  it.each([
    [
      401,
      {
        errorCode: 'invalid_client',
        errorSummary: "Invalid value for 'client_id' parameter.",
        errorLink: 'invalid_client',
        errorId: 'oae1',
        errorCauses: [],
      },
      'client-refused',
      'invalid_client',
    ],
    [
      401,
      {
        error: 'invalid_client',
        error_description: 'The client secret supplied for a confidential client is invalid.',
      },
      'client-refused',
      'invalid_client',
    ],
    [400, { error: 'invalid_scope', error_description: 'No scopes were requested.' }, 'scope-refused', 'invalid_scope'],
    [
      400,
      { error: 'consent_required', error_description: 'You are not allowed any of the requested scopes.' },
      'scope-refused',
      'consent_required',
    ],
    [
      400,
      { error: 'use_dpop_nonce', error_description: 'Authorization server requires nonce in DPoP proof.' },
      'dpop-required',
      'use_dpop_nonce',
    ],
    [
      403,
      {
        error: 'access_denied',
        error_description: "The request is made from outside the client's permitted network zones.",
      },
      'zone-refused',
      'access_denied',
    ],
    [
      401,
      {
        error: 'access_denied',
        error_description: 'Policy evaluation failed for this request, please check the policy configurations.',
      },
      'policy-refused',
      'access_denied',
    ],
    [
      429,
      { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit due to too many requests.' },
      'rate-limited',
      'E0000047',
    ],
    [400, { error: 'brand_new', error_description: 'Hm.' }, 'unclear', 'brand_new'],
    [500, { errorCode: 'E0000009', errorSummary: 'Internal Server Error' }, 'server-fault', 'E0000009'],
    [200, { hello: 1 }, 'not-okta', null],
  ])('%d %j', (status, body, verdict, code) =>
    expect(token(status, body)).toMatchObject({ outcome: 'refused', verdict, error: code }),
  );

  it('names all requested scopes when none is granted, and those that the text lists', () => {
    expect(
      token(400, { error: 'consent_required', error_description: 'You are not allowed any of the requested scopes.' })
        .missingScopes,
    ).toEqual(['okta.users.read', 'okta.groups.read']);
    expect(
      token(400, {
        error: 'invalid_scope',
        error_description: 'The following scopes are not allowed for this request: [a b].',
      }).missingScopes,
    ).toEqual(['a', 'b']);
  });

  it('fails without an answer', () => {
    expect(
      judgeTokenResponse({ status: null, headers: [], bodyText: null, requestedScopes: [], failure: { kind: 'tls' } }),
    ).toMatchObject({ outcome: 'failed', verdict: 'unreachable' });
  });
});

describe('the tables', () => {
  it('have every row once, with words of our own and no placeholder left', () => {
    expect(new Set(oauthErrorCodes().map((row) => row.key)).size).toBe(430);
    expect(new Set(oktaErrorCodes().map((row) => row.code)).size).toBe(251);
    for (const row of [...oauthErrorCodes(), ...oktaErrorCodes()])
      expect(`${row.meaning} ${row.fix}`).toMatch(/^[^{}]+\. [^{}]+\.$/);
  });

  it('are distinguished by error and status where rows share a text', () => {
    const text = 'Client authentication failed. Either the client or the client credentials are invalid.';
    expect(findOAuthError('invalid_client', text, 401)?.entry.key).toBe('invalid_client');
    expect(findOAuthError('x', "The required parameter 'scope' is missing.")).toMatchObject({
      exact: true,
      values: ['scope'],
    });
    expect(findOAuthError('__proto__', null)).toBeNull();
  });
});
