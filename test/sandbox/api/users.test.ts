// Users as a client sees them: paging through all of them, finding, creating, changing, the lifecycle, removal in two steps.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Fields, type Json, linkOf, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  call = await org.as('Directory Insights', 'okta.users.manage okta.groups.manage');
});
afterAll(() => org.close());

let counter = 0;
const newUser = (profile: Fields = {}): Fields => {
  counter += 1;
  const login = `new.user${counter}@acme.example`;
  return { profile: { firstName: 'New', lastName: `User${counter}`, email: login, login, ...profile } };
};
const create = async (query = ''): Promise<Answer> => call('POST', `/api/v1/users${query}`, newUser());
const search = async (text: string): Promise<Fields[]> =>
  (await call('GET', `/api/v1/users?search=${encodeURIComponent(text)}`)).json;

describe('listing', () => {
  it('pages through all 250 by following next', async () => {
    const seen = new Set<string>();
    let path: string | null = '/api/v1/users?limit=60';
    let pages = 0;
    while (path) {
      const page = await call('GET', path);
      expect(page.status).toBe(200);
      for (const user of page.json) seen.add(user.id);
      path = linkOf(page, 'next');
      if (path) expect(path).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/users\?limit=60&after=200u\w+$/);
      pages += 1;
    }
    expect([seen.size, pages]).toEqual([250, 5]);
  });

  it('goes on behind a user that was removed in between', async () => {
    const first = await call('GET', '/api/v1/users?limit=10');
    const doomed = first.json[9].id;
    const expected = (await call('GET', '/api/v1/users?limit=20')).json[10].id;
    await call('DELETE', `/api/v1/users/${doomed}`);
    await call('DELETE', `/api/v1/users/${doomed}`);
    expect((await call('GET', linkOf(first, 'next') ?? '')).json[0].id).toBe(expected);
  });

  it('shows the default limit in the self link and cuts a larger one', async () => {
    expect(linkOf(await call('GET', '/api/v1/users'), 'self')).toBe(`${org.url}/api/v1/users?limit=200`);
    expect((await call('GET', '/api/v1/users?limit=5000')).json).toHaveLength(200);
    expect(linkOf(await call('GET', '/api/v1/users?search=profile.city%20pr'), 'self')).toContain(
      'search=profile.city+pr&limit=200',
    );
  });

  it('finds ten by the start of a name and never pages them', async () => {
    const found = await call('GET', '/api/v1/users?q=mar');
    expect(found.json.length).toBeGreaterThan(0);
    expect(found.json.length).toBeLessThanOrEqual(10);
    expect(found.json[0].profile.firstName).toBe('Mara');
    expect(linkOf(found, 'next')).toBeNull();
  });

  it.each([
    ['status eq "SUSPENDED"', (user: Json) => user.status === 'SUSPENDED'],
    ['profile.department eq "Legal"', (user: Json) => user.profile.department === 'Legal'],
    ['profile.lastName sw "Jun"', (user: Json) => user.profile.lastName === 'Juniper'],
    ['profile.login co "birch"', (user: Json) => user.profile.lastName === 'Birch'],
    [
      'profile.department eq "Legal" and status eq "ACTIVE"',
      (user: Json) => user.profile.department === 'Legal' && user.status === 'ACTIVE',
    ],
    [
      '(profile.department eq "Legal" or profile.department eq "Sales") and not (status eq "ACTIVE")',
      (user: Json) => ['Legal', 'Sales'].includes(user.profile.department) && user.status !== 'ACTIVE',
    ],
    [
      'lastUpdated gt "2026-01-01T00:00:00.000Z"',
      (user: Json) => Date.parse(user.lastUpdated) > Date.parse('2026-01-01T00:00:00Z'),
    ],
  ])('searches by %s', async (text, matches) => {
    const found = await search(text);
    const everyone = [...(await call('GET', '/api/v1/users')).json];
    const next = linkOf(await call('GET', '/api/v1/users'), 'next');
    everyone.push(...(await call('GET', next ?? '')).json);
    const expected = everyone.filter(matches).map((user) => user.id);
    expect(found.map((user) => user.id)).toEqual(expected.slice(0, 200));
    expect(found.length).toBeGreaterThan(0);
  });

  it('sorts a search', async () => {
    const path = '/api/v1/users?search=status%20eq%20%22ACTIVE%22&sortBy=profile.lastName&sortOrder=desc&limit=5';
    expect((await call('GET', path)).json.map((user: Json) => user.profile.lastName)).toEqual(Array(5).fill('Juniper'));
  });

  it.each([
    ['/api/v1/users?search=status%20eq', 'E0000031'],
    ['/api/v1/users?search=%28%28%28', 'E0000031'],
    ['/api/v1/users?filter=profile.city%20eq%20%22Altstadt%22', 'E0000031'],
    ['/api/v1/users?q=a&search=status%20pr', 'E0000033'],
    ['/api/v1/users?after=nonsense', 'E0000031'],
    ['/api/v1/users?limit=0', 'E0000001'],
    ['/api/v1/users?limit=ten', 'E0000001'],
  ])('refuses %s', async (path, code) => {
    const errorSummary = {
      E0000001: 'Api validation failed: limit',
      E0000031: 'Invalid search criteria.',
      E0000033: "Bad request. Can't specify a search query and filter in the same request.",
    }[code];
    expect(await call('GET', path)).toMatchObject({ status: 400, json: { errorCode: code, errorSummary } });
  });
});

describe('one user', () => {
  it('is read by id, by login and by the login without its domain', async () => {
    const { json: user } = await create();
    for (const key of [
      user.id,
      user.profile.login,
      encodeURIComponent(user.profile.login),
      user.profile.login.split('@')[0],
    ]) {
      expect((await call('GET', `/api/v1/users/${key}`)).json.id).toBe(user.id);
    }
    expect(await call('GET', '/api/v1/users/00uNobody')).toMatchObject({
      status: 404,
      json: { errorCode: 'E0000007', errorSummary: 'Not found: Resource not found: 00uNobody (User)', errorCauses: [] },
    });
  });

  it.each([
    ['', 'PROVISIONED'],
    ['?activate=true', 'PROVISIONED'],
    ['?activate=false', 'STAGED'],
  ])('created with %s is %s', async (query, status) => {
    expect(await create(query)).toMatchObject({ status: 200, json: { status } });
  });

  it('created with a password is active at once', async () => {
    const body = { ...newUser(), credentials: { password: { value: 'Correct-Horse-7' } } };
    const answer = await call('POST', '/api/v1/users', body);
    expect(answer.json.status).toBe('ACTIVE');
    expect(answer.text).not.toContain('Correct-Horse-7');
  });

  it.each([
    [{}, 'profile', ['profile: The field cannot be left blank']],
    [newUser({ login: '' }), 'login', ['login: The field cannot be left blank']],
    [newUser({ login: 'nobody' }), 'login', ['login: Username must be in the form of an email address']],
    [newUser({ login: 7 }), 'login', ['login: The value must be a string']],
    [newUser({ city: { en: 'Northport' } }), 'city', ['city: The value must be a string']],
    [newUser({ firstName: 'x'.repeat(101) }), 'firstName', ['firstName: The field is too long']],
    [newUser({ shoeSize: 44 }), 'newUser', ["Property name 'shoeSize' is not defined in profile"]],
  ])('is refused when it is %j', async (body, subject, causes) => {
    const answer = await call('POST', '/api/v1/users', body);
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: 'E0000001', errorSummary: `Api validation failed: ${subject}` },
    });
    expect(answer.json.errorCauses.map((cause: Fields) => cause.errorSummary)).toEqual(causes);
  });

  it('is refused when its login is taken', async () => {
    const { json: user } = await create();
    const answer = await call('POST', '/api/v1/users', newUser({ login: user.profile.login.toUpperCase() }));
    expect(answer.json.errorCauses).toEqual([
      { errorSummary: 'login: An object with this field already exists in the current organization' },
    ]);
  });

  it('keeps what a partial update leaves out, and loses what a replacement leaves out', async () => {
    const { json: user } = await call('POST', '/api/v1/users', newUser({ title: 'Analyst' }));
    const partial = await call('POST', `/api/v1/users/${user.id}`, { profile: { department: 'Legal' } });
    expect(partial.json.profile).toMatchObject({ title: 'Analyst', department: 'Legal' });
    const { firstName, lastName, email, login } = user.profile;
    const replaced = await call('PUT', `/api/v1/users/${user.id}`, { profile: { firstName, lastName, email, login } });
    expect(replaced.json.profile).toEqual({ firstName, lastName, email, login, mobilePhone: null, secondEmail: null });
  });

  it('goes in two steps', async () => {
    const { json: user } = await create();
    const path = `/api/v1/users/${user.id}`;
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).json.status).toBe('DEPROVISIONED');
    const plain = await call('GET', '/api/v1/users?limit=200');
    const rest = await call('GET', linkOf(plain, 'next') ?? '');
    expect([...plain.json, ...rest.json].map(({ id }: Json) => id)).not.toContain(user.id);
    expect((await search('status eq "DEPROVISIONED"')).map(({ id }) => id)).toContain(user.id);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });
});

describe('the lifecycle', () => {
  type Moves = [string, string][];
  it.each<[string, Moves]>([
    [
      '?activate=false',
      [
        ['activate?sendEmail=false', 'PROVISIONED'],
        ['reactivate?sendEmail=false', 'PROVISIONED'],
        ['deactivate', 'DEPROVISIONED'],
        ['activate', 'PROVISIONED'],
      ],
    ],
  ])('of a user created with %s', async (query, moves) => {
    const { json: user } = await create(query);
    for (const [verb, status] of moves) {
      const answer = await call('POST', `/api/v1/users/${user.id}/lifecycle/${verb}`);
      expect(answer.status).toBe(200);
      if (verb.endsWith('sendEmail=false')) expect(answer.json.activationUrl).toContain(answer.json.activationToken);
      expect((await call('GET', `/api/v1/users/${user.id}`)).json.status).toBe(status);
    }
  });

  it('of an active user', async () => {
    const { json: user } = await call('POST', '/api/v1/users', {
      ...newUser(),
      credentials: { password: { value: 'x' } },
    });
    const moves: Moves = [
      ['suspend', 'SUSPENDED'],
      ['unsuspend', 'ACTIVE'],
      ['expire_password', 'PASSWORD_EXPIRED'],
      ['reset_password?sendEmail=false', 'RECOVERY'],
    ];
    for (const [verb, status] of moves) {
      expect((await call('POST', `/api/v1/users/${user.id}/lifecycle/${verb}`)).status).toBe(200);
      expect((await call('GET', `/api/v1/users/${user.id}`)).json.status).toBe(status);
    }
  });

  it('unlocks a locked user', async () => {
    const [locked] = await search('status eq "LOCKED_OUT"');
    expect((await call('POST', `/api/v1/users/${locked?.id}/lifecycle/unlock`)).status).toBe(200);
    expect((await call('GET', `/api/v1/users/${locked?.id}`)).json.status).toBe('ACTIVE');
  });

  it.each([
    ['activate', 403, 'E0000016', 'Activation failed because the user is already active'],
    ['unsuspend', 400, 'E0000001', expect.stringMatching(/^Api validation failed: /)],
    ['unlock', 403, 'E0000032', 'Unlock is not allowed for this user.'],
    ['reactivate', 403, 'E0000038', "This operation is not allowed in the user's current status."],
    ['reset_password', 400, 'E0000028', 'The request is missing a required parameter.'],
  ])('refuses %s of an active user', async (verb, status, code, errorSummary) => {
    const { json: user } = await call('POST', '/api/v1/users', {
      ...newUser(),
      credentials: { password: { value: 'x' } },
    });
    expect(await call('POST', `/api/v1/users/${user.id}/lifecycle/${verb}`)).toMatchObject({
      status,
      json: { errorCode: code, errorSummary },
    });
  });
});
