// An empty body is distinguished by what it is the answer to: a person must know whether something is wrong.
import { expect, test } from 'vitest';
import { emptyBodyWords } from '../../../renderer/viewer/exchange/empty-body-words.ts';

const CHALLENGE: [string, string][] = [['WWW-Authenticate', 'Bearer error="invalid_token"']];

test.each([
  ['GET', 401, CHALLENGE, /does not accept.*WWW-Authenticate/],
  ['GET', 403, CHALLENGE, /missing scope.*WWW-Authenticate/],
  ['GET', 400, CHALLENGE, /WWW-Authenticate/],
  ['HEAD', 200, [], /^HEAD asks for the headers alone/],
  // No body is what HEAD asks for, whatever the answer.
  ['head', 401, CHALLENGE, /^HEAD/],
  ['DELETE', 204, [], /204/],
  ['POST', 202, [], /not done with it yet/],
  ['GET', 304, [], /Nothing has changed/],
  ['GET', 302, [['location', '/login']], /Location/],
  ['GET', 500, [], /request ID/],
  ['GET', 401, [], /no header says why/],
  ['GET', 200, [], /nothing was sent after the headers/],
] as [string, number, [string, string][], RegExp][])('%s answered with %i', (method, status, headers, words) => {
  expect(emptyBodyWords(method, { status, headers })).toMatch(words);
});
