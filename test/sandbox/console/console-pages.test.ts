// The pages of the Admin Console over real HTTP, as a browser without scripts meets them: what each form does at the token endpoint, what the log says of it, and which forms are refused.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, basic, type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let cookie: string;
beforeEach(async () => {
  org = await startOrg();
  cookie = '';
});
afterEach(() => org.close());

const DRAFT = {
  name: 'Hawk & "Sons" <b>',
  description: 'Reads <people>',
  guide: 'https://hawk.example/guide?a=1&b=2',
  scopes: ['okta.users.read', 'okta.groups.manage'],
};
const API = '/integrations/api/v1/api-services';
const FORM = 'application/x-www-form-urlencoded';

/** What the page shows, or what follows its form. */
async function load(method: string, path: string, form?: Record<string, string>, headers = {}): Promise<Answer> {
  const answer = await org.call(method, path, {
    headers: {
      accept: 'text/html',
      cookie,
      ...(form && { 'content-type': FORM, origin: org.url }),
      ...headers,
    },
    ...(form && { body: new URLSearchParams(form).toString() }),
  });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  return answer;
}
const tokenIn = ({ text }: Answer): string => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
const secretIn = ({ text }: Answer): string => /id="secret">([^<]+)</.exec(text)?.[1] ?? '';
const placeOf = ({ headers }: Answer): string => headers.get('location') ?? '';

async function install(): Promise<{ id: string; secret: string; shown: string }> {
  const path = org.sandbox.authorizePage(DRAFT);
  const page = await load('GET', path);
  const answer = await load('POST', path, { token: tokenIn(page), decision: 'install' });
  expect(answer.status).toBe(303);
  const shown = placeOf(answer);
  const secret = secretIn(await load('GET', shown));
  return { id: shown.split('/')[4] ?? '', secret, shown };
}

const requestToken = ({ id, secret }: { id: string; secret: string }): Promise<Answer> =>
  org.call('POST', '/oauth2/v1/token', {
    headers: { authorization: basic(id, secret), 'content-type': FORM },
    body: 'grant_type=client_credentials&scope=okta.users.read',
  });
const events = async (): Promise<string[]> => {
  const admin = await org.as('Directory Insights', 'okta.logs.read');
  const logged: Json[] = (await admin('GET', '/api/v1/logs?limit=20&sortOrder=DESCENDING')).json;
  return logged
    .filter(({ actor, eventType }) => actor.type === 'User' && /oauth2|integration/.test(eventType))
    .map(({ eventType }) => eventType);
};

describe('a draft', () => {
  it('is shown with each scope and what it allows, under a strict policy', async () => {
    const page = await load('GET', org.sandbox.authorizePage(DRAFT));
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
      200,
      'text/html;charset=utf-8',
      'no-cache, no-store',
    ]);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(page.text).toContain('Hawk &amp; &quot;Sons&quot; &lt;b&gt;');
    expect(page.text).toContain('Reads &lt;people&gt;');
    expect(page.text).toContain('href="https://hawk.example/guide?a=1&amp;b=2"');
    expect(page.text).toMatch(/okta\.users\.read<\/code><\/td><td>View users</);
    expect(page.text).toMatch(/okta\.groups\.manage<\/code><\/td><td>View, create, update and delete groups</);
  });

  it('becomes an instance whose secret is shown once, in that browser, and works', async () => {
    const path = org.sandbox.authorizePage(DRAFT);
    const page = await load('GET', path);
    const shown = placeOf(await load('POST', path, { token: tokenIn(page), decision: 'install' }));
    const elsewhere = await org.call('GET', shown);
    expect([elsewhere.status, secretIn(elsewhere)]).toEqual([410, '']);
    expect((await load('HEAD', shown)).status).toBe(410);
    const secret = secretIn(await load('GET', shown));
    const id = shown.split('/')[4] ?? '';
    expect((await requestToken({ id, secret })).json.scope).toBe('okta.users.read');
    const again = await load('GET', shown);
    expect([again.status, again.text.includes(secret)]).toEqual([410, false]);
    const details = await load('GET', `/admin/apps/api-services/${id}`);
    expect(details.text).toContain(`***${secret.slice(-4)}`);
    expect(details.text).toContain(org.url);
    expect(details.text).not.toContain(secret);
    expect(shown).not.toContain(secret.slice(-4));
    expect(JSON.stringify(org.sandbox.journal.list())).not.toContain(secret);
    expect(JSON.stringify(org.sandbox.instances())).not.toContain(secret);
    // The draft is used up.
    expect((await load('GET', path)).status).toBe(404);
  });

  it('is the same record as in the API, with its own name and guide', async () => {
    const { id } = await install();
    const admin = await org.as('Directory Insights', 'okta.oauthIntegrations.read');
    const { json } = await admin('GET', `${API}/${id}`);
    expect(json).toMatchObject({ name: DRAFT.name, configGuideUrl: DRAFT.guide, grantedScopes: DRAFT.scopes });
    expect(org.sandbox.instances().at(-1)).toMatchObject({ id, name: DRAFT.name, active: true });
  });

  it('that is cancelled installs nothing', async () => {
    const before = org.sandbox.instances().length;
    const path = org.sandbox.authorizePage(DRAFT);
    const page = await load('GET', path);
    const answer = await load('POST', path, { token: tokenIn(page), decision: 'cancel' });
    expect((await load('GET', placeOf(answer))).text).toContain('Nothing was installed.');
    expect(org.sandbox.instances()).toHaveLength(before);
    expect((await load('GET', path)).status).toBe(404);
  });

  it.each([
    ['no name', { name: ' ' }, 'has no name'],
    ['a long name', { name: 'x'.repeat(65) }, 'is not a name'],
    ['a long description', { description: 'x'.repeat(1025) }, '1025 characters'],
    ['a guide that is a script', { guide: 'javascript:alert(1)' }, 'not an address'],
    ['no scope', { scopes: [] }, 'No scope'],
    ['an unknown scope', { scopes: ['okta.user.read'] }, 'knows no scope okta.user.read'],
  ])('with %s is refused', (_, wrong, message) => {
    expect(() => org.sandbox.authorizePage({ ...DRAFT, ...wrong })).toThrow(message);
  });
});

describe('an instance', () => {
  it('rotates its secrets: both work, then the new one alone', async () => {
    const first = await install();
    const path = `/admin/apps/api-services/${first.id}`;
    const token = tokenIn(await load('GET', path));
    const shown = placeOf(await load('POST', `${path}/secrets`, { token }));
    const second = { id: first.id, secret: secretIn(await load('GET', shown)) };
    expect([(await requestToken(first)).status, (await requestToken(second)).status]).toEqual([200, 200]);
    expect((await load('POST', `${path}/secrets`, { token })).text).toContain('maximum number of client secrets');
    const [old] = org.sandbox.instances().at(-1)?.secrets ?? [];
    const turn = (action: string) => load('POST', `${path}/secrets/${old?.id}`, { token, action });
    expect((await turn('delete')).text).toContain('delete an active client secret');
    expect((await turn('deactivate')).status).toBe(303);
    expect((await requestToken(first)).json.error).toBe('invalid_client');
    expect((await turn('activate')).status).toBe(303);
    expect((await requestToken(first)).status).toBe(200);
    await turn('deactivate');
    expect((await turn('delete')).status).toBe(303);
    expect(org.sandbox.instances().at(-1)?.secrets).toHaveLength(1);
    expect((await requestToken(second)).status).toBe(200);
    const credentials = 'app.oauth2.credentials.lifecycle';
    expect(await events()).toEqual([
      `${credentials}.delete`,
      `${credentials}.deactivate`,
      `${credentials}.activate`,
      `${credentials}.deactivate`,
      `${credentials}.create`,
      'integration.api_service.lifecycle.authorize',
      'app.oauth2.client.privilege.grant',
    ]);
  });

  it('keeps its only active secret', async () => {
    const { id, secret } = await install();
    const path = `/admin/apps/api-services/${id}`;
    const [only] = org.sandbox.instances().at(-1)?.secrets ?? [];
    const token = tokenIn(await load('GET', path));
    const answer = await load('POST', `${path}/secrets/${only?.id}`, { token, action: 'deactivate' });
    expect([answer.status, answer.text.includes('deactivate the only active client secret')]).toEqual([400, true]);
    expect((await requestToken({ id, secret })).status).toBe(200);
  });

  it('is revoked after a question, with its tokens', async () => {
    const made = await install();
    const bearer = { authorization: `Bearer ${(await requestToken(made)).json.access_token}` };
    const path = `/admin/apps/api-services/${made.id}/revoke`;
    const question = await load('GET', path);
    expect((await org.call('GET', '/api/v1/users?limit=1', { headers: bearer })).status).toBe(200);
    const answer = await load('POST', path, { token: tokenIn(question) });
    expect((await load('GET', placeOf(answer))).text).toContain('The integration was revoked.');
    expect((await org.call('GET', '/api/v1/users?limit=1', { headers: bearer })).status).toBe(401);
    expect((await requestToken(made)).status).toBe(401);
    expect((await load('GET', `/admin/apps/api-services/${made.id}`)).status).toBe(404);
    expect((await events())[0]).toBe('integration.api_service.lifecycle.revoke');
  });
});

it('lists the integrations of the org', async () => {
  const { id } = await install();
  const { text } = await load('GET', '/admin/apps/api-services');
  expect(text).toContain('Directory Insights');
  expect(text).toContain(`/admin/apps/api-services/${id}`);
});

describe('a form is taken from the page itself alone', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['without an origin', { origin: 'null' }],
    ['from another browser', { cookie: 'admin=other' }],
    ['without a cookie', { cookie: '' }],
  ])('not %s', async (_, headers) => {
    const { id, secret } = await install();
    const path = `/admin/apps/api-services/${id}/revoke`;
    const token = tokenIn(await load('GET', path));
    expect((await load('POST', path, { token }, headers)).status).toBe(403);
    expect((await requestToken({ id, secret })).status).toBe(200);
  });

  it('not without its token', async () => {
    const path = org.sandbox.authorizePage(DRAFT);
    await load('GET', path);
    expect((await load('POST', path, { token: 'x', decision: 'install' })).status).toBe(403);
    expect((await load('GET', path)).status).toBe(200);
  });
});
