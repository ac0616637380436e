// The management API's error codes, each with what it means and what to do (FACTS §3.3): facts and words joined to rows.
// `findOktaErrorCode` is the way in.

import { once } from '../../once.ts';
import { OKTA_ERROR_ADVICE } from './okta-error-advice.ts';
import { PUBLISHED_MANAGEMENT_ERRORS } from './published/management-errors.ts';

export interface OktaErrorCode {
  code: string;
  status: number;
  /** Okta's own summary as on the wire, with `{0}` for what varies. */
  text: string;
  meaning: string;
  fix: string;
}

const codeOf = (number: string) => `E${number.padStart(7, '0')}`;
const NO_WORDS = {
  meaning: 'Okta refused this for the reason in its summary.',
  fix: 'Read the summary and the causes.',
};

/** Every code of Okta's list, in its order. */
export const oktaErrorCodes = once((): readonly OktaErrorCode[] => {
  const words = new Map(
    OKTA_ERROR_ADVICE.flatMap(([numbers, meaning, fix]) =>
      numbers.split(' ').map((number) => [codeOf(number), { meaning, fix }] as const),
    ),
  );
  return Object.entries(PUBLISHED_MANAGEMENT_ERRORS).map(([code, [status, text]]) => ({
    code,
    status,
    text,
    ...(words.get(code) ?? NO_WORDS),
  }));
});

const byCode = once(() => new Map(oktaErrorCodes().map((entry) => [entry.code, entry])));

/** What is known of a code, or undefined. */
export function findOktaErrorCode(code: string | null): OktaErrorCode | undefined {
  return code === null ? undefined : byCode().get(code);
}
