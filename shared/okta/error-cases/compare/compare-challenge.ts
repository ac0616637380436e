// WWW-Authenticate by its structure: each challenge by its scheme, then each parameter. The order of challenges and of
// parameters means nothing (RFC 9110 §11.6.1).
import { type Challenge, parseWwwAuthenticate } from '../../verdict/denial.ts';
import type { Difference } from './difference.ts';
import { matchesText } from './match-template.ts';

const HEADER = 'www-authenticate';

export function compareChallenge(template: string, received: string): Difference[] {
  const wanted = parseWwwAuthenticate(template);
  const actual = parseWwwAuthenticate(received);
  const whole = { part: 'header' as const, name: HEADER, expected: template, actual: received };
  if (wanted.length === 0 || actual.length === 0)
    return template === received ? [] : [{ ...whole, words: 'The header www-authenticate holds no challenge.' }];
  const left = [...actual];
  const differences = wanted.flatMap((challenge): Difference[] => {
    // By scheme, because the order means nothing; a lone one of another scheme is the one in its place.
    const same = left.findIndex(({ scheme }) => isSame(scheme, challenge.scheme));
    const index = same < 0 && wanted.length === 1 && left.length === 1 ? 0 : same;
    const [found] = index < 0 ? [] : left.splice(index, 1);
    if (!found) return [schemeDiffers(challenge.scheme, null, `The challenge for ${challenge.scheme} is missing.`)];
    return compareOne(challenge, found);
  });
  const more = left.map(({ scheme }) => schemeDiffers(null, scheme, `There is a challenge for ${scheme} as well.`));
  return [...differences, ...more];
}

function compareOne(wanted: Challenge, actual: Challenge): Difference[] {
  const differences: Difference[] = [];
  if (!isSame(wanted.scheme, actual.scheme))
    differences.push(
      schemeDiffers(
        wanted.scheme,
        actual.scheme,
        `The challenge is for ${actual.scheme} where ${wanted.scheme} was expected.`,
      ),
    );
  const names = new Set([...Object.keys(wanted.parameters), ...Object.keys(actual.parameters)]);
  for (const name of names) {
    const [expected, value] = [parameterOf(wanted, name), parameterOf(actual, name)];
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

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** An org may call a parameter by a name that every object has. */
const parameterOf = ({ parameters }: Challenge, name: string): string | null =>
  Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;

const schemeDiffers = (expected: string | null, actual: string | null, words: string): Difference => ({
  part: 'header',
  name: `${HEADER}: scheme`,
  expected,
  actual,
  words,
});
