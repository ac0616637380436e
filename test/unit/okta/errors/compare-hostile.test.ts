// Answers that an org should not give and may: names that every object has, several challenges, a body longer than any error.
import { describe, expect, it } from 'vitest';
import { challengeAnswer, oktaAnswer } from '../../../../shared/okta/error-cases/cases/expected-answers.ts';
import { compareAnswer } from '../../../../shared/okta/error-cases/compare/compare-answer.ts';
import { explainDivergence } from '../../../../shared/okta/error-cases/compare/explain-divergence.ts';
import { asExpected } from '../../../../shared/okta/error-cases/compare/judge-answer.ts';
import { normalizeAnswer } from '../../../../shared/okta/error-cases/compare/normalize-answer.ts';

const own = { host: 'acme.okta.com', clientId: null };
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

describe('names that every object has', () => {
  it.each(names)('%s stays what it was, as a header and in a body', (name) => {
    const shown = normalizeAnswer(
      { status: 400, headers: [[name, 'x']], bodyText: `{"${name}":"y","inner":{"${name}":"z"}}` },
      own,
    );
    expect(shown.headers).toEqual([[name.toLowerCase(), 'x']]);
    expect(shown.body).toContain(`"${name}": "y"`);
    expect(shown.body).toContain(`"${name}": "z"`);
  });

  it.each(names)('%s as a parameter of a challenge is one more parameter', (name) => {
    const expected = challengeAnswer('token_expired');
    const header = expected.headers['www-authenticate'] ?? '';
    const differences = compareAnswer(expected, {
      status: 401,
      headers: [['www-authenticate', `${header}, ${name}="x"`]],
      body: '',
    });
    expect(differences.map(({ words }) => words)).toEqual([
      `The challenge holds ${name.toLowerCase()}, which was not expected.`,
    ]);
  });
});

describe('several challenges', () => {
  const expected = challengeAnswer('token_expired');
  const bearer = expected.headers['www-authenticate'] ?? '';
  const words = (...values: string[]) =>
    compareAnswer(expected, {
      status: 401,
      headers: values.map((value) => ['www-authenticate', value]),
      body: '',
    }).map((difference) => difference.words);

  it('are paired by their scheme, whichever is first', () => {
    expect(words('DPoP algs="RS256"', bearer)).toEqual(['There is a challenge for DPoP as well.']);
    expect(words(bearer)).toEqual([]);
  });

  it('are compared one by one with a saved baseline', () => {
    const baseline = asExpected([expected], {
      status: 401,
      headers: [
        ['www-authenticate', bearer],
        ['www-authenticate', 'DPoP algs="RS256"'],
      ],
      body: '',
    });
    const now = { status: 401, headers: [['www-authenticate', bearer]] as [string, string][], body: '' };
    expect(compareAnswer(baseline, now).map((difference) => difference.words)).toEqual([
      'The challenge for DPoP is missing.',
    ]);
  });
});

it('does not call a long body one that is not JSON', () => {
  const users = Array.from({ length: 1000 }, (_, index) => ({ id: index, status: 'ACTIVE' }));
  const shown = normalizeAnswer(
    { status: 403, headers: [['content-type', 'application/json']], bodyText: JSON.stringify(users) },
    own,
  );
  const expected = oktaAnswer('E0000006');
  const differences = compareAnswer(expected, shown);
  expect(differences.map(({ words }) => words).join(' ')).toContain('longer than any error');
  expect(differences.map(({ words }) => words).join(' ')).not.toContain('not JSON');
  const why = explainDivergence(
    { expected: [expected], uncertain: null, whenAccepted: null },
    shown,
    differences,
    'role-missing',
  );
  expect(why).not.toContain('Status and error are as expected');
});
