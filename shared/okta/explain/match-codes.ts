// The rows of both tables that a response names: in its body and in WWW-Authenticate.

import { gapPattern } from '../errors/gap-text.ts';
import { fromManagement, fromOAuth } from '../errors/known-code.ts';
import { findOAuthError } from '../errors/oauth-error-lookup.ts';
import type { OktaErrorView } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { parseWwwAuthenticate, toDenial } from '../verdict/denial.ts';
import { type HeaderList, headerValues } from '../wire-text/headers.ts';
import type { MatchedCode } from './explanation.ts';

/** Okta's summaries are a sentence. */
const SUMMARY_CAP = 4000;

/** The body's first, because it is the more exact; a row that both name is listed once. */
export function matchCodes(error: OktaErrorView | null, headers: HeaderList, status: number | null): MatchedCode[] {
  const found = [
    error ? codeOfBody(error, status) : null,
    ...parseWwwAuthenticate(headerValues(headers, 'www-authenticate'))
      .map(toDenial)
      .map(({ error: named, description }) => named && ofOAuth(named, description, status, 'www-authenticate')),
  ].filter((each): each is MatchedCode => each !== null && each !== '');
  return found.filter((each, index) => !found.slice(0, index).some((other) => isSame(each, other)));
}

function codeOfBody(error: OktaErrorView, status: number | null): MatchedCode | null {
  const row = findOktaErrorCode(error.code);
  if (row) {
    const gaps = error.summary.length < SUMMARY_CAP ? gapPattern(row.text).exec(error.summary) : null;
    return { ...fromManagement(row), foundIn: 'body', exact: true, values: gaps?.slice(1) ?? [] };
  }
  // The management shape may carry an OAuth code (FACTS §1.4).
  return ofOAuth(error.code, error.summary, status, 'body');
}

function ofOAuth(
  error: string | null,
  description: string | null,
  status: number | null,
  foundIn: MatchedCode['foundIn'],
): MatchedCode | null {
  const match = findOAuthError(error, description, status);
  return match && { ...fromOAuth(match.entry), foundIn, exact: match.exact, values: match.values };
}

const isSame = (a: MatchedCode, b: MatchedCode): boolean => a.table === b.table && a.code === b.code && a.key === b.key;
