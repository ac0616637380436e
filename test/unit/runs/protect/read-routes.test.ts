// What a person writes for an API, its routes and the origins of pages: taken in every usual spelling, refused with what to write.
import { expect, test } from 'vitest';
import { isWrite, readApiUrl, readOrigin, readRoute } from '../../../../shared/runs/protect/read-routes.ts';

test.each([
  ['GET /api/whoami=protected', { method: 'GET', path: '/api/whoami', expect: 'protected' }],
  ['get api/hello = open', { method: 'GET', path: '/api/hello', expect: 'open' }],
  ['POST /things?dry=true=Protected', { method: 'POST', path: '/things?dry=true', expect: 'protected' }],
])('%s is a route', (text, value) => {
  expect(readRoute(text)).toEqual({ ok: true, value });
});

test.each([
  ['', 'is no route'],
  ['/api/whoami=protected', 'is no route'],
  ['GET /api/whoami', 'is no route'],
  ['GET /api/whoami=closed', 'protected or open'],
  ['GET https://api.example.com/whoami=open', 'a whole address'],
  ['GET /users/{id}=open', 'cannot be sent'],
])('%s is none', (text, message) => {
  expect(readRoute(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) });
});

test.each([
  ['https://api.example.com', 'https://api.example.com'],
  [' https://api.example.com/v1/ ', 'https://api.example.com/v1'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('%s is a base URL', (text, value) => {
  expect(readApiUrl(text)).toEqual({ ok: true, value });
});

test.each([
  '',
  'api.example.com',
  'ftp://api.example.com',
  'https://user:secret@api.example.com',
  'https://api.example.com?x=1',
])('%s is none', (text) => {
  expect(readApiUrl(text)).toMatchObject({ ok: false });
});

test('an origin is taken out of the address of a page', () => {
  expect(readOrigin('https://app.example.com/start')).toEqual({ ok: true, value: 'https://app.example.com' });
  expect(readOrigin('app.example.com')).toMatchObject({ ok: false });
});

test('what may change something is known by its method', () => {
  expect(['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'].filter((method) => isWrite({ method }))).toEqual([
    'POST',
    'DELETE',
  ]);
});
