// The authorize endpoint: what sends a client back with an error, what keeps a person on a page, and how prompts, sessions and consents decide (FACTS §16).
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';
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

describe('with a person', () => {
  let admin: Awaited<ReturnType<OrgUnderTest['as']>>;
  beforeEach(async () => {
    org = await startOrg({ now: () => NOON });
    browser = createBrowser(org);
    admin = await org.as(
      'Directory Insights',
      'okta.apps.manage okta.authorizationServers.manage okta.users.manage okta.logs.read',
    );
  });
  afterEach(() => org.close());
  const personId = async (index: number): Promise<string> =>
    (await admin('GET', `/api/v1/users/${browser.person(index).login}`)).json.id;

  it('shows a page under a strict policy, signs in, and goes back with a code', async () => {
    const page = await browser.authorize({ ask: { login_hint: 'a"<b>@acme.example' } });
    expect([page.status, page.headers.get('content-type'), page.headers.get('x-frame-options')]).toEqual([
      200,
      'text/html;charset=utf-8',
      'DENY',
    ]);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/127\.0\.0\.1:8765; /,
    );
    expect(policy).not.toMatch(/unsafe|script/);
    expect(page.text).toContain('value="a&quot;&lt;b&gt;@acme.example"');
    const back = await browser.signIn(page);
    expect([back.status, back.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:8765\/callback\?code=[\w-]{43}&state=st$/),
    ]);
    expect(back.headers.getSetCookie()).toEqual([expect.stringMatching(/^idx=\S+; Path=\/; HttpOnly; SameSite=Lax$/)]);
  });

  it('stays on the page until the password is right', async () => {
    const page = await browser.authorize();
    const again = await browser.signIn(page, 2, 'wrong');
    expect([again.status, again.text.includes('Unable to sign in')]).toEqual([401, true]);
    expect((await browser.signIn(again)).status).toBe(302);
    // The page is used up.
    expect((await browser.signIn(page)).text).toContain('Request expired, please start over and try again.');
  });

  it('knows the browser again for two hours, without any page', async () => {
    await browser.signIn(await browser.authorize());
    expect(parametersOf(await browser.authorize({ ask: { prompt: 'none' } })).get('code')).toBeTruthy();
    org.sandbox.clock.advance(2 * 3_600_000);
    expect(parametersOf(await browser.authorize({ ask: { prompt: 'none' } })).get('error')).toBe('login_required');
  });

  it('asks again for prompt=login and for a max_age that is over, once each', async () => {
    await browser.signIn(await browser.authorize());
    const page = await browser.authorize({ ask: { prompt: 'login' } });
    expect(page.status).toBe(200);
    expect((await browser.signIn(page)).status).toBe(302);
    org.sandbox.clock.advance(60_000);
    expect((await browser.authorize({ ask: { max_age: '300' } })).status).toBe(302);
    expect((await browser.authorize({ ask: { max_age: '30' } })).status).toBe(200);
    expect(
      parametersOf(await browser.authorize({ ask: { max_age: '30', prompt: 'none' } })).get('error_description'),
    ).toBe('The client specified not to prompt, but the client app requires re-authentication or MFA.');
  });

  it('lets a page that was left open expire', async () => {
    const page = await browser.authorize();
    org.sandbox.clock.advance(3_600_000);
    const late = await browser.signIn(page);
    expect([late.status, late.text.includes('Request expired')]).toEqual([400, true]);
  });

  it('refuses who is not assigned, unless a group is', async () => {
    const { clientId } = browser.appOf('Desk Client');
    const id = await personId(2);
    await admin('DELETE', `/api/v1/apps/${clientId}/users/${id}`);
    expect(parametersOf(await browser.signIn(await browser.authorize())).get('error_description')).toBe(
      'User is not assigned to the client application.',
    );
    const [everyone] = (await (await org.as('Directory Insights', 'okta.groups.read'))('GET', '/api/v1/groups?limit=1'))
      .json;
    await admin('PUT', `/api/v1/apps/${clientId}/groups/${everyone.id}`, {});
    expect(parametersOf(await browser.authorize()).get('code')).toBeTruthy();
  });

  it.each([
    ['expire_password', 302],
    ['suspend', 401],
  ])('refuses who after %s', async (verb, status) => {
    await admin('POST', `/api/v1/users/${await personId(2)}/lifecycle/${verb}`);
    const answer = await browser.signIn(await browser.authorize());
    expect(answer.status).toBe(status);
    if (status === 302) expect(parametersOf(answer).get('error_description')).toBe("The user's password is expired.");
  });

  it('asks policies of a custom server once it knows who signs in', async () => {
    const server = '/oauth2/default';
    expect(parametersOf(await browser.signIn(await browser.authorize({ server }))).get('code')).toBeTruthy();
    const path = '/api/v1/authorizationServers/default/policies';
    const policy = (await admin('GET', path)).json.find((one: Json) => one.name === 'Default Policy').id;
    const [rule] = (await admin('GET', `${path}/${policy}/rules`)).json;
    const others = { ...rule, conditions: { ...rule.conditions, people: { users: { include: [await personId(0)] } } } };
    expect((await admin('PUT', `${path}/${policy}/rules/${rule.id}`, others)).status).toBe(200);
    expect(parametersOf(await browser.authorize({ server })).get('error_description')).toBe(
      'Policy evaluation failed for this request, please check the policy configurations.',
    );
    const { json } = await admin(
      'GET',
      '/api/v1/logs?sortOrder=DESCENDING&filter=eventType eq "app.oauth2.as.authorize"',
    );
    expect(json[0].outcome).toEqual({ result: 'FAILURE', reason: 'no_matching_policy' });
  });

  it('posts the answer by a form where the client wants that', async () => {
    const page = await browser.signIn(await browser.authorize({ ask: { response_mode: 'form_post' } }));
    expect(page.text).toMatch(
      /<form method="post" action="http:\/\/127\.0\.0\.1:8765\/callback"><input type="hidden" name="code" value="[\w-]{43}"><input type="hidden" name="state" value="st">/,
    );
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/);
  });

  describe('consent', () => {
    const SERVER = '/api/v1/authorizationServers/default';
    const ask: Asked = { server: '/oauth2/default', ask: { scope: 'openid orders.sign' } };
    beforeEach(async () => {
      await admin('POST', `${SERVER}/scopes`, {
        name: 'orders.sign',
        displayName: 'Sign <orders>',
        consent: 'REQUIRED',
      });
      const path = `/api/v1/apps/${browser.appOf('Desk Client').clientId}`;
      const app = (await admin('GET', path)).json;
      app.settings.oauthClient.consent_method = 'REQUIRED';
      await admin('PUT', path, app);
    });

    it('is asked for once, and again for prompt=consent or when it was taken back', async () => {
      const page = await browser.signIn(await browser.authorize(ask));
      expect(page.text).toContain('Sign &lt;orders&gt;');
      expect(parametersOf(await browser.decide(page, 'allow')).get('code')).toBeTruthy();
      expect((await browser.authorize(ask)).status).toBe(302);
      const again = await browser.authorize({ ...ask, ask: { ...ask.ask, prompt: 'consent' } });
      expect(again.status).toBe(200);
      expect((await browser.decide(again, 'allow')).status).toBe(302);
      const grants = `/api/v1/users/${await personId(2)}/grants`;
      const grant = (await admin('GET', grants)).json.find((one: Json) => one.scopeId === 'orders.sign');
      expect(grant).toMatchObject({ scopeId: 'orders.sign', issuer: `${org.url}/oauth2/default`, status: 'ACTIVE' });
      await admin('DELETE', `${grants}/${grant.id}`);
      expect((await browser.authorize(ask)).status).toBe(200);
    });

    it('that is refused goes back as that', async () => {
      const answer = await browser.decide(await browser.signIn(await browser.authorize(ask)), 'deny');
      expect([...parametersOf(answer)]).toEqual([
        ['state', 'st'],
        ['error', 'access_denied'],
        ['error_description', 'The resource owner or authorization server denied the request.'],
      ]);
    });

    it('is not asked for where nothing may be, and then lacks', async () => {
      await browser.signIn(await browser.authorize());
      const answer = await browser.authorize({ ...ask, ask: { ...ask.ask, prompt: 'none' } });
      expect(parametersOf(answer).get('error_description')).toBe(
        'The following scopes require user consent: [orders.sign].',
      );
    });

    it('is given in the browser in which the person signed in, and in no other', async () => {
      const page = await browser.signIn(await browser.authorize(ask));
      expect((await createBrowser(org).decide(page, 'allow')).status).toBe(400);
    });

    it('is not asked of a trusted app', async () => {
      const answer = await browser.signIn(await browser.authorize({ ...ask, app: 'Field Map' }));
      expect(answer.status).toBe(302);
    });
  });

  describe('implicit and hybrid', () => {
    const app = 'Team Calendar';
    it.each([
      ['token', ['token_type', 'expires_in', 'access_token', 'scope', 'state']],
      ['id_token', ['id_token', 'state']],
      ['id_token token', ['token_type', 'expires_in', 'access_token', 'scope', 'id_token', 'state']],
      ['code id_token', ['code', 'id_token', 'state']],
      ['code id_token token', ['code', 'token_type', 'expires_in', 'access_token', 'scope', 'id_token', 'state']],
    ])('%s, in the fragment', async (response_type, names) => {
      const answer = await browser.signIn(
        await browser.authorize({ app, ask: { response_type, nonce: 'n-1', scope: 'openid email' } }),
      );
      expect(answer.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:8765\/callback#/);
      const given = parametersOf(answer);
      expect([...given.keys()]).toEqual(names);
      const id = given.get('id_token');
      if (id === null) return;
      const claims = decodeJwt(id);
      expect(claims).toMatchObject({ nonce: 'n-1', email: browser.person(2).login });
      expect([claims.at_hash !== undefined, claims.c_hash !== undefined]).toEqual([
        given.has('access_token'),
        given.has('code'),
      ]);
    });

    it("brings the token of Okta's guide, whose calls are judged by the roles of the person", async () => {
      const ask = {
        response_type: 'token',
        response_mode: 'fragment',
        scope: 'okta.users.read',
        nonce: 'UBGW',
        state: '1234',
        code_challenge: null,
        code_challenge_method: null,
      };
      const statuses = [];
      for (const index of [0, 1, 2]) {
        const own = createBrowser(org);
        const token = parametersOf(await own.signIn(await own.authorize({ app, ask }), index)).get('access_token');
        statuses.push(
          (await org.call('GET', '/api/v1/users?limit=1', { headers: { authorization: `Bearer ${token}` } })).status,
        );
      }
      expect(statuses).toEqual([200, 200, 403]);
    });
  });
});
