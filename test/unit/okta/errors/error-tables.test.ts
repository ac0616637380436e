// Both tables of codes: complete, byte-exact where it matters, every row with words that say something, and found by search.
import { describe, expect, it } from 'vitest';
import { knownCodes } from '../../../../shared/okta/errors/known-code.ts';
import { oauthErrorCodes } from '../../../../shared/okta/errors/oauth-error-codes.ts';
import { OAUTH_ERROR_FAMILIES } from '../../../../shared/okta/errors/oauth-error-family.ts';
import { findOAuthError } from '../../../../shared/okta/errors/oauth-error-lookup.ts';
import { OKTA_ERROR_ADVICE } from '../../../../shared/okta/errors/okta-error-advice.ts';
import { findOktaErrorCode, oktaErrorCodes } from '../../../../shared/okta/errors/okta-error-codes.ts';
import { searchCodes } from '../../../../shared/okta/errors/search-codes.ts';

describe('the management codes', () => {
  it('keep what Okta puts on the wire, byte for byte', () => {
    expect(findOktaErrorCode('E0000018')?.text).toBe(
      'Bad request.  Accept and/or Content-Type headers are likely not set.',
    );
    expect(findOktaErrorCode('E0000027')?.text).toBe('Group push bad request : {0}');
    expect(findOktaErrorCode('E0000037')?.text).toBe('Type mismatch exception.  {0}');
    expect(findOktaErrorCode('E0000174')?.text).toMatch(/^You can’t disable Okta FastPass/);
    expect(findOktaErrorCode('E0000201')?.text).toContain('email doamin');
    expect(findOktaErrorCode('E0000239')).toMatchObject({ status: 423 });
    expect(findOktaErrorCode('E0000268')).toMatchObject({ status: 409 });
    expect(findOktaErrorCode('E0000269')).toMatchObject({ status: 403 });
    expect(findOktaErrorCode('E0000106')).toBeUndefined();
  });

  it('have each code once in order, with one row of words, and no words without a code', () => {
    const codes = oktaErrorCodes().map(({ code }) => code);
    expect(codes).toHaveLength(251);
    expect(codes).toEqual([...new Set(codes)].sort());
    const worded = OKTA_ERROR_ADVICE.flatMap(([numbers]) => numbers.split(' '));
    expect(worded.map((number) => `E${number.padStart(7, '0')}`).sort()).toEqual(codes);
    for (const { status, text } of oktaErrorCodes()) {
      expect(status).toBeGreaterThanOrEqual(202);
      expect(status).toBeLessThan(600);
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
    }
  });
});

describe('the OAuth errors', () => {
  it.each(oauthErrorCodes().map((row) => [row.key, row] as const))('%s is recognised by its own text', (_key, row) => {
    const values = ['one', 'two', 'three'];
    const found = findOAuthError(
      row.error,
      row.text.replace(/\{(\d)\}/g, (_all, index: string) => values[Number(index)] ?? ''),
      row.status,
    );
    // Some texts are shared by rows of one error; then meaning and status decide which is reported.
    expect(found?.entry).toMatchObject({ error: row.error, status: row.status });
    const allGap = row.text === '{0}';
    expect(found?.exact).toBe(!allGap);
    if (!allGap) expect(found?.entry.text).toBe(row.text);
  });

  it.each([
    'invalid_authorization_code',
    'invalid_refresh_token',
    'refresh_scopes_denied',
    'pkce_verification_failed',
    'pkce_missing_verifier',
    'pkce_missing_challenge',
    'mismatched_client',
    'mismatched_redirect_uri',
    'mismatched_authorization_server',
    'illegal_redirect_uri',
    'invalid_dpop_proof_invalid_public_key_binding',
  ])('%s has words of its own, not those of its family', (key) => {
    const row = oauthErrorCodes().find((one) => one.key === key);
    const family = OAUTH_ERROR_FAMILIES.find(([pattern]) => pattern.test(key));
    expect([row?.meaning, row?.fix]).not.toContain(undefined);
    expect(row?.meaning).not.toBe(family?.[2]);
    expect(row?.fix).not.toBe(family?.[3]);
    expect(row?.fault).toBe(family?.[1] === 'request' ? row?.fault : family?.[1]);
  });

  it('are distinguished by the longest text that fits', () => {
    expect(findOAuthError('invalid_token', "The 'web_sso_token' has an invalid issuer.", 401)?.entry.key).toBe(
      'web_sso_token_invalid_iss',
    );
    expect(
      findOAuthError(
        'consent_required',
        "The following scopes require user consent: [a]. To access protected scopes using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set the 'consent_method' to 'TRUSTED' through the apps API.",
      ),
    ).toMatchObject({ entry: { key: 'consent_required_ropf' }, values: ['a'] });
  });

  it('fall back on the row that is named like the error, and say so', () => {
    expect(findOAuthError('access_denied', 'Something new.')).toMatchObject({
      exact: false,
      entry: { key: 'access_denied', fault: 'policy' },
    });
    expect(findOAuthError('brand_new', 'Something new.')).toBeNull();
  });
});

describe('the search over both', () => {
  const codes = (query: string, limit = 5) => searchCodes(query, limit).map(({ code, key }) => key ?? code);
  it('finds a code by any way of writing it', () => {
    for (const query of ['E0000006', 'e0000006', 'e6', '6', '0000006']) expect(codes(query)[0]).toBe('E0000006');
  });
  it('finds by name, by text, by what it means and by status', () => {
    expect(codes('insufficient_scope')).toContain('access_token_insufficient_scopes');
    expect(codes('invalid_client')[0]).toBe('invalid_client');
    expect(codes('scopes nowhere')).toEqual([]);
    expect(codes('no scopes requested')).toContain('missing_scopes');
    expect(codes('audience not intended')).toContain('access_token_invalid_audience');
    expect(codes('423', 20).every((code) => findOktaErrorCode(code)?.status === 423)).toBe(true);
  });
  it('gives all without a query, management first', () => {
    expect(searchCodes('')).toHaveLength(knownCodes().length);
    expect(searchCodes(' ')[0]?.code).toBe('E0000001');
  });
});
