// Apps of the org that are OAuth clients but no integrations, at the token endpoint: the refusals of FACTS §1.1 and §1.3 that
// an integration itself does not meet. They are found as anyone finds them, in the list of apps; most of them are not among the
// clients that the sandbox hands out.
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, type Json, type OrgUnderTest, startOrg } from '../support.ts';
import { expectRefusal, GOOD, type Row, scope, sendTokenRequest } from '../token-request.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
const apps = new Map<string, { id: string; secret: string }>();
beforeAll(async () => {
  org = await startOrg();
  call = await org.as('Directory Insights', 'okta.apps.manage okta.roles.manage okta.authorizationServers.read');
  for (const app of (await call('GET', '/api/v1/apps?limit=200')).json) {
    const [secret] = (await call('GET', `/api/v1/apps/${app.id}/credentials/secrets`)).json;
    apps.set(app.label, { id: app.id, secret: secret?.client_secret ?? '' });
  }
});
afterAll(() => org.close());

const id = (label: string): string => apps.get(label)?.id ?? '';
const as = (label: string): string => basic(id(label), apps.get(label)?.secret ?? '');
const grant = (type: string, ...more: [string, string][]): [string, string][] => [['grant_type', type], ...more];
const CUSTOM = '/oauth2/default/v1/token';

const SERVICE_ONLY =
  "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.";
const KEY_ONLY =
  'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.';
const GENERIC = 'Client authentication failed. Either the client or the client credentials are invalid.';

async function assertion(label: string): Promise<[string, string][]> {
  const { privateKey } = await generateKeyPair('ES256');
  const jwt = await new SignJWT({ iss: id(label), sub: id(label), aud: `${org.url}/oauth2/v1/token` })
    .setExpirationTime('5m')
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey);
  return [
    ...GOOD,
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', jwt],
  ];
}

const ROWS: Row[] = [
  ['a web app', () => ({ authorization: as('Ledgerline') }), 401, 'invalid_client', SERVICE_ONLY],
  [
    'a single-page app',
    () => ({ authorization: null, form: [...GOOD, ['client_id', id('Quietdesk')]] }),
    401,
    'invalid_client',
    SERVICE_ONLY,
  ],
  [
    'an API Services app by Basic',
    () => ({ authorization: basic(id('Fieldnotes API'), 'x') }),
    401,
    'invalid_client',
    KEY_ONLY,
  ],
  [
    'an API Services app by a secret in the body',
    () => ({
      authorization: null,
      form: [...GOOD, ['client_id', id('Fieldnotes API')], ['client_secret', 'x']],
    }),
    401,
    'invalid_client',
    KEY_ONLY,
  ],
  [
    'an API Services app by a key that it has not published',
    async () => ({ authorization: null, form: await assertion('Fieldnotes API') }),
    401,
    'invalid_client',
    'The client does not have a JWKSet configured, but the client_assertion requires one.',
  ],
  ['an app of another auth method', () => ({ authorization: as('Parcelbird') }), 401, 'invalid_client', GENERIC],
  [
    'a public app with a secret',
    () => ({ authorization: basic(id('Quietdesk'), 'x') }),
    401,
    'invalid_client',
    GENERIC,
  ],
  [
    'a web app with a wrong secret, for another grant',
    () => ({ authorization: basic(id('Ledgerline'), 'x'), form: grant('authorization_code', ['code', 'x']) }),
    401,
    'invalid_client',
    'The client secret supplied for a confidential client is invalid.',
  ],
  [
    'a grant that the app lacks',
    () => ({ authorization: as('Ledgerline'), form: grant('password') }),
    400,
    'unauthorized_client',
    'The client is not authorized to use the provided grant type. Configured grant types: [authorization_code, refresh_token].',
  ],
  [
    'an authorization code that is left out',
    () => ({ authorization: as('Ledgerline'), form: grant('authorization_code') }),
    400,
    'invalid_request',
    "The required parameter 'code' is missing.",
  ],
  [
    'a code that nobody issued',
    () => ({ authorization: as('Ledgerline'), form: grant('authorization_code', ['code', 'x']) }),
    400,
    'invalid_grant',
    'The authorization code is invalid or has expired.',
  ],
  [
    'a refresh token that nobody issued',
    () => ({ authorization: as('Ledgerline'), form: grant('refresh_token', ['refresh_token', 'x']) }),
    400,
    'invalid_grant',
    'The refresh token is invalid or expired.',
  ],
];

describe('at the token endpoint', () => {
  it.each(ROWS)('%s', async (_, sent, ...expected) => expectRefusal(org, await sent(), ...expected));

  it('an app that is switched off is refused generically, an app of another protocol is no client', async () => {
    await call('POST', `/api/v1/apps/${id('Ledgerline')}/lifecycle/deactivate`);
    await expectRefusal(org, { authorization: as('Ledgerline') }, 401, 'invalid_client', GENERIC);
    await call('POST', `/api/v1/apps/${id('Ledgerline')}/lifecycle/activate`);
    const saml = await sendTokenRequest(org, { authorization: basic(id('Timberwiki'), 'x') });
    expect(saml).toMatchObject({ status: 401, json: { errorCode: 'invalid_client' } });
  });

  it('are no clients that the sandbox hands out, but for those that are made for it', () => {
    const handed = org.sandbox.clients().map(({ clientId }) => clientId);
    expect([...apps].filter(([, app]) => handed.includes(app.id)).map(([label]) => label)).toEqual([
      'Nightly Sync',
      'Sealed Sync',
      'Orders Worker',
      'Team Calendar',
      'Field Map',
      'Desk Client',
    ]);
  });
});

describe('an app that may use every grant', () => {
  const POLICY = 'Policy evaluation failed for this request, please check the policy configurations.';
  const EVERY = [
    'implicit',
    'interaction_code',
    'password',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:saml2-bearer',
    'urn:ietf:params:oauth:grant-type:token-exchange',
    'urn:openid:params:grant-type:ciba',
  ];
  let made: Json;
  beforeAll(async () => {
    made = (
      await call('POST', '/api/v1/apps', {
        label: 'Field tablet',
        name: 'oidc_client',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'none' } },
        settings: { oauthClient: { application_type: 'native', grant_types: EVERY } },
      })
    ).json;
  });

  it.each<[string, [string, string][], number, string, string]>([
    ['implicit', [], 401, 'access_denied', POLICY],
    ['interaction_code', [], 400, 'invalid_request', "The required parameter 'interaction_code' is missing."],
    [
      'interaction_code',
      [['interaction_code', 'x']],
      400,
      'invalid_grant',
      'The authorization code is invalid or has expired.',
    ],
    ['password', [], 400, 'invalid_request', "The required parameter 'username' is missing."],
    ['password', [['username', 'x']], 400, 'invalid_grant', 'The credentials provided were invalid.'],
    [
      'urn:ietf:params:oauth:grant-type:device_code',
      [],
      400,
      'invalid_request',
      "The required parameter 'device_code' is missing.",
    ],
    ['urn:ietf:params:oauth:grant-type:saml2-bearer', [], 401, 'access_denied', POLICY],
    ['urn:ietf:params:oauth:grant-type:token-exchange', [], 401, 'access_denied', POLICY],
    ['urn:openid:params:grant-type:ciba', [], 401, 'access_denied', POLICY],
  ])('%s with %j', async (type, more, ...expected) => {
    for (const path of ['/oauth2/v1/token', CUSTOM])
      await expectRefusal(
        org,
        { path, authorization: null, form: grant(type, ['client_id', made.id], ...more) },
        ...expected,
      );
  });

  it('is somebody in journal, limits and System Log: a person may call the API through it', async () => {
    const limited = await startOrg({ rateLimits: 'workforce' });
    const read = await limited.as('Directory Insights', 'okta.apps.read okta.logs.read');
    const app = (await read('GET', '/api/v1/apps')).json.find((one: Json) => one.label === 'Quietdesk');
    const ask = (client: string) =>
      sendTokenRequest(limited, {
        authorization: null,
        form: [
          ['grant_type', 'x'],
          ['client_id', client],
        ],
      });
    const [asApp, asNobody] = [await ask(app.id), await ask('0oaNobody')].map(({ headers }) =>
      Number(headers.get('x-rate-limit-remaining')),
    );
    expect(asNobody).toBe(asApp);
    expect(limited.sandbox.journal.list().slice(-2)).toMatchObject([{ clientId: app.id }, { clientId: null }]);
    const logged = (await read('GET', '/api/v1/logs?sortOrder=DESCENDING&limit=20')).json;
    expect(logged.filter((event: Json) => event.actor.id === app.id)).toHaveLength(1);
    await limited.close();
  });
});

describe('at a custom server', () => {
  let made: Json;
  beforeAll(async () => {
    made = (
      await call('POST', '/api/v1/apps', {
        label: 'Night jobs',
        name: 'oidc_client',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'none' } },
        settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'] } },
      })
    ).json;
  });

  it.each<[string, [string, string][], number, string, string]>([
    [
      'no scope and no default scope',
      grant('client_credentials'),
      400,
      'invalid_scope',
      "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
    ],
    [
      'a scope of the org',
      scope('okta.users.read'),
      400,
      'invalid_scope',
      'One or more scopes are not configured for the authorization server resource.',
    ],
    [
      'a rule for people only',
      scope('AccessAll'),
      401,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
    ],
  ])('%s', async (_, form, ...expected) => {
    await expectRefusal(
      org,
      { path: CUSTOM, authorization: null, form: [...form, ['client_id', made.id]] },
      ...expected,
    );
  });
});

describe('elsewhere', () => {
  it('a token of an integration is none of theirs: introspection and revocation say nothing', async () => {
    const token = (await org.requestToken('Directory Insights', 'okta.users.read')).json.access_token;
    const ask = (what: string) =>
      sendTokenRequest(org, { path: `/oauth2/v1/${what}`, authorization: as('Ledgerline'), form: [['token', token]] });
    expect(await ask('introspect')).toMatchObject({ status: 200, json: { active: false } });
    expect(await ask('revoke')).toMatchObject({ status: 200, text: '' });
    const users = await org.call('GET', '/api/v1/users?limit=1', { headers: { authorization: `Bearer ${token}` } });
    expect(users.status).toBe(200);
  });

  it('no admin role is granted to an app that is no service: E0000227', async () => {
    const answer = await call('POST', `/oauth2/v1/clients/${id('Ledgerline')}/roles`, { type: 'READ_ONLY_ADMIN' });
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000227', errorSummary: 'Roles can only be granted to service application type' },
    });
  });
});
