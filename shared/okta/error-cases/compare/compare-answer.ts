// Expected against actual: status, header by header, body by structure. Every difference in words that a person understands
// without knowing how it was compared. An answer compared with itself has none.
import type { CaseDifference, ShownAnswer } from '../../../model/case-results.ts';
import { headerValue } from '../../wire-text/headers.ts';
import type { ExpectedAnswer } from '../error-case.ts';
import { compareBody } from './compare-body.ts';
import { compareChallenge } from './compare-challenge.ts';
import { matchesText } from './match-template.ts';

export function compareAnswer(expected: ExpectedAnswer, actual: ShownAnswer): CaseDifference[] {
  return [...compareStatus(expected, actual), ...compareHeaders(expected, actual), ...compareBody(expected, actual)];
}

function compareStatus(expected: ExpectedAnswer, actual: ShownAnswer): CaseDifference[] {
  if (expected.status === actual.status) return [];
  return [
    {
      part: 'status',
      name: 'status',
      expected: String(expected.status),
      actual: String(actual.status),
      words: `The status is HTTP ${actual.status}, where HTTP ${expected.status} was expected.`,
    },
  ];
}

function compareHeaders(expected: ExpectedAnswer, { headers }: ShownAnswer): CaseDifference[] {
  return Object.entries(expected.headers).flatMap(([name, template]): CaseDifference[] => {
    const received = headerValue(headers, name);
    if (name === 'www-authenticate' && template !== null && received !== null)
      return compareChallenge(template, received);
    const value = name === 'content-type' ? mediaType(received) : received;
    const wanted = name === 'content-type' ? mediaType(template) : template;
    const difference = { part: 'header' as const, name, expected: wanted, actual: value };
    if (wanted === null)
      return value === null ? [] : [{ ...difference, words: `There is a header ${name}, but there should be none.` }];
    if (value === null) return [{ ...difference, words: `The header ${name} is missing.` }];
    if (matchesText(wanted, value)) return [];
    return [{ ...difference, words: `The header ${name} is “${value}” where “${wanted}” was expected.` }];
  });
}

/** Without parameters: whether a charset is named makes no difference to anyone. */
function mediaType(value: string | null): string | null {
  return value === null ? null : (value.split(';')[0]?.trim().toLowerCase() ?? null);
}
