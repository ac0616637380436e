// Every refusal of the token endpoint that an OIN integration can meet, over HTTP: status, `error`, text (FACTS §1.3, §1.5).
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, basic, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
let id: string;
let secret: string;
beforeAll(async () => {
  org = await startOrg();
  ({ clientId: id, clientSecret: secret } = org.client('Directory Insights'));
});
afterAll(() => org.close());

interface Sent {
  path?: string;
  /** null: no Authorization header. Default: the right Basic one. */
  authorization?: string | null;
  headers?: Record<string, string>;
  form?: [string, string][];
  body?: string;
}

const GOOD: [string, string][] = [
  ['grant_type', 'client_credentials'],
  ['scope', 'okta.users.read'],
];
const without = (name: string): [string, string][] => GOOD.filter(([field]) => field !== name);
const scope = (text: string): [string, string][] => [...without('scope'), ['scope', text]];
const FORM = 'application/x-www-form-urlencoded';

function send(sent: Sent): Promise<Answer> {
  const authorization = sent.authorization === undefined ? basic(id, secret) : sent.authorization;
  return org.call('POST', sent.path ?? '/oauth2/v1/token', {
    headers: { 'content-type': FORM, ...(authorization === null ? {} : { authorization }), ...sent.headers },
    body: sent.body ?? new URLSearchParams(sent.form ?? GOOD).toString(),
  });
}

async function assertion(alg: 'HS256' | 'RS256', issuer: string): Promise<[string, string][]> {
  const key = alg === 'HS256' ? new TextEncoder().encode(secret) : (await generateKeyPair('RS256')).privateKey;
  const now = Math.floor(Date.now() / 1000);
  const jwt = await new SignJWT({
    iss: issuer,
    sub: issuer,
    aud: `${org.url}/oauth2/v1/token`,
    iat: now,
    exp: now + 300,
  })
    .setProtectedHeader({ alg })
    .sign(key);
  return [
    ...GOOD,
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', jwt],
  ];
}

type Row = [name: string, sent: () => Sent | Promise<Sent>, status: number, error: string, description: string];

const INTEGRATION_TEXT =
  'OAuth Integration Client Credentials requests to the Org Authorization Server must use either private_key_jwt or client_secret_basic as the token_endpoint_auth_method.';
const MULTIPLE_TEXT =
  'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.';

const CLIENT_ROWS: Row[] = [
  ['no credentials', () => ({ authorization: null }), 401, 'invalid_client', 'No client credentials found.'],
  [
    'Basic that is not base64',
    () => ({ authorization: 'Basic %%%' }),
    401,
    'invalid_client',
    'Found Authentication header but was not valid client credentials.',
  ],
  [
    'Basic without a colon',
    () => ({ authorization: `Basic ${Buffer.from('nocolon').toString('base64')}` }),
    401,
    'invalid_client',
    'Found Authentication header but was not valid client credentials.',
  ],
  [
    'another scheme',
    () => ({ authorization: `Bearer ${secret}` }),
    401,
    'invalid_client',
    'Found Authentication header but was not valid client credentials.',
  ],
  [
    'a wrong secret',
    () => ({ authorization: basic(id, 'wrong') }),
    401,
    'invalid_client',
    'The client secret supplied for a confidential client is invalid.',
  ],
  [
    'an empty secret',
    () => ({ authorization: basic(id, '') }),
    401,
    'invalid_client',
    'The client secret supplied for a confidential client is invalid.',
  ],
  [
    'Basic and a secret in the body',
    () => ({ form: [...GOOD, ['client_secret', secret]] }),
    401,
    'invalid_request',
    MULTIPLE_TEXT,
  ],
  [
    'a secret and an assertion',
    async () => ({ authorization: null, form: [...(await assertion('HS256', id)), ['client_secret', secret]] }),
    401,
    'invalid_request',
    MULTIPLE_TEXT,
  ],
  [
    'a client id in the query',
    () => ({ path: `/oauth2/v1/token?client_id=${id}` }),
    400,
    'invalid_request',
    'Client credentials cannot be supplied via query parameters.',
  ],
  [
    'a secret in the query',
    () => ({ authorization: null, path: `/oauth2/v1/token?client_id=${id}&client_secret=${secret}` }),
    400,
    'invalid_request',
    'Client credentials cannot be supplied via query parameters.',
  ],
  [
    'client_secret_post',
    () => ({ authorization: null, form: [...GOOD, ['client_id', id], ['client_secret', secret]] }),
    401,
    'invalid_client',
    INTEGRATION_TEXT,
  ],
  [
    'only a client id',
    () => ({ authorization: null, form: [...GOOD, ['client_id', id]] }),
    401,
    'invalid_client',
    INTEGRATION_TEXT,
  ],
  [
    'client_secret_jwt',
    async () => ({ authorization: null, form: await assertion('HS256', id) }),
    401,
    'invalid_client',
    INTEGRATION_TEXT,
  ],
  [
    'private_key_jwt without a published key',
    async () => ({ authorization: null, form: await assertion('RS256', id) }),
    401,
    'invalid_client',
    'The client does not have a JWKSet configured, but the client_assertion requires one.',
  ],
  [
    'an assertion of nobody',
    async () => ({ authorization: null, form: await assertion('RS256', '0oaNobody') }),
    401,
    'invalid_client',
    'The issuer claim for client_assertion is not a valid client_id.',
  ],
  [
    'an assertion that is no JWT',
    () => ({
      authorization: null,
      form: [
        ...GOOD,
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', 'x'],
      ],
    }),
    401,
    'invalid_client',
    'The parsing of the client_assertion failed.',
  ],
  [
    'a wrong assertion type',
    () => ({ authorization: null, form: [...GOOD, ['client_assertion_type', 'saml'], ['client_assertion', 'x']] }),
    400,
    'invalid_request',
    'The client_assertion_type is invalid.',
  ],
  [
    'an Origin header',
    () => ({ headers: { origin: 'https://acme.example' } }),
    401,
    'invalid_client',
    'Browser requests to the token endpoint must use Proof Key for Code Exchange.',
  ],
];

const GRANT_ROWS: Row[] = [
  [
    'no grant_type',
    () => ({ form: without('grant_type') }),
    400,
    'invalid_request',
    expect.stringMatching(/^The token request must specify a 'grant_type'\. Valid values: \[.*client_credentials.*\]$/),
  ],
  [
    'an unknown grant_type',
    () => ({ form: [...without('grant_type'), ['grant_type', 'magic']] }),
    400,
    'unsupported_grant_type',
    expect.stringMatching(
      /^The authorization grant type is not supported by the authorization server\. Configured grant types: \[.*\]\.$/,
    ),
  ],
  [
    'a grant_type that integrations lack',
    () => ({ form: [...without('grant_type'), ['grant_type', 'authorization_code']] }),
    400,
    'unauthorized_client',
    'The client is not authorized to use the provided grant type. Configured grant types: [client_credentials].',
  ],
  [
    'a duplicate grant_type',
    () => ({ form: [...GOOD, ['grant_type', 'client_credentials']] }),
    400,
    'invalid_request',
    'The request contained multiple parameters with the same name.',
  ],
  [
    'another duplicate parameter',
    () => ({ form: [...GOOD, ['resource', 'a'], ['resource', 'b']] }),
    400,
    'invalid_request',
    'Duplicate parameter provided in request. Duplicated parameters: [resource].',
  ],
  [
    'a custom authorization server',
    () => ({ path: '/oauth2/default/v1/token' }),
    400,
    'unauthorized_client',
    'This client cannot use a custom authorization server.',
  ],
  [
    'an unknown authorization server',
    () => ({ path: '/oauth2/ausNobody/v1/token' }),
    400,
    'invalid_request',
    'The authorization server id is invalid.',
  ],
];

const SCOPE_ROWS: Row[] = [
  ['no scope', () => ({ form: without('scope') }), 400, 'invalid_scope', 'No scopes were requested.'],
  ['an empty scope', () => ({ form: scope('') }), 400, 'invalid_scope', 'No scopes were requested.'],
  ['only spaces', () => ({ form: scope('   ') }), 400, 'invalid_scope', 'No scopes were requested.'],
  [
    'a typo',
    () => ({ form: scope('okta.users.read okta.user.read') }),
    400,
    'invalid_scope',
    'One or more scopes are not configured for the authorization server resource.',
  ],
  [
    'a retired scope',
    () => ({ form: scope('okta.factors.read') }),
    400,
    'invalid_scope',
    'One or more scopes are not configured for the authorization server resource.',
  ],
  [
    'a custom scope',
    () => ({ form: scope('okta.users.read orders.read') }),
    400,
    'invalid_scope',
    'Custom scopes are not allowed for this request.',
  ],
  [
    'openid',
    () => ({ form: scope('openid okta.users.read') }),
    400,
    'invalid_scope',
    "Cannot request 'openid' scopes using client credentials.",
  ],
  [
    'profile',
    () => ({ form: scope('profile') }),
    400,
    'invalid_scope',
    "Cannot request 'openid' scopes using client credentials.",
  ],
  [
    'a .self scope',
    () => ({ form: scope('okta.users.read.self') }),
    400,
    'client_credentials_self_scope_requested',
    "The 'client_credentials' grant type may not request .self scopes.",
  ],
  [
    'a scope for user tokens',
    () => ({ form: scope('okta.myAccount.email.read') }),
    400,
    'consent_required',
    'You are not allowed any of the requested scopes.',
  ],
  [
    'a scope that is not granted',
    () => ({ form: scope('okta.users.manage'), authorization: partial() }),
    400,
    'consent_required',
    'You are not allowed any of the requested scopes.',
  ],
  [
    'read while only manage is granted',
    () => ({ form: scope('okta.users.read'), authorization: manageOnly }),
    400,
    'consent_required',
    'You are not allowed any of the requested scopes.',
  ],
  [
    'more than 1024 characters',
    () => ({ form: scope('okta.users.read '.repeat(65)) }),
    400,
    'invalid_scope',
    "The 'scope' parameter must not be longer than 1024 characters.",
  ],
];

const partial = (): string => basic(org.client('Partial Sync').clientId, org.client('Partial Sync').clientSecret);
let manageOnly: string;
beforeAll(async () => {
  const call = await org.as('Directory Insights', 'okta.oauthIntegrations.manage');
  const { json } = await call('POST', '/integrations/api/v1/api-services', {
    type: 'manage_only',
    grantedScopes: ['okta.users.manage'],
  });
  manageOnly = basic(json.id, json.clientSecret);
});

async function expectRefusal(sent: Sent, status: number, error: string, description: string): Promise<void> {
  const answer = await send(sent);
  expect([answer.status, answer.json]).toEqual([status, { error, error_description: description }]);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('x-okta-request-id')).not.toBeNull();
}

describe('client authentication', () => {
  it.each(CLIENT_ROWS)('%s', async (_, sent, ...expected) => expectRefusal(await sent(), ...expected));

  it('an unknown client id comes in the shape of a management error', async () => {
    const answer = await send({ authorization: basic('0oaNobody', 'x') });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({
      errorCode: 'invalid_client',
      errorSummary: "Invalid value for 'client_id' parameter.",
      errorLink: 'invalid_client',
      errorId: expect.stringMatching(/^oae/),
      errorCauses: [],
    });
  });

  it('a deactivated client is refused generically, and its tokens are dead for good', async () => {
    const { clientId, clientSecret } = org.client('Report Reader');
    const call = await org.as('Report Reader', 'okta.users.read');
    org.sandbox.setClientActive(clientId, false);
    await expectRefusal(
      { authorization: basic(clientId, clientSecret) },
      401,
      'invalid_client',
      'Client authentication failed. Either the client or the client credentials are invalid.',
    );
    org.sandbox.setClientActive(clientId, true);
    const old = await call('GET', '/api/v1/users?limit=1');
    expect(old.status).toBe(401);
    expect(old.headers.get('www-authenticate')).toContain('error_description="The access token has been revoked."');
    expect((await (await org.as('Report Reader', 'okta.users.read'))('GET', '/api/v1/users?limit=1')).status).toBe(200);
  });

  it('of the right kind may repeat its client id in the body', async () => {
    expect((await send({ form: [...GOOD, ['client_id', id]] })).status).toBe(200);
  });
});

describe('grant and parameters', () => {
  it.each(GRANT_ROWS)('%s', async (_, sent, ...expected) => expectRefusal(await sent(), ...expected));

  it.each([
    ['JSON', { 'content-type': 'application/json' }, 'E0000021'],
    ['plain text', { 'content-type': 'text/plain' }, 'E0000021'],
  ])('a body of %s', async (_, headers, code) => {
    expect(await send({ headers })).toMatchObject({ status: 400, json: { errorCode: code } });
  });

  it('GET is not supported', async () => {
    expect(await org.call('GET', '/oauth2/v1/token')).toMatchObject({ status: 405, json: { errorCode: 'E0000022' } });
  });
});

describe('scopes', () => {
  it.each(SCOPE_ROWS)('%s', async (_, sent, ...expected) => expectRefusal(await sent(), ...expected));
});

describe('switches of the uncertain points', () => {
  it.each([
    [
      { unknownClientStatus: 400, unknownClientBody: 'oauth' } as const,
      basic('0oaNobody', 'x'),
      'okta.users.read',
      400,
      'invalid_client',
    ],
    [{ oktaTypo: 'illegal_custom_scope' } as const, null, 'okta.user.read', 400, 'invalid_scope'],
    [{ readUnderManage: 'implied' } as const, null, 'okta.users.read', 200, undefined],
  ])('%j', async (switches, authorization, text, status, error) => {
    const other = await startOrg({ switches });
    const { clientId, clientSecret } = other.client('Directory Insights');
    const answer = await other.call('POST', '/oauth2/v1/token', {
      headers: { 'content-type': FORM, authorization: authorization ?? basic(clientId, clientSecret) },
      body: new URLSearchParams(scope(text)).toString(),
    });
    expect([answer.status, answer.json.error]).toEqual([status, error]);
    await other.close();
  });
});
