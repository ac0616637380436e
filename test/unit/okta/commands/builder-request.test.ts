// What the request builder takes of a pasted text: the path for the tenant in use, and nothing that is secret.
import { expect, it } from 'vitest';
import { builderRequest } from '../../../../shared/okta/commands/builder-request.ts';

const ORIGIN = 'https://acme.okta.com';

it.each([
  ['a whole address', 'https://acme.okta.com/api/v1/users?limit=2', '/api/v1/users?limit=2', null],
  ['with another case and its port', ' HTTPS://ACME.okta.com:443/api/v1/users ', '/api/v1/users', null],
  [
    'with placeholders and a fragment',
    'https://acme.okta.com/api/v1/users/{userId}#top',
    '/api/v1/users/{userId}',
    null,
  ],
  [
    'of another host',
    'https://other.okta.com/api/v1/users',
    'https://other.okta.com/api/v1/users',
    'https://other.okta.com',
  ],
  [
    'of a host that only looks like it',
    'https://acme.okta.com@evil.example.com/api/v1/users',
    'https://evil.example.com/api/v1/users',
    'https://evil.example.com',
  ],
  [
    'of a longer host',
    'https://acme.okta.com.evil.example.com/',
    'https://acme.okta.com.evil.example.com/',
    'https://acme.okta.com.evil.example.com',
  ],
  ['not encrypted', 'http://acme.okta.com/api/v1/users', 'http://acme.okta.com/api/v1/users', 'http://acme.okta.com'],
  ['a variable for the host', 'curl "https://$yourOktaDomain/api/v1/users"', '/api/v1/users', null],
  ['a variable of Postman', "curl --location '{{url}}/api/v1/users'", '/api/v1/users', null],
  ['no scheme', 'curl acme.okta.com/api/v1/users', '/api/v1/users', null],
])('%s', (_what, text, path, elsewhere) => {
  expect(builderRequest(text, ORIGIN)).toMatchObject({ path, elsewhere });
});

it.each(['/api/v1/users', 'api/v1/users', '', 'https://acme.okta.com/a and more words'])(
  'a path is none: %s',
  (text) => {
    expect(builderRequest(text, ORIGIN)).toBeNull();
  },
);

it('no secret is taken over or named, whatever it stands in', () => {
  const text = `curl 'https://me:secret-1@acme.okta.com/api/v1/users?token=secret-2&limit=1' \\
  -H 'Authorization: SSWS secret-3' -H 'DPoP: secret-4' -H 'X-API-Key: secret-5' -H 'Cookie: sid=secret-6' -b 'sid=secret-7' -u me:secret-8 -H 'X-Forward: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzZWNyZXQtIn0.c2VjcmV0LQ' \\
  --oauth2-bearer secret-9 -d 'client_secret=secret-0&scope=okta.users.read'`;
  const found = builderRequest(text, ORIGIN);
  expect(found).toMatchObject({ method: 'POST', path: '/api/v1/users?limit=1', body: 'scope=okta.users.read' });
  expect(found?.headers).toEqual([['Content-Type', 'application/x-www-form-urlencoded']]);
  expect(JSON.stringify(found)).not.toContain('secret-');
  expect(found?.notes[0]).toContain('the header Authorization');
  expect(found?.notes[0]).toContain('the user and password of the address');
});

it('a secret does not come out in the address of another host', () => {
  const found = builderRequest('https://me:secret-1@other.okta.com/api/v1/users?access_token=secret-2', ORIGIN);
  expect(JSON.stringify(found)).not.toContain('secret-');
});

it('what a browser adds by itself is left out and counted', () => {
  const found = builderRequest(
    `fetch("https://acme.okta.com/api/v1/users", {"headers":{"accept":"application/json","accept-language":"en","sec-fetch-mode":"cors","user-agent":"Mozilla/5.0"}})`,
    ORIGIN,
  );
  expect(found?.headers).toEqual([['accept', 'application/json']]);
  expect(found?.notes).toEqual(['Left out: 3 headers of the browser.']);
});
