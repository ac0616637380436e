// What people report of Okta and a simulated org gets wrong: requests as they were sent, over real HTTP, and what they must be answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretClients } from '../support/secret-clients.ts';
import { type Answer, basic, linkOf, NOON, type OrgUnderTest, startOrg } from './support.ts';
import { expectRefusal, FORM, GOOD, sendTokenRequest } from './token-request.ts';

let org: OrgUnderTest;
let id: string;
let secret: string;
let api: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  ({ clientId: id, clientSecret: secret } = org.client('Directory Insights'));
  api = await org.as('Directory Insights', 'okta.logs.read okta.users.read okta.groups.manage');
});
afterAll(() => org.close());

const TOKEN = '/oauth2/v1/token';
const MULTIPLE =
  'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.';
const TWICE = 'The request contained multiple parameters with the same name.';
const inAddress = (...fields: [string, string][]): string => `${TOKEN}?${new URLSearchParams(fields)}`;
/** As curl sends it with `-H 'Content-Length: 0'`. */
const sendInAddress = (path: string, authorization: string | null): Promise<Answer> =>
  org.call('POST', path, {
    headers: { 'content-type': FORM, ...(authorization === null ? {} : { authorization }) },
    body: '',
  });
const code = ({ status, json }: Answer): unknown[] => [status, json.errorCode ?? json.error];

describe('client_id beside Basic', () => {
  it.each([
    ['the same', () => id],
    ['another', () => '0oaSomebodyElse'],
  ])('%s is refused as a second set of credentials', async (_, clientId) => {
    await expectRefusal(org, { form: [...GOOD, ['client_id', clientId()]] }, 401, 'invalid_request', MULTIPLE);
  });

  it('the same one may be accepted, another never', async () => {
    const lenient = await startOrg({ switches: { clientIdBesideBasic: 'accepted' } });
    try {
      const { clientId } = lenient.client('Directory Insights');
      const same = await sendTokenRequest(lenient, { form: [...GOOD, ['client_id', clientId]] });
      expect(same.json.scope).toBe('okta.users.read');
      const other = lenient.sandbox.clients()[1]?.clientId ?? '';
      await expectRefusal(lenient, { form: [...GOOD, ['client_id', other]] }, 401, 'invalid_request', MULTIPLE);
    } finally {
      await lenient.close();
    }
  });
});

describe('parameters of a token request in the address', () => {
  it('count like those of the body', async () => {
    const answer = await sendInAddress(inAddress(...GOOD), basic(id, secret));
    expect([answer.status, answer.json.scope]).toEqual([200, 'okta.users.read']);
    const half = await sendTokenRequest(org, { path: inAddress(['scope', 'okta.users.read']), form: GOOD.slice(0, 1) });
    expect(half.status).toBe(200);
  });

  it.each(['grant_type', 'scope'])('%s there and in the body is there twice', async (name) => {
    const path = inAddress(...GOOD.filter(([field]) => field === name));
    await expectRefusal(org, { path }, 400, 'invalid_request', TWICE);
  });

  it('an assertion there is judged as one', async () => {
    const jwt = ['{"alg":"RS256"}', '{"iss":"0oa"}', 'sig']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const path = inAddress(
      ...GOOD,
      ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
      ['client_assertion', jwt],
    );
    const answer = await sendInAddress(path, null);
    expect([answer.status, answer.json]).toEqual([
      401,
      { error: 'invalid_client', error_description: 'The issuer claim for client_assertion is not a valid client_id.' },
    ]);
    expect(JSON.stringify(org.sandbox.journal.list())).not.toContain(jwt);
  });
});

describe('Basic', () => {
  const pairs = (): [string, string][] => [
    ['as they are', `${id}:${secret}`],
    ['form-encoded', `${id}:${secret.replaceAll('-', '%2D').replaceAll('_', '%5F')}`],
    ['ID and secret form-encoded', `${id.replace('0', '%30')}:${secret.replace('-', '%2d')}`],
  ];
  const ask = (at: OrgUnderTest, text: string): Promise<Answer> =>
    sendTokenRequest(at, { authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  it('takes the pair as it is and form-encoded, and no other', async () => {
    expect(secret).toMatch(/[-_]/);
    for (const [name, pair] of pairs()) expect((await ask(org, pair)).status, name).toBe(200);
    expect(code(await ask(org, `${id}:${secret}%2D`))).toEqual([401, 'invalid_client']);
    expect(code(await ask(org, `${id}:%zz${secret}`))).toEqual([401, 'invalid_client']);
  });

  it.each([
    ['plain', [200, 401]],
    ['form', [200, 200]],
  ] as const)('of an org that is set to %s', async (basicEncoding, statuses) => {
    const strict = await startOrg({ switches: { basicEncoding } });
    try {
      const { clientId, clientSecret } = strict.client('Directory Insights');
      const encoded = clientSecret.replaceAll('-', '%2D').replaceAll('_', '%5F');
      const answers = [await ask(strict, `${clientId}:${clientSecret}`), await ask(strict, `${clientId}:${encoded}`)];
      expect(answers.map(({ status }) => status)).toEqual(statuses);
    } finally {
      await strict.close();
    }
  });
});

describe('the System Log', () => {
  it.each(['since=foobar', 'until=01-01-2017', 'since=2026-02-31', 'until=2026-08-31T25:00:00Z'])(
    'refuses the date %s',
    async (query) => {
      const answer = await api('GET', `/api/v1/logs?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({
        errorCode: 'E0000030',
        errorSummary:
          "Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, e.g. 2013-01-01T12:00:00.000-07:00.",
        errorCauses: [],
      });
    },
  );

  it('takes a cursor of two parts, as Okta gives them, however old', async () => {
    const after = `${NOON + 60_000}_1`;
    const ahead = await api('GET', `/api/v1/logs?after=${after}`);
    expect([ahead.status, ahead.json]).toEqual([200, []]);
    expect(linkOf(ahead, 'next')).toContain(`after=${after}`);
    const old = await api('GET', '/api/v1/logs?after=1627500044869_1&limit=3');
    expect([old.status, old.json.length]).toEqual([200, 3]);
    const back = await api('GET', `/api/v1/logs?after=${NOON}_1&sortOrder=DESCENDING&limit=3`);
    expect([back.status, back.json.length]).toEqual([200, 3]);
  });

  it('gives cursors of two parts, and goes on behind them', async () => {
    const first = await api('GET', '/api/v1/logs?limit=5');
    const next = linkOf(first, 'next') ?? '';
    expect(new URL(next).searchParams.get('after')).toMatch(/^\d{13}_\d+$/);
    const second = await api('GET', next);
    const seen = [...first.json, ...second.json].map(({ uuid }) => uuid);
    expect(new Set(seen).size).toBe(10);
  });
});

describe('a search that cannot be read', () => {
  it.each(['/api/v1/users', '/api/v1/groups'])('of %s says so in a cause, a filter does not', async (path) => {
    const bad = encodeURIComponent('profile.name+eq+"IAM"');
    const cause = [{ errorSummary: 'Invalid search syntax.' }];
    expect((await api('GET', `${path}?search=${bad}`)).json).toMatchObject({
      errorCode: 'E0000031',
      errorCauses: cause,
    });
    expect((await api('GET', `${path}?filter=${bad}`)).json).toMatchObject({ errorCode: 'E0000031', errorCauses: [] });
  });
});

describe('group rules', () => {
  let groupId: string;
  beforeAll(async () => {
    groupId = (await api('POST', '/api/v1/groups', { profile: { name: 'Filled by a rule' } })).json.id;
  });
  let made = 0;
  const make = (value: unknown, groupIds: unknown[] = [groupId]): Promise<Answer> =>
    api('POST', '/api/v1/groups/rules', {
      type: 'group_rule',
      name: `Rule ${++made}`,
      conditions: { expression: { type: 'urn:okta:expression:1.0', value } },
      actions: { assignUserToGroups: { groupIds } },
    });

  it.each([
    'user.department=="Sales"',
    "user.department eq 'Sales' AND !(user.city == null)",
    'String.stringContains(String.toLowerCase(user.login), "@acme") OR isMemberOfAnyGroup("00g1", "00g2")',
    'Arrays.contains({"DE", "AT"}, user.countryCode) && String.len(user.title) - 1 >= 3 * 2',
    'user.title == null ? false : user.title matches "Lead.*"',
    'user.isMemberOf({"group.profile.name"})',
    'user.getInternalProperty("status") == "ACTIVE"',
  ])('take %s', async (value) => {
    expect((await make(value)).status).toBe(200);
  });

  it.each([
    'user.department = "Sales"',
    'user.department === "Sales"',
    'user.firstName == "John" AND',
    'user.firstName == "John" AND OR user.lastName == "Doe"',
    '(user.firstName == "John"',
    'profile.department == "Sales"',
    'appuser.department == "Sales"',
    'user.nosuch == "Sales"',
    'user.department == "Sales',
    '"Sales"',
    'String.len(user.title) + 1',
    'department',
  ])('refuse %s', async (value) => {
    const answer = await make(value);
    expect(code(answer)).toEqual([400, 'E0000001']);
    expect(answer.json.errorSummary).toBe('Api validation failed: value');
  });

  it('refuse what is nested without end', async () => {
    for (const value of ['!'.repeat(5_000), `${'('.repeat(5_000)}user.city`, 'f('.repeat(4_000)])
      expect(code(await make(value))).toEqual([400, 'E0000001']);
  });

  it('refuse groups that do not exist, made and replaced', async () => {
    for (const groups of [['00gNobody'], [groupId, '00gNobody'], [7]]) {
      const answer = await make('user.city == "Altstadt"', groups);
      expect([code(answer), answer.json.errorSummary]).toEqual([[400, 'E0000001'], 'Api validation failed: groupIds']);
    }
    const rule = (await make('user.city == "Altstadt"')).json;
    const replaced = await api('PUT', `/api/v1/groups/rules/${rule.id}`, {
      ...rule,
      conditions: { expression: { value: 'user.city = 1' } },
    });
    expect(code(replaced)).toEqual([400, 'E0000001']);
  });
});

it('secrets that the org makes have 64 characters', async () => {
  for (const { clientSecret } of secretClients(org.sandbox)) expect(clientSecret).toMatch(/^[\w-]{64}$/);
});
