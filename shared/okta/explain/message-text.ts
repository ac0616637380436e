// What a message says about a response that is not there itself: the exception of an SDK, a line of a log, a code alone. Only
// what is in it is taken: a code of Okta's, a text of Okta's word for word, or a status.

import { once } from '../../once.ts';
import { oauthErrorCodes } from '../errors/oauth-error-codes.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import type { Mention } from './pasted.ts';

/** A message is short; searching a long text for words finds some by chance. */
const MESSAGE_CAP = 20_000;
/** Shorter texts occur in any prose. */
const TEXT_LEAST = 15;

export interface Observed {
  mention: Mention;
  status: number | null;
}

/** Texts without a gap, the longest first, because some contain others. */
const texts = once(() =>
  oauthErrorCodes()
    .filter(({ text }) => !text.includes('{') && text.length >= TEXT_LEAST)
    .map((row) => ({ row, text: row.text.replace(/\.$/, '') }))
    .sort((a, b) => b.text.length - a.text.length),
);
const errors = once(() => new Set(oauthErrorCodes().map(({ error }) => error)));

const SAID = /\b(?:HTTP|status(?:[ _-]?code)?)\\{0,3}["']?[ \t]{0,4}[:=]?[ \t]{0,4}([1-5]\d\d)\b/i;
const NAMED =
  /\b([45]\d\d) (?:Client Error|Server Error|Bad Request|Unauthorized|Forbidden|Not Found|Conflict|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable)\b/i;
/** An error of Okta inside other JSON. */
const WRAPPED = /\\{0,7}"errorCode\\{0,7}"\s{0,4}:\s{0,4}\\{0,7}"E\d{7}/;

export const wrapsError = (text: string): boolean => text.length <= MESSAGE_CAP && WRAPPED.test(text);

/** Null when the text names nothing of the kind. */
export function readMention(text: string): Observed | null {
  if (text.length > MESSAGE_CAP) return null;
  const found = (SAID.exec(text) ?? NAMED.exec(text))?.[1];
  const status = found === undefined ? null : Number(found);
  const mention = managementOf(text) ?? oauthOf(text);
  if (mention) return { mention, status };
  return status === null ? null : { mention: { headers: [], body: '' }, status };
}

function managementOf(text: string): Mention | null {
  const code = /\bE\d{7}\b/.exec(text)?.[0];
  if (code === undefined) return null;
  const known = findOktaErrorCode(code)?.text ?? '';
  const errorId = /\boae[\w-]{17,30}(?![\w-])/.exec(text)?.[0];
  const errorSummary = text.includes(known) ? known : '';
  return { headers: [], body: JSON.stringify({ errorCode: code, errorSummary, ...(errorId ? { errorId } : {}) }) };
}

/** The API's errors are in a challenge (FACTS §3.1), those of the token endpoint in the body. */
function oauthOf(text: string): Mention | null {
  const named = /\berror['"]?\s{0,4}[:=]\s{0,4}['"]?([a-z_]{4,60})/.exec(text)?.[1] ?? text.trim();
  const error = errors().has(named) ? named : null;
  const found = texts().filter((each) => text.includes(each.text));
  const row = (found.find((each) => each.row.error === error) ?? found[0])?.row;
  const known = row ?? oauthErrorCodes().find((each) => each.error === error);
  if (!known) return null;
  const said = { error: error ?? known.error, error_description: row?.text ?? '' };
  return known.where === 'api'
    ? {
        headers: [['WWW-Authenticate', `Bearer error="${said.error}", error_description="${said.error_description}"`]],
        body: '',
      }
    : { headers: [], body: JSON.stringify(said) };
}
