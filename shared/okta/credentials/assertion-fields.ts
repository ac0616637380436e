// How a client signs its assertion where that is not to be as usual: with which algorithm, whether it names its key, for how long it holds
// (FACTS §1.2). Okta takes RS256 to RS512 and ES256 to ES512 of a private key, HS256 to HS512 of a secret, and no PS256.
import type { ChoiceField, TextField, ToggleField } from './credential-kind.ts';

/** In place of the name of an algorithm: the one that the key is made for. */
export const OF_THE_KEY = 'auto';

const USUAL_LIFE_MIN = 5;
const LONGEST_LIFE_MIN = 60;

const algorithmsOf = <Name extends string>(...names: readonly Name[]) =>
  [
    { value: OF_THE_KEY, label: 'Usual' },
    ...names.map((name): { value: Name; label: Name } => ({ value: name, label: name })),
  ] as const;

const ALGORITHM = {
  name: 'alg',
  label: 'Algorithm',
  secret: false,
  rare: true,
  input: 'choice',
  usual: OF_THE_KEY,
} as const;

export const keyAlgorithmField = {
  ...ALGORITHM,
  help: 'Usual: what the key itself names, else RS256, or the one of its curve.',
  options: algorithmsOf('RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'),
} as const satisfies ChoiceField;

export const secretAlgorithmField = {
  ...ALGORITHM,
  help: 'Usual: HS256.',
  options: algorithmsOf('HS256', 'HS384', 'HS512'),
} as const satisfies ChoiceField;

export const nameKeyField = {
  name: 'kid',
  label: 'Name the key (kid)',
  help: 'An app with several keys needs it. Off: the org takes the only key that the app has.',
  secret: false,
  rare: true,
  input: 'toggle',
  usual: true,
} as const satisfies ToggleField;

export const assertionLifeField = {
  name: 'assertionLife',
  label: 'Assertion life',
  placeholder: String(USUAL_LIFE_MIN),
  help: `Minutes, ${LONGEST_LIFE_MIN} at most.`,
  ask: null,
  secret: false,
  rare: true,
  input: 'text',
  refusal: null,
  fault: (text) =>
    /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_LIFE_MIN
      ? null
      : {
          message: `An assertion cannot hold for “${text}” minutes.`,
          fix: `Enter whole minutes from 1 to ${LONGEST_LIFE_MIN}: Okta refuses one that ends more than an hour ahead.`,
        },
} as const satisfies TextField;

/** In seconds, of what was entered. */
export function assertionLife(entered: unknown): number {
  const minutes = Number(entered);
  return (minutes > 0 ? minutes : USUAL_LIFE_MIN) * 60;
}
