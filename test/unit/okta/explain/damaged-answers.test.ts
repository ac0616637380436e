// Answers that arrive damaged: what the judge says of a body that is no JSON though it says so, of a gateway's page, and of a
// write that nobody knows the end of.
import { expect, test } from 'vitest';
import type { JudgedResponse } from '../../../../shared/okta/verdict/judgement.ts';
import { judgeResponse } from '../../../../shared/okta/verdict/verdict.ts';

const judge = (more: Partial<JudgedResponse>) =>
  judgeResponse({
    operation: null,
    method: 'GET',
    path: '/api/v1/users',
    status: 200,
    headers: [['content-type', 'application/json']],
    bodyText: '[]',
    heldScopes: null,
    ...more,
  });

test.each([
  ['a text that breaks off', { bodyText: '[{"id":"00u1"' }, true],
  [
    'another JSON type',
    { bodyText: '{"a":', headers: [['Content-Type', 'application/scim+json;charset=utf-8']] },
    true,
  ],
  ['the beginning of a long body', { bodyText: '[{"id":"00u1"', bodyCut: true }, false],
  ['a body of another type', { bodyText: '<a', headers: [['content-type', 'text/xml']] }, false],
  ['an empty body', { bodyText: '' }, false],
  ['a whole body', { bodyText: '[{"id":"00u1"}]' }, false],
] as [string, Partial<JudgedResponse>, boolean][])('%s', (_name, more, broken) => {
  const { verdict, title, next } = judge(more);
  expect(verdict).toBe('allowed');
  expect(title.includes('not valid JSON')).toBe(broken);
  if (broken) expect(next).not.toBe('');
});

test.each([502, 503, 504])('a page with %i is a fault of what is in front of the org, not another server', (status) => {
  const page: Partial<JudgedResponse> = { bodyText: '<html>', headers: [['content-type', 'text/html']] };
  expect(judge({ ...page, status })).toMatchObject({
    verdict: 'server-fault',
    title: 'A gateway answered for the org',
  });
  expect(judge({ ...page, status: 404 }).verdict).toBe('not-okta');
});

test.each(['reset', 'timeout', 'truncated'])('a write that ends in %s may have been done', (kind) => {
  const failure = { kind, fix: 'Send it again.' };
  expect(judge({ method: 'POST', failure })).toMatchObject({
    meaning: expect.stringContaining('may have done'),
    next: 'Read what is there now before you send it again.',
  });
  expect(judge({ method: 'GET', failure }).next).toBe('Send it again.');
  expect(judge({ method: 'POST', status: null, failure: { kind: 'dns', fix: 'Check the name.' } }).next).toBe(
    'Check the name.',
  );
});
