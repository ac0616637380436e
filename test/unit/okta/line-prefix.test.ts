// What loggers put before a line, read for answers (a header or a status is never part of a prefix) and for requests at the start of a message.
import { describe, expect, it } from 'vitest';
import { messageOf, withoutLinePrefixes } from '../../../shared/okta/wire-text/line-prefix.ts';

const PREFIXES = [
  '[DEBUG] ',
  '2026-07-01T10:00:00.000Z [DEBUG] plugin: ',
  '2026/07/01 10:00:00 ',
  '07/01/2026, 10:00:00 AM ',
  '01/Jul/2026:10:00:00 +0000 ',
  'Jul 01, 2026 10:00:00 AM ',
  'Wed, 01 Jul 2026 10:00:00 GMT ',
  'Wed Jul  1 10:00:00 UTC 2026 ',
  'Jul  1 10:00:00 host sync[12]: ',
  'sync.1.abc@node    | ',
  'app_1  | ',
  '[error] ',
  '2026-07-01T10:00:00.000Z\t0b1c2d3e-1111-2222-3333-444455556666\tINFO\t',
  '2026-07-01T10:00:00.0000000Z ##[debug]',
  '2026-07-01 10:00:00,123 (worker-1) WARNING ',
  'E0701 10:00:00.000001 1 client.go:8] ',
  '[10:00:00 WRN] ',
];

describe.each(PREFIXES)('%j', (prefix) => {
  it('is taken off an answer', () => {
    const answer = [
      'HTTP/1.1 403 Forbidden',
      'Date: Wed, 01 Jul 2026 10:00:00 GMT',
      'X-Rate-Limit-Limit: 600',
      '{"a":1}',
    ];
    expect(withoutLinePrefixes(answer.map((line) => prefix + line).join('\n'))).toBe(answer.join('\n'));
  });

  it('is taken off a request', () => {
    expect(messageOf(`${prefix}GET /api/v1/users`)).toBe('GET /api/v1/users');
  });
});

it.each([
  '403 Forbidden',
  '(403) Forbidden',
  'error sending request for url (https://acme.okta.com/api/v1/users)',
  'error: invalid_client',
  'www-authenticate: Bearer error="invalid_token"',
])('behind a time %j stays whole', (line) => {
  expect(withoutLinePrefixes(`2026-07-01T10:00:00Z ${line}`)).toBe(line);
});
