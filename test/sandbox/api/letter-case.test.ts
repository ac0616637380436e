// Capital and small letters in what a list is asked: values of `filter` must be identical, those of `search` and `q` need not,
// attribute names are taken as they are written, operators in any case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  call = await org.as('Directory Insights', 'okta.users.read okta.groups.read okta.apps.read okta.logs.read');
});
afterAll(() => org.close());

const found = async (path: string, parameter: string, text: string): Promise<string[]> => {
  const answer = await call('GET', `${path}?${parameter}=${encodeURIComponent(text)}&limit=200`);
  expect([answer.status, text]).toEqual([200, text]);
  return answer.json.map((one: Json) => one.id ?? one.uuid);
};

it.each([
  ['/api/v1/users', 'filter', 'profile.lastName eq "Juniper"', 'profile.lastName eq "juniper"'],
  ['/api/v1/users', 'filter', 'status eq "SUSPENDED"', 'status eq "suspended"'],
  ['/api/v1/groups', 'filter', 'type eq "BUILT_IN"', 'type eq "built_in"'],
  ['/api/v1/apps', 'filter', 'status eq "INACTIVE"', 'status eq "Inactive"'],
  ['/api/v1/logs', 'filter', 'outcome.result eq "FAILURE"', 'outcome.result eq "failure"'],
  ['/api/v1/logs', 'filter', 'eventType sw "user.session"', 'eventType sw "USER.session"'],
  ['/api/v1/logs', 'filter', 'eventType co "session"', 'eventType co "SESSION"'],
])('values of a filter must be identical: %s %s=%s', async (path, parameter, text, other) => {
  expect((await found(path, parameter, text)).length).toBeGreaterThan(0);
  expect(await found(path, parameter, other)).toEqual([]);
});

it.each([
  ['/api/v1/users', 'search', 'profile.lastName eq "Juniper"', 'profile.lastName eq "jUNIPER"'],
  ['/api/v1/users', 'search', 'profile.login co "birch"', 'profile.login co "BIRCH"'],
  ['/api/v1/users', 'q', 'mar', 'MAR'],
  ['/api/v1/groups', 'search', 'profile.name sw "Eng"', 'profile.name sw "eng"'],
  ['/api/v1/groups', 'q', 'eng', 'ENG'],
  ['/api/v1/apps', 'q', 'payw', 'PAYW'],
  ['/api/v1/logs', 'q', 'mfa', 'MFA'],
])('values of a search need not: %s %s=%s', async (path, parameter, text, other) => {
  const expected = await found(path, parameter, text);
  expect(expected.length).toBeGreaterThan(0);
  expect(await found(path, parameter, other)).toEqual(expected);
});

it('attribute names are taken as they are written', async () => {
  expect(await found('/api/v1/users', 'search', 'profile.LastName eq "Juniper"')).toEqual([]);
  const refused = await call('GET', `/api/v1/users?filter=${encodeURIComponent('Status eq "ACTIVE"')}`);
  expect(refused).toMatchObject({ status: 400, json: { errorCode: 'E0000031' } });
});

it('operators may be written in any case', async () => {
  const text = 'profile.lastName eq "Juniper" and (status eq "ACTIVE" or status eq "STAGED")';
  const expected = await found('/api/v1/users', 'filter', text);
  expect(expected.length).toBeGreaterThan(0);
  const shouted = text.replace(/ (eq|and|or) /g, (word) => word.toUpperCase());
  expect(await found('/api/v1/users', 'filter', shouted)).toEqual(expected);
});

it.each([
  ['search', 'status ne "ACTIVE"'],
  ['filter', 'not (status eq "ACTIVE")'],
  ['filter', 'status ne "ACTIVE"'],
])('operators that users do not have are refused: %s=%s', async (parameter, text) => {
  expect(await call('GET', `/api/v1/users?${parameter}=${encodeURIComponent(text)}`)).toMatchObject({
    status: 400,
    json: { errorCode: 'E0000031', errorSummary: 'Invalid search criteria.' },
  });
});
