// The public keys of an app in each shape in which an org may answer them: Okta's schema says an array, its example an object (FACTS-D §21.2).
import { expect, it } from 'vitest';
import { parseKeys } from '../../../electron/engine/app-access/parse-lists.ts';

const key = { id: 'pks1', kid: 'main', kty: 'RSA', alg: 'RS256', use: 'sig', n: 'AQAB', e: 'AQAB', status: 'ACTIVE' };

it.each<[string, unknown]>([
  ['a bare array', [key]],
  ['an object with keys', { keys: [key] }],
  ['an object with jwks', { jwks: { keys: [key] } }],
])('%s is the same list', async (_, body) => {
  const [only, ...others] = (await parseKeys(body)) ?? [];
  expect(only).toMatchObject({ id: 'pks1', kid: 'main', active: true, type: 'RSA, RS256' });
  expect(only?.thumbprint).toHaveLength(43);
  expect(others).toEqual([]);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['an error', { errorCode: 'E0000006' }],
  ['an object with something else', { jwks: { keys: 'none' } }],
])('%s is no list', async (_, body) => {
  expect(await parseKeys(body)).toBeNull();
});
