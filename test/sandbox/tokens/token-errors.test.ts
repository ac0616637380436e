// How a client can fail to authenticate at the token endpoint: status, `error`, text (FACTS §1.3).
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, type OrgUnderTest, startOrg } from '../support.ts';
import { expectRefusal, GOOD, type Row, sendTokenRequest } from '../token-request.ts';

let org: OrgUnderTest;
let id: string;
let secret: string;
beforeAll(async () => {
  org = await startOrg();
  ({ clientId: id, clientSecret: secret } = org.client('Directory Insights'));
});
afterAll(() => org.close());

/** Made once: an RSA key takes its time. */
const foreignKey = generateKeyPair('RS256');
async function assertion(alg: 'HS256' | 'RS256', issuer: string): Promise<[string, string][]> {
  const key = alg === 'HS256' ? new TextEncoder().encode(secret) : (await foreignKey).privateKey;
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
    'Basic and an assertion',
    async () => ({ form: await assertion('RS256', id) }),
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
    'an assertion of another client than the one that is named',
    async () => ({
      authorization: null,
      form: [...(await assertion('RS256', id)), ['client_id', org.client('Report Reader').clientId]],
    }),
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
    'an assertion without its type',
    async () => ({
      authorization: null,
      form: (await assertion('RS256', id)).filter(([name]) => name !== 'client_assertion_type'),
    }),
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

describe('client authentication', () => {
  it.each(CLIENT_ROWS)('%s', async (_, sent, ...expected) => expectRefusal(org, await sent(), ...expected));

  it('an unknown client id has the shape of a management error', async () => {
    const answer = await sendTokenRequest(org, { authorization: basic('0oaNobody', 'x') });
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
    const admin = await org.as('Directory Insights', 'okta.apps.manage');
    expect((await admin('POST', `/api/v1/apps/${clientId}/lifecycle/deactivate`)).status).toBe(200);
    await expectRefusal(
      org,
      { authorization: basic(clientId, clientSecret) },
      401,
      'invalid_client',
      'Client authentication failed. Either the client or the client credentials are invalid.',
    );
    expect((await admin('POST', `/api/v1/apps/${clientId}/lifecycle/activate`)).status).toBe(200);
    const old = await call('GET', '/api/v1/users?limit=1');
    expect(old.status).toBe(401);
    expect(old.headers.get('www-authenticate')).toMatch(
      / error="invalid_token", error_description="The access token has been revoked\."$/,
    );
    expect((await (await org.as('Report Reader', 'okta.users.read'))('GET', '/api/v1/users?limit=1')).status).toBe(200);
  });
});
