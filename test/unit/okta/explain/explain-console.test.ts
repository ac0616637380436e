// Calls that are copied out of Postman's console, and a token that is pasted in place of what the org answered to it.
import { describe, expect, it } from 'vitest';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2lnbmF0dXJl';
const CHALLENGE =
  'Bearer realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups"';

const DENIED = {
  verdict: 'scope-missing',
  missingScopes: ['okta.groups.read'],
  confidence: 'certain',
};

describe('a call in Postman’s console', () => {
  it.each([
    [
      'unfolded, values in quotes',
      `▼ GET https://acme.okta.com/api/v1/groups?limit=2\n403\n142 ms\n▶ Network\n▼ Request Headers\nAuthorization: "Bearer ${TOKEN}"\n▼ Response Headers\nDate: "Wed, 25 Feb 2026 06:13:40 GMT"\nWWW-Authenticate: "${CHALLENGE}"\nx-okta-request-id: "madeup1"\n▼ Response Body\n`,
    ],
    [
      'in one line with its status',
      `GET https://acme.okta.com/api/v1/groups?limit=2   403   142 ms\nRequest Headers\n  authorization: Bearer ${TOKEN}\nResponse Headers\n  www-authenticate: ${CHALLENGE}\n  x-okta-request-id: madeup1`,
    ],
  ])('is read whole: %s', (_, text) => {
    const { request, parsed, judgement, requestId } = explainResponse(text);
    expect(request).toMatchObject({
      method: 'GET',
      target: 'https://acme.okta.com/api/v1/groups?limit=2',
      scheme: 'Bearer',
      heldScopes: ['okta.users.read'],
    });
    expect([parsed.status, parsed.statusFrom, requestId]).toEqual([403, 'text', 'madeup1']);
    expect(judgement).toMatchObject(DENIED);
  });

  it('reads the scopes of a token request from its form, and the body of the response', () => {
    const text = `POST https://acme.okta.com/oauth2/v1/token\n200\nRequest Headers\nAccept: "*/*"\nRequest Body\ngrant_type: "client_credentials"\nscope: "okta.users.read okta.groups.read"\nResponse Headers\ncontent-type: "application/json"\nResponse Body\n{"access_token":"${TOKEN}","token_type":"Bearer","scope":"okta.users.read"}`;
    const explanation = explainResponse(text);
    expect(explanation.grant).toMatchObject({ missing: ['okta.groups.read'] });
    expect(JSON.stringify(explanation)).not.toContain('c2lnbmF0dXJl');
  });

  it('is none without a part of the response', () => {
    expect(explainResponse('GET https://acme.okta.com/api/v1/groups\nplease help').judgement).toBeNull();
  });
});

it.each([TOKEN, `Bearer ${TOKEN}`, `Authorization: Bearer ${TOKEN}\n`])(
  'says of a token that it is no response, and shows none of it',
  (text) => {
    const explanation = explainResponse(text);
    expect(explanation.judgement).toBeNull();
    expect(JSON.stringify(explanation)).not.toContain('c2lnbmF0dXJl');
  },
);

it('says what to paste in place of a token', () =>
  expect(explainResponse(`Bearer ${TOKEN}`).problems.join()).toContain('This is a token, not a response.'));
