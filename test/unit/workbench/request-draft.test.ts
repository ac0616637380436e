// From what was typed to what is sent, and what of it may be kept over a reload.
import { describe, expect, it } from 'vitest';
import { operationOf } from '../../../renderer/features/workbench/request/chosen-operation.ts';
import { FIRST_DRAFT, newRow, readDraft, withoutSecrets } from '../../../renderer/features/workbench/request/draft.ts';
import { buildPath, withoutOrigin } from '../../../renderer/features/workbench/request/parameters/build-path.ts';
import {
  parameterHint,
  parameterIssue,
} from '../../../renderer/features/workbench/request/parameters/parameter-issue.ts';
import { indexCatalogue } from '../../../renderer/platform/session-state/catalogue.ts';
import type { Parameter } from '../../../shared/okta/catalogue/catalogue.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';

const query = (name: string, change: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  required: false,
  type: 'string',
  ...change,
});

describe('the path', () => {
  const parameters = [query('search'), query('include', { type: 'array' })];
  const build = (path: string, values: Record<string, string[]> = {}, rows = [newRow()]) =>
    buildPath({ path, values, query: rows }, parameters);

  it('fills placeholders and encodes what they hold', () => {
    expect(build('/api/v1/users/{id}', { id: ['a/b c?d@example.com'] })).toEqual({
      path: '/api/v1/users/a%2Fb%20c%3Fd%40example.com',
      unfilled: [],
    });
  });

  it('names the placeholders that have no value', () => {
    expect(build('/api/v1/groups/{groupId}/users/{id}', { id: ['00u1'] }).unfilled).toEqual(['groupId']);
  });

  it('leaves out empty parameters, repeats lists and adds rows that are on', () => {
    const rows = [newRow('x', 'a&b'), { ...newRow('y', '1'), on: false }, newRow('', 'nameless')];
    expect(build('/p', { search: [''], include: ['one', 'two'] }, rows).path).toBe(
      '/p?include=one&include=two&x=a%26b',
    );
  });

  it('joins a query that was typed into the path', () => {
    expect(build('/p?limit=2', { search: ['q'] }).path).toBe('/p?limit=2&search=q');
    expect(build('/p?', { search: ['q'] }).path).toBe('/p?search=q');
  });

  it('drops the origin of this tenant and of no other', () => {
    expect(withoutOrigin('https://acme.okta.com/api/v1/users', 'https://acme.okta.com')).toBe('/api/v1/users');
    expect(withoutOrigin('https://acme.okta.com.evil.example/x', 'https://acme.okta.com')).toBe(
      'https://acme.okta.com.evil.example/x',
    );
    expect(withoutOrigin('https://other.okta.com/x', 'https://acme.okta.com')).toBe('https://other.okta.com/x');
  });
});

describe('the operation of a draft', () => {
  const index = indexCatalogue(loadCatalogue());
  const find = (method: string, path: string, operationId: string | null = null) =>
    operationOf({ method, path, operationId }, index)?.id ?? null;

  it('is found by template, by a filled path and by a path with a query', () => {
    expect(find('GET', '/api/v1/users/{id}')).toBe('getUser');
    expect(find('GET', '/api/v1/users/00u1')).toBe('getUser');
    expect(find('GET', '/api/v1/users?limit=2')).toBe('listUsers');
  });

  it('is no longer the one picked when method or path have changed', () => {
    expect(find('POST', '/api/v1/users', 'listUsers')).toBe('createUser');
    expect(find('GET', '/api/v1/nowhere', 'listUsers')).toBeNull();
  });
});

describe('a parameter', () => {
  it('has its value checked against type, limits and choices', () => {
    const limit = query('limit', { type: 'integer', min: 1, max: 200 });
    expect(['', '20', '0', '201', '2.5', 'ten'].map((value) => parameterIssue(limit, value))).toEqual([
      null,
      null,
      'Must be at least 1.',
      'Must be at most 200.',
      'Must be a whole number.',
      'Must be a whole number.',
    ]);
    expect(parameterIssue(query('order', { enum: ['asc', 'desc'] }), 'up')).toBe('Must be one of asc, desc.');
    expect(parameterIssue(query('on', { type: 'boolean' }), 'yes')).toBe('Must be true or false.');
  });

  it('says what it takes', () => {
    expect(parameterHint(query('limit', { type: 'integer', default: 50, min: 1, max: 200 }))).toBe(
      'default 50, 1 to 200',
    );
    expect(parameterHint(query('q'))).toBe('');
  });
});

describe('a kept draft', () => {
  it('holds no header that carries a secret', () => {
    const headers = [
      newRow('Authorization', 'Bearer s3cret'),
      newRow('X-Api-Key', 's3cret'),
      newRow('Accept', 'text/csv'),
    ];
    const kept = JSON.stringify(withoutSecrets({ ...FIRST_DRAFT, headers }));
    expect(kept).not.toContain('s3cret');
    expect(kept).toContain('text/csv');
  });

  it('is restored as it was', () => {
    const draft = {
      ...FIRST_DRAFT,
      method: 'POST',
      values: { include: ['a', 'b'] },
      headers: [newRow('If-Match', '"1"')],
      auth: { kind: 'credential' as const, credentialId: 'c1' },
      body: '{}',
      timeoutMs: 5000,
    };
    const back = readDraft(JSON.parse(JSON.stringify(withoutSecrets(draft))));
    expect(back).toEqual({ ...draft, headers: [{ ...draft.headers[0], id: expect.any(String) }] });
  });

  it('is replaced when what was kept is no draft', () => {
    expect(readDraft('nonsense')).toBeNull();
    expect(readDraft({ method: 'GET' })).toBeNull();
    expect(readDraft({ method: 'GET', path: '/x', values: 3, query: 'no', auth: { kind: 'root' } })?.auth).toEqual({
      kind: 'auto',
    });
  });
});
