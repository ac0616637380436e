// WWW-Authenticate by its structure: scheme, then each parameter. The order of the parameters means nothing (RFC 9110 §11.6.1).
import { parseWwwAuthenticate } from '../denial.ts';
import type { Difference } from './difference.ts';
import { matchesText } from './match-template.ts';

const HEADER = 'www-authenticate';

export function compareChallenge(template: string, came: string): Difference[] {
  const [wanted] = parseWwwAuthenticate(template);
  const [actual] = parseWwwAuthenticate(came);
  const whole = { part: 'header' as const, name: HEADER, expected: template, actual: came };
  if (!wanted || !actual)
    return template === came ? [] : [{ ...whole, words: 'The header www-authenticate holds no challenge.' }];
  const differences: Difference[] = [];
  if (wanted.scheme.toLowerCase() !== actual.scheme.toLowerCase())
    differences.push({
      part: 'header',
      name: `${HEADER}: scheme`,
      expected: wanted.scheme,
      actual: actual.scheme,
      words: `The challenge is for ${actual.scheme} where ${wanted.scheme} was expected.`,
    });
  const names = new Set([...Object.keys(wanted.parameters), ...Object.keys(actual.parameters)]);
  for (const name of names) {
    const expected = wanted.parameters[name] ?? null;
    const value = actual.parameters[name] ?? null;
    const difference = { part: 'header' as const, name: `${HEADER}: ${name}`, expected, actual: value };
    if (expected === null)
      differences.push({ ...difference, words: `The challenge holds ${name}, which was not expected.` });
    else if (value === null) differences.push({ ...difference, words: `The challenge lacks ${name}.` });
    else if (!matchesText(expected, value))
      differences.push({
        ...difference,
        words: `${name} of the challenge is “${value}” where “${expected}” was expected.`,
      });
  }
  return differences;
}
