// An integration file with each kind of mistake: one problem, at its line and column, with what is wrong and what to do, and never a secret.
import { expect, test } from 'vitest';
import { checkIntegration } from '../../../shared/integration/check-integration.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import { CHECK_IDS } from '../../../shared/runs/readiness/readiness-checks.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { GOOD_INTEGRATION } from './good-integration.ts';
import { CONTENT_MISTAKES, FORM_MISTAKES } from './integration-mistakes.ts';

const catalogue = loadCatalogue();
const problemsOf = (text: string) => checkIntegration(readIntegration(text), catalogue, CHECK_IDS);

test('the integration that is spoiled below has no problem', () => {
  expect(problemsOf(GOOD_INTEGRATION)).toEqual([]);
});

test.each([...FORM_MISTAKES, ...CONTENT_MISTAKES])(
  '$name',
  ({ from, to, severity = 'error', message, fix, hidden }) => {
    expect(GOOD_INTEGRATION).toContain(from);
    const marked = GOOD_INTEGRATION.replace(from, () => to);
    const before = marked.slice(0, marked.indexOf('¦')).split('\n');
    const problems = problemsOf(marked.replace('¦', ''));
    expect(problems).toEqual([
      {
        line: before.length,
        column: (before.at(-1) ?? '').length + 1,
        severity,
        message: expect.stringContaining(message),
        fix: expect.stringContaining(fix),
      },
    ]);
    if (hidden !== undefined) expect(JSON.stringify(problems)).not.toContain(hidden);
  },
);

test('a secret is found in a file whose form is wrong too', () => {
  const secret = '00aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5kL7n';
  const problems = problemsOf(`integration: Acme\nscopes: { ${secret}: why }\npassword: ${secret}\n`);
  expect(problems.map(({ message }) => message)).toContain('This looks like a secret.');
  expect(JSON.stringify(problems)).not.toContain(secret);
});
