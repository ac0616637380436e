// What the token endpoint refuses once the client is known: grant, parameters, scopes (FACTS §1.3, §1.5), and the switches.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, type OrgUnderTest, startOrg } from '../support.ts';
import { expectRefusal, GOOD, type Row, scope, sendTokenRequest, without } from '../token-request.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg();
});
afterAll(() => org.close());

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

describe('grant and parameters', () => {
  it.each(GRANT_ROWS)('%s', async (_, sent, ...expected) => expectRefusal(org, await sent(), ...expected));

  it.each([
    ['JSON', { 'content-type': 'application/json' }, 'E0000021'],
    ['plain text', { 'content-type': 'text/plain' }, 'E0000021'],
  ])('a body of %s', async (_, headers, code) => {
    expect(await sendTokenRequest(org, { headers })).toMatchObject({
      status: 400,
      json: {
        errorCode: code,
        errorSummary: 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.',
      },
    });
  });

  it('GET is not supported', async () => {
    expect(await org.call('GET', '/oauth2/v1/token')).toMatchObject({
      status: 405,
      json: { errorCode: 'E0000022', errorSummary: 'The endpoint does not support the provided HTTP method' },
    });
  });
});

describe('scopes', () => {
  it.each(SCOPE_ROWS)('%s', async (_, sent, ...expected) => expectRefusal(org, await sent(), ...expected));

  it('of 1024 characters are not too long, of one more they are', async () => {
    const long = 'okta.users.read '.repeat(63) + 'okta.logs.read'.padStart(16);
    expect(long).toHaveLength(1024);
    const answer = await sendTokenRequest(org, { form: scope(long) });
    expect([answer.status, answer.json.scope]).toEqual([200, 'okta.users.read okta.logs.read']);
    const longer = await sendTokenRequest(org, { form: scope(` ${long}`) });
    expect([longer.status, longer.json.error]).toEqual([400, 'invalid_scope']);
  });
});

describe('switches of the uncertain points', () => {
  const UNKNOWN = "Invalid value for 'client_id' parameter.";
  const unknown = () => basic('0oaNobody', 'x');

  it.each([
    [
      'unknownClientStatus',
      { unknownClientStatus: 400 } as const,
      400,
      { errorCode: 'invalid_client', errorSummary: UNKNOWN },
    ],
    [
      'unknownClientBody',
      { unknownClientBody: 'oauth' } as const,
      401,
      { error: 'invalid_client', error_description: UNKNOWN },
    ],
  ])('%s', async (_, switches, status, json) => {
    const other = await startOrg({ switches });
    expect(await sendTokenRequest(other, { authorization: unknown() })).toMatchObject({ status, json });
    await other.close();
  });

  it('oktaTypo', async () => {
    const other = await startOrg({ switches: { oktaTypo: 'illegal_custom_scope' } });
    await expectRefusal(
      other,
      { form: scope('okta.user.read') },
      400,
      'invalid_scope',
      'Custom scopes are not allowed for this request.',
    );
    await other.close();
  });

  it('readUnderManage', async () => {
    const other = await startOrg({ switches: { readUnderManage: 'implied' } });
    const call = await other.as('Directory Insights', 'okta.oauthIntegrations.manage');
    await call('POST', '/integrations/api/v1/api-services', {
      type: 'manage_only',
      grantedScopes: ['okta.users.manage'],
    });
    expect(await other.requestToken('Manage Only', 'okta.users.read')).toMatchObject({
      status: 200,
      json: { scope: 'okta.users.read' },
    });
    await other.close();
  });
});
