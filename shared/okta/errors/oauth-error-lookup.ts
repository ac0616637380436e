// Which known OAuth error an answer is. The description decides, because Okta uses one `error` for many causes; without
// a known description the `error` alone gives the general row of its kind, and that is said (`exact: false`).

import { once } from '../../once.ts';
import { gapPattern } from './gap-text.ts';
import type { OAuthErrorCode } from './oauth-error-code.ts';
import { oauthErrorCodes } from './oauth-error-codes.ts';

export interface OAuthErrorMatch {
  entry: OAuthErrorCode;
  /** The description was recognised; otherwise only the error was. */
  exact: boolean;
  /** What was in place of `{0}`, `{1}`. */
  values: string[];
}

/** A full stop at the end is sometimes lost on the way through logs and wrappers. */
const withoutStop = (text: string) => text.replace(/\.$/, '');

/**
 * `fixed`: rows by their text, where nothing in it varies. `varying`: rows whose text has gaps, those with most fixed text first,
 * because they say most.
 */
const rowsByText = once(() => {
  const fixed = new Map<string, OAuthErrorCode[]>();
  const varying: { entry: OAuthErrorCode; pattern: RegExp }[] = [];
  for (const entry of oauthErrorCodes()) {
    const parts = withoutStop(entry.text).split(/\{\d\}/);
    const [only = ''] = parts;
    if (parts.length === 1) fixed.set(only, [...(fixed.get(only) ?? []), entry]);
    // A text that is all gap (an inline hook's own words) would recognise everything.
    else if (parts.join('').length > 3) varying.push({ entry, pattern: gapPattern(entry.text) });
  }
  varying.sort((a, b) => b.entry.text.length - a.entry.text.length);
  return { fixed, varying };
});

/** Rows that represent their `error` when the description is new to us; else the row that is named like the error. */
const GENERAL: Record<string, string> = {
  invalid_scope: 'illegal_scopes',
  consent_required: 'no_org_scopes_granted',
  insufficient_scope: 'access_token_insufficient_scopes',
  invalid_token: 'access_token_invalid',
};

/** `status` only chooses between rows with one text (`invalid_client` has two); it never rules a text out. */
export function findOAuthError(
  error: string | null,
  description: string | null,
  status: number | null = null,
): OAuthErrorMatch | null {
  const text = (description ?? '').trim();
  const hits = text !== '' && text.length < 4000 ? hitsOf(text) : [];
  const best =
    hits.find(({ entry }) => entry.error === error && entry.key === error) ??
    hits.find(({ entry }) => entry.error === error && entry.status === status) ??
    hits.find(({ entry }) => entry.error === error) ??
    hits[0];
  if (best) return { entry: best.entry, exact: true, values: best.values };
  const key = error !== null && Object.hasOwn(GENERAL, error) ? GENERAL[error] : error;
  const entry =
    oauthErrorCodes().find((row) => row.text === '{0}' && row.error === error && row.status === status) ??
    oauthErrorCodes().find((row) => row.key === key && row.error === error);
  if (entry) return { entry, exact: false, values: [] };
  // The System Log has Okta's own name in place of the error; it stands for one row.
  const named = error === null ? undefined : oauthErrorCodes().find((row) => row.key === error);
  return named ? { entry: named, exact: true, values: [] } : null;
}

const names = once(() => new Set(oauthErrorCodes().map(({ error }) => error)));

/** A value of `error` that Okta sends. */
export const isOAuthErrorName = (name: string): boolean => names().has(name);

function hitsOf(text: string): { entry: OAuthErrorCode; values: string[] }[] {
  const { fixed, varying } = rowsByText();
  return [
    ...(fixed.get(withoutStop(text)) ?? []).map((entry) => ({ entry, values: [] })),
    ...varying.flatMap(({ entry, pattern }) => {
      const found = pattern.exec(text);
      return found ? [{ entry, values: found.slice(1) }] : [];
    }),
  ];
}
