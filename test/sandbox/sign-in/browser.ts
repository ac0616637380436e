// A browser without scripts: it keeps the cookies of the org, follows no redirect by itself, and fills in the forms of the pages.
import { createHash, randomBytes } from 'node:crypto';
import { type Answer, basic, type Json, type OrgUnderTest } from '../support.ts';

export const FORM = 'application/x-www-form-urlencoded';
const VERIFIER = randomBytes(32).toString('base64url');
export const LOOPBACK = 'http://127.0.0.1:8765/callback';

export interface Asked {
  /** `/oauth2` or `/oauth2/default`. */
  server?: string;
  app?: string;
  /** Laid over the usual parameters; null leaves one out. */
  ask?: Record<string, string | null>;
}

function createPages(org: OrgUnderTest) {
  const cookies = new Map<string, string>();
  const appOf = (name: string) => {
    const app = org.sandbox.clients().find((one) => one.name === name);
    if (!app) throw new Error(`no app ${name}`);
    return app;
  };

  async function load(method: string, path: string, form?: Record<string, string>): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await org.call(method, path, {
      headers: { accept: 'text/html', ...(cookie && { cookie }), ...(form && { 'content-type': FORM }) },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return answer;
  }

  /** PKCE as it should be, from the app of that name. */
  function authorize({ server = '/oauth2', app = 'Desk Client', ask = {} }: Asked = {}): Promise<Answer> {
    const usual: Record<string, string | null> = {
      client_id: appOf(app).clientId,
      redirect_uri: LOOPBACK,
      response_type: 'code',
      scope: 'openid profile',
      state: 'st',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...ask,
    };
    const given = Object.entries(usual).filter((pair): pair is [string, string] => pair[1] !== null);
    return load('GET', `${server}/v1/authorize?${new URLSearchParams(given)}`);
  }

  const waitingOf = (page: Answer): string => /name="waiting" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const person = (index: number) => org.sandbox.users()[index] ?? { login: '', password: '' };

  /** Of the people with a password: the super admin, the read-only admin, the one without a role. */
  const signIn = (page: Answer, index = 2, password = person(index).password): Promise<Answer> =>
    load('POST', '/sign-in', { waiting: waitingOf(page), identifier: person(index).login, password });
  const decide = (page: Answer, decision: 'allow' | 'deny'): Promise<Answer> =>
    load('POST', '/consent', { waiting: waitingOf(page), decision });

  /** The code, for whoever is signed in, or once that person is. */
  async function codeOf(asked: Asked = {}, index = 2): Promise<string> {
    const page = await authorize(asked);
    return parametersOf(page.status === 302 ? page : await signIn(page, index)).get('code') ?? '';
  }

  return { appOf, authorize, codeOf, cookies, decide, load, person, signIn };
}

/** What the app behind such a browser does with the code. */
function createApp(org: OrgUnderTest, { appOf, codeOf }: ReturnType<typeof createPages>) {
  function token(form: Record<string, string | null>, { server = '/oauth2', app = 'Desk Client' }: Asked = {}) {
    const { clientId, clientSecret } = appOf(app);
    const usual: Record<string, string | null> = {
      grant_type: 'authorization_code',
      redirect_uri: LOOPBACK,
      code_verifier: VERIFIER,
      ...(clientSecret === null && { client_id: clientId }),
      ...form,
    };
    const given = Object.entries(usual).filter((pair): pair is [string, string] => pair[1] !== null);
    return org.call('POST', `${server}/v1/token`, {
      headers: { 'content-type': FORM, ...(clientSecret !== null && { authorization: basic(clientId, clientSecret) }) },
      body: new URLSearchParams(given).toString(),
    });
  }

  /** Tokens of a person, from the sign-in on. */
  async function tokens(asked: Asked = {}, index = 2): Promise<Json> {
    const answer = await token({ code: await codeOf(asked, index) }, asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return answer.json;
  }

  const refresh = (refreshToken: string, more: Record<string, string | null> = {}, asked: Asked = {}) =>
    token(
      { grant_type: 'refresh_token', refresh_token: refreshToken, redirect_uri: null, code_verifier: null, ...more },
      asked,
    );

  return { refresh, token, tokens };
}

export function createBrowser(org: OrgUnderTest) {
  const pages = createPages(org);
  return { ...pages, ...createApp(org, pages) };
}

/** What the client received, from the query or the fragment of a redirect. */
export function parametersOf(answer: Answer): URLSearchParams {
  const location = new URL(answer.headers.get('location') ?? 'none:');
  return new URLSearchParams(location.hash ? location.hash.slice(1) : location.search);
}
