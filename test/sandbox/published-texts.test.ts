// The sandbox's own tables of errors against Okta's, which the bench has for explaining answers: they were written apart, so
// that a slip in one of them shows here. What a request gets in which case is tested over HTTP, in the other files.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BEARER_ERRORS } from '../../electron/sandbox/api/challenge.ts';
import { MANAGEMENT_ERRORS } from '../../electron/sandbox/http/okta-error.ts';
import { OAUTH_ERRORS } from '../../electron/sandbox/servers/oauth-error.ts';
import { OAUTH_ERROR_CODES } from '../../shared/okta/errors/oauth-error-codes.ts';
import { findOktaErrorCode } from '../../shared/okta/errors/okta-error-codes.ts';

const ledger = readFileSync(new URL('../../electron/sandbox/FIDELITY.md', import.meta.url), 'utf8');

it.each(Object.entries(MANAGEMENT_ERRORS))('%s has its status and summary, and a row in FIDELITY.md', (code, own) => {
  const published = findOktaErrorCode(code);
  expect([published?.status, published?.text]).toEqual([...own]);
  expect(ledger).toContain(code);
});

/** Ours, where Okta publishes no text (FIDELITY.md, †). */
const OURS = new Set(['scope_too_long']);

it.each([...Object.entries(OAUTH_ERRORS), ...Object.entries(BEARER_ERRORS)].filter(([key]) => !OURS.has(key)))(
  '%s has its status, error and description',
  (_, [status, error, text]) => {
    const published = OAUTH_ERROR_CODES.filter((entry) => entry.text === text);
    expect(published.map((entry) => [entry.status, entry.error])).toContainEqual([status, error]);
  },
);
