// The request of a pasted response, as its fields show it and as the explainer is found of it.
import { describe, expect, it } from 'vitest';
import { createOperationFinder } from '../../../renderer/features/errors/explain/find-operations.ts';
import {
  EMPTIED,
  isOverwritten,
  keepEdits,
  NO_EDITS,
  NOTHING_FOUND,
  readKeptEdits,
  splitRequestLine,
  toFound,
  toKept,
  toKnown,
  toPath,
  toShown,
} from '../../../renderer/features/errors/explain/request-fields.ts';
import { requestWords } from '../../../renderer/features/errors/explain/request-words.ts';
import { findRequest } from '../../../shared/okta/explain/read-request.ts';
import { shippedCatalogue } from '../okta/shipped-catalogue.ts';

const { find, matcher } = createOperationFinder(shippedCatalogue().operations);
const found = toFound(findRequest('> GET /api/v1/groups?limit=2 HTTP/2\n> Host: acme.okta.com\n< HTTP/2 403\n'), [
  'okta.users.read',
]);
const typed = { method: 'POST', path: '/api/v1/users', scopes: ['okta.users.manage'] };

describe('what the text says', () => {
  it('fills the fields until somebody writes over it, a field each', () => {
    expect(toShown(found, NO_EDITS)).toEqual({
      method: 'GET',
      path: '/api/v1/groups?limit=2',
      scopes: ['okta.users.read'],
    });
    const edits = { ...NO_EDITS, method: 'DELETE' };
    expect(toShown(found, edits)).toMatchObject({ method: 'DELETE', path: '/api/v1/groups?limit=2' });
    expect([isOverwritten(found, edits), isOverwritten(found, NO_EDITS)]).toEqual([true, false]);
  });

  it('takes the place of what was written for another text, and of no more', () => {
    expect(keepEdits(typed, found, NOTHING_FOUND)).toEqual(NO_EDITS);
    expect(keepEdits(typed, { ...found, scopes: null }, NOTHING_FOUND)).toEqual({ ...NO_EDITS, scopes: typed.scopes });
    expect(keepEdits(typed, NOTHING_FOUND, NOTHING_FOUND)).toBe(typed);
    // The same text is edited elsewhere.
    expect(keepEdits(typed, found, found)).toBe(typed);
  });

  it('is unsaid by an emptied field', () => {
    const scopes = ['okta.users.read'];
    expect(toKnown(found, EMPTIED, matcher.methodsAt)).toEqual({
      method: null,
      path: null,
      heldScopes: null,
      requestedScopes: null,
    });
    expect(toKnown(found, NO_EDITS, matcher.methodsAt)).toEqual({ heldScopes: scopes, requestedScopes: scopes });
  });
});

describe('what a person writes', () => {
  it('is a path with or without its slash, its scheme, its method; words are none', () => {
    expect(
      ['/api/v1/users', 'api/v1/users', 'https://acme.okta.com/x', 'acme.okta.com/x', 'list groups', ''].map(toPath),
    ).toEqual(['/api/v1/users', '/api/v1/users', 'https://acme.okta.com/x', 'https://acme.okta.com/x', null, null]);
    expect(splitRequestLine('get /api/v1/users HTTP/1.1')).toEqual({ method: 'GET', path: '/api/v1/users' });
    expect(splitRequestLine('get user')).toBeNull();
  });

  it('needs no method where the path takes one only', () => {
    const at = (path: string) => toKnown(NOTHING_FOUND, { ...NO_EDITS, path }, matcher.methodsAt).method;
    expect([at('/api/v1/logs'), at('/api/v1/groups'), at('/api/v1/nothing')]).toEqual(['GET', undefined, undefined]);
  });

  it('is found in the catalogue: what the path is before what the words find', () => {
    expect(find('/api/v1/groups/00g1').map(({ operation }) => operation.id)).toEqual(
      expect.arrayContaining(['getGroup', 'replaceGroup', 'deleteGroup']),
    );
    expect(find('/api/v1/groups/00g1')[0]?.operation.path).toBe('/api/v1/groups/{groupId}');
    expect(find('list groups')[0]?.operation.id).toBe('listGroups');
    expect(find('  ')).toEqual([]);
  });

  it('is answered in words', () => {
    const say = (method: string, path: string) => requestWords({ method, path, scopes: [] }, matcher);
    expect(say('GET', '/api/v1/groups')).toBe('List groups needs okta.groups.read.');
    expect(say('', '/api/v1/logs')).toContain('needs okta.logs.read');
    expect(say('', '/api/v1/groups')).toBe('Choose the method: GET or POST.');
    expect(say('DELETE', '/api/v1/groups')).toBe('The catalogue has no DELETE at this path, only GET and POST.');
    expect(say('GET', '/api/v1/nothing')).toBe('The catalogue has no such path.');
    expect(say('', 'list groups')).toBe('Choose an operation from the list, or type its path.');
  });

  it('is kept without secrets, and what cannot be read back is nothing', () => {
    const kept = toKept({
      method: 'GET',
      path: '/api/v1/users?access_token=planted0Secret1',
      scopes: ['okta.users.read', 'eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2lnbmF0dXJl'],
    });
    expect(kept).toMatchObject({ method: 'GET', scopes: ['okta.users.read'] });
    expect(kept?.path).not.toContain('planted0Secret1');
    expect(readKeptEdits(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect([toKept(EMPTIED), readKeptEdits(7), readKeptEdits({ scopes: [1, 'a'] }).scopes]).toEqual([
      null,
      NO_EDITS,
      ['a'],
    ]);
  });
});
