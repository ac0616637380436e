// A client of a custom authorization server, before a provider that is not ours: scopes of its own, its own keys, and a forecast
// that says where its tokens are of no use.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forecast } from '../../../electron/engine/requests/preflight.ts';
import { readServerId } from '../../../shared/okta/credentials/authorization-server.ts';
import { parseOktaError } from '../../../shared/okta/errors/okta-error.ts';
import { judgeRequestFault } from '../../../shared/okta/verdict/judge-request-fault.ts';
import { judgeTokenResponse } from '../../../shared/okta/verdict/judge-token.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { ownApiClientDraft } from '../../support/credentials.ts';
import {
  ACCESS_ALL,
  type IndependentProvider,
  startIndependentProvider,
} from '../../support/providers/independent-provider.ts';

const CLIENT = { clientId: '0oaownapi', secret: 'made-up-secret-of-the-own-api-client-0123456789' };

let provider: IndependentProvider;
let bench: TestBench;
let tenantId: string;

beforeAll(async () => {
  provider = await startIndependentProvider([
    {
      client_id: CLIENT.clientId,
      client_secret: CLIENT.secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    },
  ]);
  bench = await startTestBench({ sandbox: null });
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  tenantId = (await bench.client.tenant.add({ name: 'Acme', url: provider.url, production: false })).id;
});
afterAll(async () => {
  await bench.close();
  await provider.close();
});

let made = 0;
async function save(authorizationServer: string, secret = CLIENT.secret, registeredScopes = [ACCESS_ALL]) {
  made += 1;
  const name = `Own API ${made}`;
  const { clientId } = CLIENT;
  const draft = ownApiClientDraft({
    tenantId,
    name,
    clientId,
    authorizationServer,
    secret: { value: secret },
    registeredScopes,
  });
  const saved = await bench.client.credential.save(draft);
  return saved.credentials.find((one) => one.name === name)?.id ?? '';
}

async function request(credentialId: string, scopes: string[] = [ACCESS_ALL]) {
  const result = await bench.client.token.request({ tenantId, credentialId, scopes });
  if (result.outcome !== 'granted') throw new Error(JSON.stringify(result));
  return result;
}

it.each([
  ['', 'default'],
  ['default', 'default'],
  [' aus1 ', 'aus1'],
  ['https://acme.okta.com/oauth2/aus1', 'aus1'],
  ['https://acme.okta.com/oauth2/aus1/v1/token', 'aus1'],
])('the server %j is %s', (entered, id) => {
  expect(readServerId(entered) || 'default').toBe(id);
});

it('requests a token with a scope of its own, and verifies it by the keys of its own server', async () => {
  const { token, exchange } = await request(await save(''));
  expect(token).toMatchObject({ granted: [ACCESS_ALL], missing: [], decoded: { payload: { aud: 'api://default' } } });
  expect(exchange?.request.url).toBe(`${provider.url}/oauth2/default/v1/token`);
  expect(exchange?.operationId).toBe('tokenCustomAS');
  expect(Object.fromEntries(provider.forms.at(-1) ?? [])).toEqual({
    grant_type: 'client_credentials',
    scope: ACCESS_ALL,
  });
  const verified = await bench.client.token.verify({ tokenId: token.tokenId });
  expect(verified).toMatchObject({ valid: true });
  expect(verified.exchange?.request.url).toBe(`${provider.url}/oauth2/default/v1/keys`);
});

it('says before a request to the API of the org that it will be refused', async () => {
  const credentialId = await save('https://acme.okta.com/oauth2/default');
  const ask = (operationId: string) =>
    forecast(bench.bench.engine.context, {
      tenantId,
      credentialId,
      operationId,
      auth: { kind: 'auto', scopes: [ACCESS_ALL] },
    });
  expect(await ask('listUsers')).toMatchObject({ tone: 'warning', text: expect.stringContaining('401') });
  expect((await ask('userinfoCustomAS')).text).not.toContain('for your own API');
  const { token } = await request(credentialId);
  const held = {
    tenantId,
    credentialId,
    operationId: 'listUsers',
    auth: { kind: 'token', tokenId: token.tokenId },
  } as const;
  expect((await forecast(bench.bench.engine.context, held)).text).toContain('authorization server default');
});

it('is tested by its token alone', async () => {
  const before = provider.forms.length;
  const test = await bench.client.credential.test({ tenantId, credentialId: await save('default') });
  expect(test).toMatchObject({ outcome: 'works' });
  expect(test.findings.map(({ part, level }) => [part, level])).toEqual([
    ['token', 'ok'],
    ['scopes', 'ok'],
    ['call', 'note'],
  ]);
  expect(provider.forms.length).toBe(before + 1);
  expect(
    (await bench.client.credential.test({ tenantId, credentialId: await save('', 'another-made-up-secret') })).outcome,
  ).toBe('fails');
});

describe('refusals of a policy', () => {
  it.each([
    [
      401,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
      /every requested scope/,
      /rule with this grant type/,
    ],
    [
      400,
      'access_denied',
      'Policy evaluation succeeded, but all the requested scopes were rejected.',
      /rule allows none/,
      /rule/,
    ],
    [
      400,
      'access_denied',
      'Some of the requested scopes were denied by the policy. Denied scopes: [AccessAll].',
      /whole request/,
      /AccessAll|rule/,
    ],
  ])('%s %s: %s', (status, error, error_description, meaning, next) => {
    const judged = judgeTokenResponse({
      status,
      headers: [['content-type', 'application/json']],
      bodyText: JSON.stringify({ error, error_description }),
      requestedScopes: [ACCESS_ALL],
    });
    expect(judged.verdict).toBe('policy-refused');
    expect(judged.meaning).toMatch(meaning);
    expect(judged.next).toMatch(next);
  });

  it('a cause about people that a wrong name of a grant type gets as well is said to mislead', () => {
    const cause =
      "conditions.people: At least one of ''conditions.people.users.include'' or ''conditions.people.groups.include'' must contain a valid user or group when ''conditions.grantTypes'' contains one or more of [authorization_code, implicit, password].";
    const body = {
      errorCode: 'E0000001',
      errorSummary: 'Api validation failed: conditions.people',
      errorCauses: [{ errorSummary: cause }],
    };
    const judged = judgeRequestFault({ operation: null, method: 'POST' }, 400, parseOktaError(JSON.stringify(body)));
    expect(judged.meaning).toContain('may mislead');
    expect(judged.next).toContain('client_credentials');
  });
});
