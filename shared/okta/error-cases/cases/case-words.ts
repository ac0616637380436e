// What a case means and what to do about it: the words of the tables of codes, or the case's own.
import { findOktaErrorCode } from '../../errors/okta-error-codes.ts';
import type { ErrorCase } from '../error-case.ts';
import { oauthRow } from './expected-answers.ts';

export function caseWords({ words, code }: ErrorCase): { meaning: string; fix: string } {
  if (words !== null) return words;
  const row = code === null ? undefined : 'okta' in code ? findOktaErrorCode(code.okta) : oauthRow(code.oauth);
  return { meaning: row?.meaning ?? '', fix: row?.fix ?? '' };
}

/** `invalid_client`, `E0000005`: what the first expected answer names itself; null when it is no error. */
export function caseError({ code }: ErrorCase): string | null {
  if (code === null) return null;
  return 'okta' in code ? code.okta : oauthRow(code.oauth).error;
}
