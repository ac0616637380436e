// The management API's error codes, each with what it means and what to do (FACTS §3.3): facts and words joined to rows.
// `findOktaErrorCode` is the way in.

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
const WORDS = new Map(
  OKTA_ERROR_ADVICE.flatMap(([numbers, meaning, fix]) =>
    numbers.split(' ').map((number) => [codeOf(number), { meaning, fix }] as const),
  ),
);
const NO_WORDS = {
  meaning: 'Okta refused this for the reason in its summary.',
  fix: 'Read the summary and the causes.',
};

export const OKTA_ERROR_CODES: readonly OktaErrorCode[] = Object.entries(PUBLISHED_MANAGEMENT_ERRORS).map(
  ([code, [status, text]]) => ({ code, status, text, ...(WORDS.get(code) ?? NO_WORDS) }),
);

const BY_CODE = new Map(OKTA_ERROR_CODES.map((entry) => [entry.code, entry]));

/** What is known of a code, or undefined. */
export function findOktaErrorCode(code: string | null): OktaErrorCode | undefined {
  return code === null ? undefined : BY_CODE.get(code);
}
