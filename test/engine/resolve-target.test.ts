// A credential leaves to its own tenant only, whatever the page gives as a path.
import { expect, test } from 'vitest';
import { resolveTarget } from '../../electron/engine/exchange/resolve-target.ts';

const ORG = 'https://acme.okta.com';

test.each([
  ['/api/v1/users?limit=2#x', 'https://acme.okta.com/api/v1/users?limit=2'],
  ['https://acme.okta.com/api/v1/users', 'https://acme.okta.com/api/v1/users'],
  ['/a/../b', 'https://acme.okta.com/b'],
])('%s is taken', (path, url) => expect(resolveTarget(ORG, path).href).toBe(url));

test.each([
  '//evil.example/x',
  'https://evil.example/x',
  'https://acme.okta.com.evil.example/',
  'https://user:pw@acme.okta.com/',
  'http://acme.okta.com/x',
  'https://acme.okta.com:444/',
])('%s is refused as another origin', (path) =>
  expect(() => resolveTarget(ORG, path)).toThrow(expect.objectContaining({ code: 'ORIGIN_REFUSED' })),
);

test.each(['api/v1/users', '', '/a b', '/\\evil.example', '/a\nHost: evil', 'javascript:alert(1)'])(
  '%j is no path',
  (path) => expect(() => resolveTarget(ORG, path)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' })),
);

test('http is for loopback only', () => {
  expect(resolveTarget('http://127.0.0.1:4000', '/x').href).toBe('http://127.0.0.1:4000/x');
  expect(() => resolveTarget('http://acme.okta.com', '/x')).toThrow(
    expect.objectContaining({ code: 'ORIGIN_REFUSED' }),
  );
});
