// A token that was granted, against what was asked for: the org leaves out the rest without a word (FACTS §1.5), so the request
// has to be found in whatever a person pastes.
import { describe, expect, it } from 'vitest';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';

it('compares a granted token with what was requested', () => {
  const text = JSON.stringify({ access_token: 'x', token_type: 'Bearer', scope: 'okta.users.read' });
  const requested = ['okta.users.read', 'okta.groups.read'];
  const { judgement, grant } = explainResponse(text, { requestedScopes: requested });
  expect(judgement).toMatchObject({ verdict: 'downscoped', missingScopes: ['okta.groups.read'] });
  expect(grant).toEqual({ requested, granted: ['okta.users.read'], missing: ['okta.groups.read'] });
  expect(explainResponse(text).grant).toEqual({ requested: null, granted: ['okta.users.read'], missing: [] });
});

describe('a token request that the text holds', () => {
  const GRANTED = '{"access_token":"x","token_type":"Bearer","scope":"okta.users.read"}';
  const FORM = 'grant_type=client_credentials&scope=okta.users.read+okta.groups.read';
  const TOKEN_URL = 'https://acme.okta.com/oauth2/v1/token';
  const har = (postData: unknown) =>
    JSON.stringify({
      request: { method: 'POST', url: TOKEN_URL, headers: [], postData },
      response: { status: 200, headers: [], content: { text: GRANTED } },
    });

  it.each([
    [
      'a head and its form',
      `POST ${TOKEN_URL} HTTP/1.1\nAccept: application/json\n\n${FORM}\n\nHTTP/1.1 200 OK\n\n${GRANTED}`,
    ],
    [
      'a curl command',
      `$ curl -i ${TOKEN_URL} -u 'id:secret' -d grant_type=client_credentials -d 'scope=okta.users.read okta.groups.read'\nHTTP/2 200\n\n${GRANTED}`,
    ],
    ['a HAR with its text', har({ text: FORM })],
    ['a HAR with its fields', har({ params: [{ name: 'scope', value: 'okta.users.read okta.groups.read' }] })],
    [
      'an example of Postman',
      JSON.stringify({
        originalRequest: {
          method: 'POST',
          url: { raw: TOKEN_URL },
          body: { mode: 'urlencoded', urlencoded: [{ key: 'scope', value: 'okta.users.read okta.groups.read' }] },
        },
        code: 200,
        header: [],
        body: GRANTED,
      }),
    ],
    [
      'what axios keeps',
      JSON.stringify({
        config: { method: 'post', url: TOKEN_URL, data: FORM },
        status: 200,
        headers: {},
        data: { ...JSON.parse(GRANTED) },
      }),
    ],
  ])('reads what was requested: %s', (_, text) => {
    const { judgement, grant, request } = explainResponse(text);
    expect(grant?.requested).toEqual(['okta.users.read', 'okta.groups.read']);
    expect(judgement).toMatchObject({ verdict: 'downscoped', missingScopes: ['okta.groups.read'] });
    expect(request).toMatchObject({ heldScopes: null, requestedScopes: ['okta.users.read', 'okta.groups.read'] });
  });

  it('keeps nothing else of the form', () => {
    const form =
      'grant_type=client_credentials&client_secret=planted0Secret1Value2&scope=okta.users.read&scope=%E0%A4%A';
    const said = JSON.stringify(
      explainResponse(`POST ${TOKEN_URL} HTTP/1.1\n\n${form}\n\nHTTP/1.1 200 OK\n\n${GRANTED}`),
    );
    expect(said).toContain('okta.users.read');
    expect(said).not.toContain('planted0Secret1Value2');
  });
});
