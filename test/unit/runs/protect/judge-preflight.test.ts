// What the answer to a preflight means for pages of an allowed and of a foreign origin.
import { expect, test } from 'vitest';
import { type CorsOrigin, judgePreflight } from '../../../../shared/runs/protect/judge-preflight.ts';
import type { ProtectVerdict } from '../../../../shared/runs/protect/protect-verdicts.ts';

const APP = 'https://app.example.com';
const FOREIGN = 'https://foreign.example';
const named = (origin: string, more: Record<string, string> = {}) => ({
  'access-control-allow-origin': origin,
  'access-control-allow-headers': 'Authorization, Content-Type',
  ...more,
});

type Row = [
  what: string,
  from: CorsOrigin,
  status: number | null,
  headers: Record<string, string>,
  ProtectVerdict,
  method?: string,
];
const ROWS: Row[] = [
  ['the allowed origin is named', 'allowed', 204, named(APP), 'accepted'],
  ['any origin is allowed', 'allowed', 200, named('*'), 'accepted'],
  ['no CORS at all', 'allowed', 204, {}, 'refused-wrongly'],
  ['another origin is named', 'allowed', 204, named('https://other.example.com'), 'refused-wrongly'],
  ['a slash too many', 'allowed', 204, named(`${APP}/`), 'refused-wrongly'],
  ['the preflight needs a token', 'allowed', 401, {}, 'refused-wrongly'],
  [
    'Authorization is not allowed',
    'allowed',
    204,
    named(APP, { 'access-control-allow-headers': '*' }),
    'refused-wrongly',
  ],
  [
    'the method is not allowed',
    'allowed',
    204,
    named(APP, { 'access-control-allow-methods': 'GET, POST' }),
    'refused-wrongly',
    'DELETE',
  ],
  [
    'the method is allowed',
    'allowed',
    204,
    named(APP, { 'access-control-allow-methods': 'GET, DELETE' }),
    'accepted',
    'DELETE',
  ],
  ['named, with a status that no browser takes', 'allowed', 404, named(APP), 'wrong-status'],
  ['a redirect', 'allowed', 302, {}, 'redirected'],
  ['a fault', 'foreign', 500, {}, 'server-fault'],
  ['no answer', 'foreign', null, {}, 'unanswered'],
  ['the foreign origin is not named', 'foreign', 204, {}, 'refused'],
  ['the allowed one is named to the foreign one', 'foreign', 204, named(APP), 'refused'],
  ['the foreign origin is refused with 403', 'foreign', 403, {}, 'refused'],
  ['whatever asks is allowed', 'foreign', 204, named(FOREIGN), 'let-in'],
  ['any origin is allowed to the foreign one', 'foreign', 204, named('*'), 'let-in'],
];

test.each(ROWS)('%s', (_what, from, status, headers, verdict, method = 'GET') => {
  const origin = from === 'allowed' ? APP : FOREIGN;
  const judged = judgePreflight({ from, origin, method }, status, Object.entries(headers));
  expect(judged.verdict).toBe(verdict);
  expect(judged.met).toBe(verdict === 'accepted' || verdict === 'refused');
  if (!judged.met) expect(judged.advice).not.toBe('');
});

test('a foreign origin that is allowed with cookies is said to be worse', () => {
  const headers = Object.entries(named(FOREIGN, { 'access-control-allow-credentials': 'true' }));
  expect(judgePreflight({ from: 'foreign', origin: FOREIGN, method: 'GET' }, 204, headers).cause).toContain('cookies');
});
