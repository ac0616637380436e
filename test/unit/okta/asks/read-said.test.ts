// What a vendor says becomes operations with a confidence, and what is not understood is named and never counts as a need.
import { describe, expect, test } from 'vitest';
import { NOUNS, PHRASES } from '../../../../shared/okta/asks/prose-words.ts';
import { readSaid, type Said } from '../../../../shared/okta/asks/read-said.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const { operations } = shippedCatalogue();

const read = (text: string): Promise<Said> =>
  readSaid(text, operations, async (json) => {
    try {
      return { document: JSON.parse(json) as unknown };
    } catch {
      return { problem: 'is not JSON.' };
    }
  });

const ids = ({ operations: found }: Said, confidence: string): string[] =>
  found.filter((one) => one.confidence === confidence).map(({ operation }) => operation.id);

test('every operation that words stand for is in the catalogue', () => {
  const known = new Set(operations.map(({ id }) => id));
  const named = [
    ...NOUNS.flatMap(({ acts }) => Object.values(acts).flat()),
    ...PHRASES.flatMap((one) => one.operations),
  ];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

describe('prose', () => {
  test.each([
    ['reads users and groups, deactivates users', ['listUsers', 'getUser', 'listGroups', 'getGroup', 'deactivateUser']],
    ['Creates, updates and deletes users.', ['createUser', 'updateUser', 'deleteUser']],
    ['- read the system log\n- suspend and unsuspend accounts', ['listLogEvents', 'suspendUser', 'unsuspendUser']],
    ['add users to groups and remove users from groups', ['assignUserToGroup', 'unassignUserFromGroup']],
    ['Users are read and groups are listed', ['listUsers', 'getUser', 'listGroups', 'getGroup']],
    // The app is who does it, not what it is done to.
    ['Our application deactivates users', ['deactivateUser']],
    ["resets users' passwords and clears sessions", ['resetPassword', 'revokeUserSessions']],
  ])('%s', async (text, expected) => {
    const said = await read(text);
    expect(ids(said, 'likely')).toEqual(expected);
    expect(said.notTaken).toEqual([]);
  });

  test('a vague verb is a possibility, not a need', async () => {
    const said = await read('Manages groups');
    expect(ids(said, 'likely')).toEqual([]);
    expect(ids(said, 'uncertain')).toContain('deleteGroup');
  });

  test('what is not understood is named, also beside what is', async () => {
    const said = await read('reads users and frobnicates widgets');
    expect(ids(said, 'likely')).toEqual(['listUsers', 'getUser']);
    expect(said.notTaken).toEqual([{ text: 'frobnicates widgets', why: 'not-understood' }]);
  });

  test('what is not done is not needed', async () => {
    const said = await read('We read your policies but never change them. It does not delete users.');
    expect(ids(said, 'likely')).toEqual(['listPolicies', 'getPolicy']);
    expect(said.notTaken.map(({ why }) => why)).toEqual(['negated', 'negated']);
  });

  test('a secret among the words is masked where they are quoted', async () => {
    const secret = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlLW9mLWEtdG9rZW4';
    const said = await read(`frobnicates with Bearer ${secret}`);
    expect(JSON.stringify(said)).not.toContain(secret);
  });
});

describe('requests and recordings', () => {
  test('lines of requests among prose are certain', async () => {
    const said = await read(
      '- GET /api/v1/users\n- POST https://acme.okta.com/api/v1/groups\nalso resets passwords\nGET /made/up',
    );
    expect(ids(said, 'certain')).toEqual(['addGroup', 'listUsers']);
    expect(ids(said, 'likely')).toEqual(['resetPassword']);
    expect(said.unmatched).toEqual(['GET /made/up']);
  });

  test('names of operations are certain', async () => {
    expect(ids(await read('listUsers and getGroup'), 'certain')).toEqual(['listUsers', 'getGroup']);
  });

  test('a HAR is read as infer reads it', async () => {
    const har = {
      log: { entries: [{ request: { method: 'GET', url: 'https://acme.okta.com/api/v1/apps?limit=5' } }] },
    };
    const said = await read(JSON.stringify(har));
    expect(said.format).toBe('har');
    expect(ids(said, 'certain')).toEqual(['listApplications']);
  });

  test('nothing at all', async () => {
    expect((await read(' \n')).given).toBe(false);
  });
});
