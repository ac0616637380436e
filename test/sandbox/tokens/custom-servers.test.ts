// Custom authorization servers: what their scopes, policies, rules and claims make of a token request (FACTS §1.3, §1.5, §18).
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, basic, type Json, type OrgUnderTest, startOrg } from '../support.ts';

const SERVER = '/api/v1/authorizationServers/default';
const TOKEN = '/oauth2/default/v1/token';
const FORM = 'application/x-www-form-urlencoded';
const NO_POLICY = 'Policy evaluation failed for this request, please check the policy configurations.';

let org: OrgUnderTest;
let admin: Awaited<ReturnType<OrgUnderTest['as']>>;
let policy: string;
beforeEach(async () => {
  org = await startOrg();
  admin = await org.as('Directory Insights', 'okta.authorizationServers.manage okta.apps.manage okta.logs.read');
  policy = (await admin('GET', `${SERVER}/policies`)).json.find((one: Json) => one.name === 'API clients').id;
});
afterEach(() => org.close());

const client = () => org.client('Orders Worker');
const ask = (form: Record<string, string>, at = TOKEN): Promise<Answer> =>
  org.call('POST', at, {
    headers: { authorization: basic(client().clientId, client().clientSecret), 'content-type': FORM },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
  });
const make = async (path: string, body: object): Promise<Json> => {
  const made = await admin('POST', `${SERVER}/${path}`, body);
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return made.json;
};
const scope = (name: string, more: object = {}) => make('scopes', { name, ...more });
const rules = () => `policies/${policy}/rules`;
const RULE = {
  type: 'RESOURCE_ACCESS',
  name: 'More',
  conditions: {
    people: { groups: { include: ['EVERYONE'] } },
    grantTypes: { include: ['client_credentials'] },
    scopes: { include: ['*'] },
  },
};
const rule = (conditions: object = {}, more: object = {}) =>
  make(rules(), { ...RULE, ...more, conditions: { ...RULE.conditions, ...conditions } });

describe('the client of the default server that is handed out', () => {
  it('gets a token for its own API, signed by the keys that the server publishes', async () => {
    expect(org.sandbox.clients().find(({ kind }) => kind === 'custom-as-client')).toMatchObject({
      name: 'Orders Worker',
      authorizationServer: 'default',
      scopes: ['AccessAll'],
      clientSecret: expect.stringMatching(/^[\w-]{64}$/),
    });
    const { status, json } = await ask({ scope: 'AccessAll' });
    expect([status, json]).toEqual([
      200,
      { token_type: 'Bearer', expires_in: 3600, access_token: expect.any(String), scope: 'AccessAll' },
    ]);
    expect(decodeProtectedHeader(json.access_token)).toEqual({ alg: 'RS256', kid: expect.any(String) });
    const keys = createRemoteJWKSet(new URL(`${org.url}/oauth2/default/v1/keys`));
    const issuer = `${org.url}/oauth2/default`;
    const { payload } = await jwtVerify(json.access_token, keys, { issuer, audience: 'api://default' });
    expect(payload).toEqual({
      ver: 1,
      jti: expect.stringMatching(/^AT\./),
      iss: issuer,
      aud: 'api://default',
      iat: expect.any(Number),
      exp: payload.iat! + 3600,
      cid: client().clientId,
      scp: ['AccessAll'],
      sub: client().clientId,
    });
  });

  it('gets nothing of the org, nor does its token', async () => {
    expect(await ask({ scope: 'okta.users.read' }, '/oauth2/v1/token')).toMatchObject({
      status: 401,
      json: { error: 'invalid_client' },
    });
    const { json } = await ask({ scope: 'AccessAll' });
    const refused = await org.call('GET', '/api/v1/users', {
      headers: { authorization: `Bearer ${json.access_token}` },
    });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('error_description="The access token provided is not intended for Okta."'),
    ]);
  });
});

type Refusal = [
  name: string,
  prepare: () => Promise<unknown>,
  scope: string,
  status: number,
  error: string,
  text: string,
];
const nothing = async () => undefined;
const REFUSALS: Refusal[] = [
  [
    'no scope and no default scope',
    nothing,
    '',
    400,
    'invalid_scope',
    "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
  ],
  [
    'a scope that is not configured',
    nothing,
    'AccessAll typo',
    400,
    'invalid_scope',
    'One or more scopes are not configured for the authorization server resource.',
  ],
  [
    'a scope of the org',
    nothing,
    'okta.users.read',
    400,
    'invalid_scope',
    'One or more scopes are not configured for the authorization server resource.',
  ],
  [
    'openid',
    nothing,
    'openid AccessAll',
    400,
    'invalid_scope',
    "Cannot request 'openid' scopes using client credentials.",
  ],
  ['a scope that no rule allows', () => scope('orders.write'), 'orders.write', 401, 'access_denied', NO_POLICY],
  [
    'a scope that no rule allows beside one that is',
    () => scope('orders.write'),
    'AccessAll orders.write',
    400,
    'access_denied',
    'Some of the requested scopes were denied by the policy. Denied scopes: [orders.write].',
  ],
  [
    'a scope that people have to agree to',
    async () => {
      await scope('orders.sign', { consent: 'REQUIRED' });
      await rule();
    },
    'orders.sign',
    400,
    'consent_required',
    'The following scopes require user consent and cannot be granted for the client credentials grant type: [orders.sign].',
  ],
  [
    'a policy that is for other clients',
    () =>
      admin('PUT', `${SERVER}/policies/${policy}`, {
        type: 'OAUTH_AUTHORIZATION_POLICY',
        name: 'API clients',
        priority: 1,
        conditions: { clients: { include: [] } },
      }),
    'AccessAll',
    401,
    'access_denied',
    NO_POLICY,
  ],
  [
    'a policy that is off',
    () => admin('POST', `${SERVER}/policies/${policy}/lifecycle/deactivate`),
    'AccessAll',
    401,
    'access_denied',
    NO_POLICY,
  ],
  [
    'a rule for another grant',
    () => onlyRule({ grantTypes: { include: ['authorization_code'] } }),
    'AccessAll',
    401,
    'access_denied',
    NO_POLICY,
  ],
  [
    'a rule for certain people',
    () => onlyRule({ people: { users: { include: [anybody()] } } }),
    'AccessAll',
    401,
    'access_denied',
    NO_POLICY,
  ],
  [
    'a server that is off',
    () => admin('POST', `${SERVER}/lifecycle/deactivate`),
    'AccessAll',
    400,
    'invalid_request',
    'The authorization server id is invalid.',
  ],
  [
    'a claim that cannot be evaluated',
    () => make('claims', { name: 'odd', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: 'Nobody.knows(this)' }),
    'AccessAll',
    400,
    'server_error',
    "The 'odd' system claim could not be evaluated.",
  ],
];

let people: string[] = [];
beforeAll(async () => {
  const other = await startOrg();
  const call = await other.as('Directory Insights', 'okta.users.read');
  people = (await call('GET', '/api/v1/users?limit=3')).json.map(({ id }: Json) => id);
  await other.close();
});
const anybody = (): string => people[0] ?? '';

/** The rule of the policy, with other conditions. */
async function onlyRule(conditions: object): Promise<void> {
  const [known] = (await admin('GET', `${SERVER}/${rules()}`)).json;
  const changed = { ...RULE, conditions: { ...RULE.conditions, ...conditions } };
  expect((await admin('PUT', `${SERVER}/${rules()}/${known.id}`, changed)).status).toBe(200);
}

describe('refuses', () => {
  it.each(REFUSALS)('%s', async (_, prepare, scopes, status, error, text) => {
    await prepare();
    const answer = await ask({ scope: scopes });
    expect([answer.status, answer.json]).toEqual([status, { error, error_description: text }]);
  });

  it.each([
    ['no_matching_policy', 'AccessAll orders.write', 401, NO_POLICY],
    [
      'no_scope_allowed',
      'orders.write',
      400,
      'Policy evaluation succeeded, but all the requested scopes were rejected.',
    ],
    [
      'no_scope_allowed',
      'AccessAll orders.write',
      400,
      'Some of the requested scopes were denied by the policy. Denied scopes: [orders.write].',
    ],
  ] as const)('scopes outside a rule by the switch: %s, %s', async (scopeOutsideRule, scopes, status, text) => {
    await org.close();
    org = await startOrg({ switches: { scopeOutsideRule } });
    admin = await org.as('Directory Insights', 'okta.authorizationServers.manage');
    await scope('orders.write');
    expect(await ask({ scope: scopes })).toMatchObject({ status, json: { error_description: text } });
  });
});

describe('grants', () => {
  it('default scopes where none is asked for', async () => {
    await scope('orders.read', { default: true });
    await rule();
    expect((await ask({})).json.scope).toBe('orders.read');
  });

  it('what a later rule allows, for as long as that one says', async () => {
    await scope('orders.write');
    await rule({ scopes: { include: ['orders.write'] } }, { actions: { token: { accessTokenLifetimeMinutes: 5 } } });
    expect((await ask({ scope: 'orders.write' })).json.expires_in).toBe(300);
    expect((await ask({ scope: 'AccessAll' })).json.expires_in).toBe(3600);
  });

  it('by the first rule that fits, and by another once it goes first', async () => {
    const added = await rule({}, { actions: { token: { accessTokenLifetimeMinutes: 10 } } });
    expect(added.priority).toBe(2);
    expect((await ask({ scope: 'AccessAll' })).json.expires_in).toBe(3600);
    const first = { ...RULE, priority: 1, actions: { token: { accessTokenLifetimeMinutes: 10 } } };
    expect((await admin('PUT', `${SERVER}/${rules()}/${added.id}`, first)).json.priority).toBe(1);
    expect((await ask({ scope: 'AccessAll' })).json.expires_in).toBe(600);
  });

  it('a FLEXIBLE scope, and a rule for everyone', async () => {
    await scope('orders.sign', { consent: 'FLEXIBLE' });
    await rule();
    expect((await ask({ scope: 'orders.sign' })).status).toBe(200);
  });

  it('claims of its own, those of certain scopes only with them', async () => {
    await make('claims', { name: 'plan', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: '"gold"' });
    await make('claims', { name: 'caller', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: 'app.clientId' });
    await make('claims', { name: 'person', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: 'user.email' });
    await make('claims', { name: 'iss', claimType: 'RESOURCE', valueType: 'EXPRESSION', value: '"forged"' });
    await make('claims', {
      name: 'never',
      claimType: 'RESOURCE',
      valueType: 'EXPRESSION',
      value: '1',
      conditions: { scopes: ['openid'] },
    });
    const claims = decodeJwt((await ask({ scope: 'AccessAll' })).json.access_token);
    expect(claims).toMatchObject({ plan: 'gold', caller: client().clientId, iss: `${org.url}/oauth2/default` });
    expect(Object.keys(claims)).not.toEqual(expect.arrayContaining(['never']));
    expect(claims.person).toBeUndefined();
  });

  it('the audience that the server has now', async () => {
    await admin('PUT', SERVER, { name: 'default', description: '', audiences: ['api://elsewhere'] });
    expect(decodeJwt((await ask({ scope: 'AccessAll' })).json.access_token).aud).toBe('api://elsewhere');
  });
});

describe('a client authenticates as its app says', () => {
  const become = async (method: string): Promise<void> => {
    const path = `/api/v1/apps/${client().clientId}`;
    const app = (await admin('GET', path)).json;
    app.credentials.oauthClient.token_endpoint_auth_method = method;
    await admin('PUT', path, app);
  };
  const send = (form: Record<string, string>) =>
    org.call('POST', TOKEN, {
      headers: { 'content-type': FORM },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'AccessAll', ...form }).toString(),
    });

  it('client_secret_post', async () => {
    const { clientId, clientSecret } = client();
    await become('client_secret_post');
    expect((await send({ client_id: clientId, client_secret: clientSecret })).status).toBe(200);
    expect((await ask({ scope: 'AccessAll' })).status).toBe(401);
  });

  it('client_secret_jwt', async () => {
    const { clientId, clientSecret } = client();
    await become('client_secret_jwt');
    const sign = (aud: string) =>
      new SignJWT({ iss: clientId, sub: clientId, aud })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(clientSecret));
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const by = async (aud: string) =>
      (await send({ client_assertion_type: type, client_assertion: await sign(aud) })).status;
    expect([await by(`${org.url}${TOKEN}`), await by(`${org.url}/oauth2/v1/token`)]).toEqual([200, 401]);
  });
});

describe('a rule', () => {
  const CAUSE =
    "conditions.people: At least one of ''conditions.people.users.include'' or ''conditions.people.groups.include'' must contain a valid user or group when ''conditions.grantTypes'' contains one or more of [authorization_code, implicit, password].";

  it.each([
    ['for a grant of people that names none', ['authorization_code'], {}],
    ['for people that do not exist', ['password'], { people: { users: { include: ['00uNobody'] } } }],
    ['for a grant type that does not exist', ['client-credentials'], {}],
  ])('%s is refused', async (_, grants, more) => {
    const conditions = { grantTypes: { include: grants }, scopes: { include: ['*'] }, ...more };
    const answer = await admin('POST', `${SERVER}/${rules()}`, { type: 'RESOURCE_ACCESS', name: 'Wrong', conditions });
    expect([answer.status, answer.json.errorSummary, answer.json.errorCauses]).toEqual([
      400,
      'Api validation failed: conditions.people',
      [{ errorSummary: CAUSE }],
    ]);
  });

  it('for services needs no people', async () => {
    const conditions = { grantTypes: { include: ['client_credentials'] }, scopes: { include: ['*'] } };
    await make(rules(), { type: 'RESOURCE_ACCESS', name: 'Services only', conditions });
  });

  it.each([
    ['accessTokenLifetimeMinutes', 4],
    ['accessTokenLifetimeMinutes', 1_441],
    ['refreshTokenWindowMinutes', 9],
  ])('with %s of %i is refused', async (name, value) => {
    const body = { ...RULE, actions: { token: { [name]: value } } };
    const answer = await admin('POST', `${SERVER}/${rules()}`, body);
    expect([answer.status, answer.json.errorSummary]).toEqual([400, `Api validation failed: ${name}`]);
  });

  it('is given back with its grants in order, nobody left out, and a place behind the others', async () => {
    const made = await rule({ grantTypes: { include: ['password', 'client_credentials', 'authorization_code'] } });
    expect(made).toMatchObject({
      id: expect.stringMatching(/^0pr/),
      priority: 2,
      conditions: {
        people: { users: { include: [], exclude: [] }, groups: { include: ['EVERYONE'] } },
        grantTypes: { include: ['authorization_code', 'password', 'client_credentials'] },
      },
    });
    const [first] = (await admin('GET', `${SERVER}/${rules()}`)).json;
    await admin('DELETE', `${SERVER}/${rules()}/${first.id}`);
    const moved = await admin('PUT', `${SERVER}/${rules()}/${made.id}`, { ...RULE, priority: 2 });
    expect(moved.json.priority).toBe(1);
  });
});
