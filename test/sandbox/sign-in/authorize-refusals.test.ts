// The authorize endpoint before anybody signs in: what keeps a person on a page, and what sends a client back with an error (FACTS §16).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OrgUnderTest, startOrg } from '../support.ts';
import { type Asked, createBrowser, LOOPBACK, parametersOf } from './browser.ts';

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;

describe('refuses', () => {
  beforeAll(async () => {
    org = await startOrg();
    browser = createBrowser(org);
  });
  afterAll(() => org.close());

  const PAGES: [name: string, asked: Asked, error: string, text: string][] = [
    [
      'a client that does not exist',
      { ask: { client_id: '0oaNobody' } },
      'invalid_client',
      "Invalid value for 'client_id' parameter.",
    ],
    [
      'a service',
      { app: 'Orders Worker' },
      'invalid_request',
      "Clients with 'application_type' of 'service' are not allowed to access the 'authorize' endpoint.",
    ],
    [
      'an integration',
      { app: 'Directory Insights' },
      'invalid_request',
      "Clients with 'application_type' of 'service' are not allowed to access the 'authorize' endpoint.",
    ],
    ['no redirect URI', { ask: { redirect_uri: null } }, 'missing_redirect_uri', 'redirect_uri is missing.'],
    ...[
      `${LOOPBACK}/`,
      LOOPBACK.replace('8765', '8766'),
      LOOPBACK.replace('http', 'https'),
      LOOPBACK.replace('c', 'C'),
      'http://evil.example/',
    ].map((uri): (typeof PAGES)[number] => [
      `the redirect URI ${uri}`,
      { ask: { redirect_uri: uri } },
      'invalid_request',
      "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
    ]),
  ];

  it.each(PAGES)('on a page: %s', async (_, asked, error, text) => {
    const page = await browser.authorize(asked);
    expect([page.status, page.headers.get('location')]).toEqual([400, null]);
    expect(page.headers.get('content-type')).toContain('text/html');
    const shown = page.text.replaceAll('&#39;', "'");
    expect(shown).toContain('<h1>400</h1><h2>Bad Request</h2>');
    expect(shown).toContain(`Your request resulted in an error. ${text}`);
    const asProgram = await org.call(
      'GET',
      `/oauth2/v1/authorize?client_id=${asked.ask?.client_id ?? browser.appOf(asked.app ?? 'Desk Client').clientId}&redirect_uri=${asked.ask?.redirect_uri ?? ''}`,
    );
    expect(asProgram.status).toBe(400);
    expect([asProgram.json.error, asProgram.json.errorCode]).toContain(
      error === 'invalid_request' && asked.ask ? asProgram.json.error : error,
    );
  });

  const MANY = 'query, fragment, form_post, okta_post_message';
  const BACK: [name: string, asked: Asked, error: string, text: string][] = [
    [
      'no response type',
      { ask: { response_type: null } },
      'invalid_request',
      "The required parameter 'response_type' is missing.",
    ],
    [
      'a response type that the app lacks',
      { ask: { response_type: 'token', nonce: 'n' } },
      'unsupported_response_type',
      'The response type is not supported by the authorization server. Configured response types: [code].',
    ],
    [
      'an unknown response mode',
      { ask: { response_mode: 'smoke' } },
      'unsupported_response_mode',
      `The response mode is not supported by the authorization server. Valid response modes: [${MANY}].`,
    ],
    [
      'tokens in the query',
      { app: 'Team Calendar', ask: { response_type: 'token', nonce: 'n', response_mode: 'query' } },
      'unsupported_response_mode',
      "'query' response mode cannot be used with either the 'id_token' or 'token' response types.",
    ],
    [
      'a message with a code',
      { ask: { response_mode: 'okta_post_message' } },
      'unsupported_response_mode',
      "'okta_post_message' response mode cannot be used with the 'code' response type.",
    ],
    [
      'no state',
      { ask: { state: null } },
      'invalid_request',
      "The authentication request has an invalid 'state' parameter.",
    ],
    [
      'an empty state',
      { ask: { state: '' } },
      'invalid_request',
      "The authentication request has an invalid 'state' parameter.",
    ],
    [
      'no nonce for tokens',
      { app: 'Team Calendar', ask: { response_type: 'token' } },
      'invalid_request',
      "The 'nonce' parameter is required for authorize requests with either the 'id_token' or 'token' response types..",
    ],
    [
      'an unknown prompt',
      { ask: { prompt: 'nag' } },
      'invalid_request',
      "Invalid value for 'prompt' parameter. Supported values: [none, login, consent, login consent, consent login, enroll_authenticator]",
    ],
    [
      'a bad max_age',
      { ask: { max_age: '-1' } },
      'invalid_request',
      "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.",
    ],
    [
      'no prompt and a max_age of 0',
      { ask: { prompt: 'none', max_age: '0' } },
      'invalid_request',
      "'prompt' parameter must not have the value 'none' for request with 'zero' as max_age.",
    ],
    [
      'no challenge',
      { ask: { code_challenge: null, code_challenge_method: null } },
      'invalid_request',
      'PKCE code challenge is required by the application.',
    ],
    [
      'a plain challenge',
      { ask: { code_challenge_method: 'plain' } },
      'invalid_request',
      'PKCE code challenge method is not supported. Valid values: [S256]',
    ],
    [
      'a challenge of other letters',
      { ask: { code_challenge: 'ä'.repeat(43) } },
      'invalid_request',
      'PKCE code challenge contains illegal characters.',
    ],
    [
      'an unknown identity provider',
      { ask: { idp: '0oaNobody' } },
      'invalid_request',
      'Identity provider is not valid.',
    ],
    [
      'a request object',
      { ask: { request: 'e30.e30.' } },
      'request_not_supported',
      'The authorize request object is not supported by this client.',
    ],
    [
      'a request URI',
      { ask: { request_uri: 'urn:x' } },
      'invalid_request_uri',
      'The authorize request_uri is invalid.',
    ],
    ['no scope', { ask: { scope: null } }, 'invalid_scope', 'No scopes were requested.'],
    [
      'a scope of no server',
      { ask: { scope: 'openid orders.read' } },
      'invalid_scope',
      'Custom scopes are not allowed for this request.',
    ],
    [
      'a scope that does not exist',
      { ask: { scope: 'openid okta.nothing.read' } },
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    ],
    [
      'a scope that was not granted',
      { ask: { scope: 'okta.roles.read' } },
      'consent_required',
      'You are not allowed any of the requested scopes.',
    ],
    [
      'a profile without openid',
      { ask: { scope: 'profile' } },
      'access_denied',
      "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
    ],
    [
      'an id token without openid',
      { app: 'Team Calendar', ask: { response_type: 'id_token', nonce: 'n', scope: 'okta.users.read' } },
      'invalid_scope',
      "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
    ],
    [
      'no scope at a custom server',
      { server: '/oauth2/default', ask: { scope: null } },
      'invalid_scope',
      "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
    ],
    [
      'a scope that a custom server lacks',
      { server: '/oauth2/default', ask: { scope: 'openid groups' } },
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    ],
    [
      'nobody who is signed in, and no prompt',
      { ask: { prompt: 'none' } },
      'login_required',
      'The client specified not to prompt, but the user is not logged in.',
    ],
  ];

  it.each(BACK)('back at the client: %s', async (_, asked, error, text) => {
    const answer = await browser.authorize(asked);
    expect([answer.status, answer.headers.get('content-length')]).toEqual([302, '0']);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const expected: [string, string][] = [
      ['error', error],
      ['error_description', text],
    ];
    if (asked.ask?.state === undefined) expected.unshift(['state', 'st']);
    expect([...parametersOf(answer)]).toEqual(expected);
  });

  it('as Okta writes it: state, error, description, spaces as +', async () => {
    const answer = await browser.authorize({ ask: { scope: 'openid okta.nothing.read' } });
    expect(answer.headers.get('location')).toBe(
      `${LOOPBACK}?state=st&error=invalid_scope&error_description=One+or+more+scopes+are+not+configured+for+the+authorization+server+resource.`,
    );
  });

  it('a parameter that is there twice', async () => {
    const { clientId } = browser.appOf('Desk Client');
    const answer = await browser.load(
      'GET',
      `/oauth2/v1/authorize?client_id=${clientId}&redirect_uri=${encodeURIComponent(LOOPBACK)}&state=a&state=b`,
    );
    expect(parametersOf(answer).get('error_description')).toBe(
      'Duplicate parameter provided in request. Duplicated parameters: [state].',
    );
  });

  it('an unknown client of a program in the shape of the management API', async () => {
    const answer = await org.call('GET', '/oauth2/v1/authorize?client_id=0oaNobody');
    expect([answer.status, answer.json]).toEqual([
      400,
      {
        errorCode: 'invalid_client',
        errorSummary: "Invalid value for 'client_id' parameter.",
        errorLink: 'invalid_client',
        errorId: expect.stringMatching(/^oae/),
        errorCauses: [],
      },
    ]);
  });
});
