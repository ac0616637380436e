// Which row of Okta's two tables a message quotes, when it gives the text and no code: the words of both tables are looked for, and
// the place that the message speaks of (the API or a token endpoint) decides where both have the same words.

import { once } from '../../once.ts';
import { type KnownCode, knownCodes } from './known-code.ts';
import { oauthErrorCodes } from './oauth-error-codes.ts';

export type ErrorPlace = 'api' | 'token';

export interface FoundErrorText {
  known: KnownCode;
  /** As Okta sends it, its gaps filled with what the message has in their place. */
  said: string;
}

interface Row {
  known: KnownCode;
  /** What is fixed, without the full stop at the end. */
  parts: string[];
  fixed: number;
  /** Of a text that begins with a gap: what to look for first, and the whole. */
  inner: { anchor: string; whole: RegExp } | null;
  /** An OAuth error that the API answers too. */
  byApi: boolean;
}

/** Shorter texts are words of any prose: they count where a message says that they are an error of Okta. */
const PLAIN_LEAST = 15;
const COMMON_LEAST = 20;
/** Texts that other servers use as well, or the reason phrase of a status. */
const ANYBODYS = new Set(['Authentication failed', 'Internal Server Error', 'The HTTP request is not acceptable']);
const OF_OKTA = /okta|the API returned an error|\/api\/v1\/|\/oauth2\/|errorSummary|oauth|token|scope|client/i;
const RIGHT_BEHIND =
  /(?:API returned an error: |errorSummary\W{1,12}|Okta HTTP \d{3} (?:E\d{7} )?|\(|E\d{7}[ :,-]{1,3}|\b[a-z]+_[a-z_]+[\]):\x22]{1,2} ?\x22?)$/i;
/** Where the value of a gap at the end of a text ends in a message. */
const VALUE_END =
  /["\\\n\r]|\.? Causes: |, giving up after |, x-okta-request-id=| - |\.(?: |$)|\s\[| \(\d{3}, E\d{7}\)/;
const VALUE_CAP = 300;
/** What must be fixed at the beginning of a text, or somewhere in it where a gap is the beginning. */
const FIRST_LEAST = 8;
const ANCHOR_LEAST = 12;

const rows = once((): readonly Row[] => {
  const apiKeys = new Set(
    oauthErrorCodes().flatMap(({ key, where, fault }) => (where === 'api' || fault === 'dpop' ? [key] : [])),
  );
  return knownCodes()
    .map((known) => {
      const parts = known.text.replace(/\.$/, '').split(/\{\d\}/);
      const fixed = parts.join('').trim().length;
      const inner = (parts[0] ?? '').length < FIRST_LEAST ? innerOf(parts) : null;
      return { known, parts, fixed, inner, byApi: known.key !== null && apiKeys.has(known.key) };
    })
    .filter(({ parts, inner }) => inner !== null || (parts[0] ?? '').length >= FIRST_LEAST)
    .sort((a, b) => b.fixed - a.fixed);
});

/** Where a text begins in a message: at its start, in quotes, in brackets, behind a colon. */
function innerOf(parts: readonly string[]): Row['inner'] {
  const anchor = [...parts].sort((a, b) => b.length - a.length)[0] ?? '';
  if (anchor.trim().length < ANCHOR_LEAST) return null;
  const fixed = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { anchor, whole: new RegExp(`(?:^|[:\\]("] ?)(${fixed.join('[^\\n":]{1,120}?')})`, 'm') };
}

/** The row whose text says most; null when the message has none. Cost: one search for each row. */
export function findErrorText(message: string, place: ErrorPlace | null): FoundErrorText | null {
  const found = rows().flatMap((row) => {
    const said = saidBy(row, message);
    return said === null ? [] : [{ row, said }];
  });
  const [best] = found.sort((a, b) => rankOf(a.row, place) - rankOf(b.row, place) || b.row.fixed - a.row.fixed);
  return best ? { known: best.row.known, said: best.said } : null;
}

const isOfApi = ({ known, byApi }: Row): boolean => known.table === 'management' || byApi;

const fits = (row: Row, place: ErrorPlace | null): boolean =>
  place === null || (place === 'api' ? isOfApi(row) : row.known.table === 'oauth');

/** Those of the place first; without one the longest text counts, and of equal ones that of the API, which is asked far more often. */
function rankOf(row: Row, place: ErrorPlace | null): number {
  if (place !== null) return fits(row, place) ? 0 : 1;
  return row.known.table === 'management' ? -row.fixed - 1.5 : -row.fixed;
}

function saidBy({ known, parts, fixed, inner }: Row, message: string): string | null {
  if (inner !== null) return message.includes(inner.anchor) ? (inner.whole.exec(message)?.[1] ?? null) : null;
  const [first = '', ...rest] = parts;
  const at = message.indexOf(first);
  if (at < 0 || /\w/.test(message[at - 1] ?? '')) return null;
  if (!counts(first, fixed, message, at)) return null;
  let said = first;
  let from = at + first.length;
  for (const [index, part] of rest.entries()) {
    const ahead = message.slice(from, from + VALUE_CAP);
    const isLast = part === '' && index === rest.length - 1;
    const length = isLast ? endOfValue(ahead) : ahead.indexOf(part);
    if (length <= 0) return null;
    said += ahead.slice(0, length) + part;
    from += length + part.length;
  }
  // A longer word, or a longer text than this row has.
  if (rest.length === 0 && /[\w-]/.test(message[from] ?? '')) return null;
  return known.text.endsWith('.') ? `${said}.` : said;
}

function counts(first: string, fixed: number, message: string, at: number): boolean {
  if (message.trim().replace(/\.$/, '') === first) return true;
  if (fixed < PLAIN_LEAST || ANYBODYS.has(first)) return RIGHT_BEHIND.test(message.slice(Math.max(0, at - 40), at));
  return fixed >= COMMON_LEAST || OF_OKTA.test(message);
}

/** Closing brackets that were not opened in the value belong to the message around it. */
function endOfValue(ahead: string): number {
  const stop = VALUE_END.exec(ahead)?.index ?? ahead.length;
  let open = 0;
  for (let at = 0; at < stop; at++) {
    if (ahead[at] === '(') open++;
    else if (ahead[at] === ')' && --open < 0) return at;
  }
  return stop;
}
