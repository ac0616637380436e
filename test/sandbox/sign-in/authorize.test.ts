// The authorize endpoint with a person at the browser: the page, sessions and prompts, policies, and the ways back to the client (FACTS §16).
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';
import { createBrowser, parametersOf } from './browser.ts';

/** Opaque, of so many characters. */
const A_CODE = /^[\w-]{20,}$/;

let org: OrgUnderTest;
let browser: ReturnType<typeof createBrowser>;

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
    expect(parametersOf(await browser.authorize({ ask: { prompt: 'none' } })).get('code')).toMatch(A_CODE);
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
    expect(parametersOf(await browser.authorize()).get('code')).toMatch(A_CODE);
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
    expect(parametersOf(await browser.signIn(await browser.authorize({ server }))).get('code')).toMatch(A_CODE);
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

  it('sends the answer as a message to the page of the client, and a refusal as well', async () => {
    const asked = {
      app: 'Team Calendar',
      ask: { response_type: 'token', nonce: 'n', response_mode: 'okta_post_message' },
    };
    const fields = (text: string) => [...text.matchAll(/<input type="hidden" name="(\w+)"/g)].map(([, name]) => name);
    const page = await browser.signIn(await browser.authorize(asked));
    expect(fields(page.text)).toEqual(['token_type', 'expires_in', 'access_token', 'scope', 'state']);
    expect(page.text).toContain('data-origin="http://127.0.0.1:8765"');
    expect([page.status, page.headers.get('location'), page.headers.get('x-frame-options')]).toEqual([200, null, null]);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /script-src 'sha256-[^;]+; form-action 'none'; .*frame-ancestors http:\/\/127\.0\.0\.1:8765$/,
    );
    browser.cookies.clear();
    const refused = await browser.authorize({ ...asked, ask: { ...asked.ask, prompt: 'none' } });
    expect(fields(refused.text)).toEqual(['state', 'error', 'error_description']);
    expect(refused.text).toContain('value="login_required"');
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
