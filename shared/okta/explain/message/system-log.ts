// Events of Okta's System Log about a request that was refused: as the API lists them, as event hooks and streams wrap them, as
// collectors rename them. Their reason is Okta's own name of an OAuth error, or its text.

import { findErrorText } from '../../errors/find-error-text.ts';
import { fromOAuth } from '../../errors/known-code.ts';
import { oauthErrorCodes } from '../../errors/oauth-error-codes.ts';
import { findOktaErrorCode } from '../../errors/okta-error-codes.ts';
import { asText } from '../../wire-text/json-text.ts';
import { NOTHING, type ReadText, type TextRequest } from '../pasted.ts';
import { type FlatField, findField, flatFields } from './flat-fields.ts';
import { ofOwnName } from './message-text.ts';

const LIST_CAP = 1000;
const REFUSED = /^(?:FAILURE|DENY)$/i;

/** Null for what is no event. Of a list the last one that was refused; a list without one is an answer of the log's own endpoint. */
export function readSystemLog(value: unknown, text: string): ReadText | null {
  if (!Array.isArray(value)) return readEvent(value, text);
  const events = (value as unknown[]).slice(0, LIST_CAP).flatMap((each) => readEvent(each, text) ?? []);
  const refused = events.filter(({ mention }) => mention !== null);
  const last = refused.at(-1);
  if (!last) return null;
  return events.length === 1
    ? last
    : { ...last, problems: [`The list holds ${events.length} events; the last one that was refused is explained.`] };
}

function readEvent(value: unknown, text: string): ReadText | null {
  const fields = flatFields(value).map(({ path, value: each }) => ({ path: path.replaceAll('_', ''), value: each }));
  const take = (path: RegExp) => findField(fields, path, asText);
  const type = take(/(?:^|\.)eventtype$/);
  const result = take(/(?:^|\.)outcome\.result$/);
  const reason = take(/(?:^|\.)outcome\.reason$/);
  if (type === null || (result === null && reason === null)) return null;
  const event: ReadText = { ...NOTHING, kind: 'event', bodyText: text, request: requestOf(fields, type) };
  if (/rate_?limit\.violation/.test(type)) return { ...event, mention: ofCode('E0000047') };
  if (result === null || !REFUSED.test(result))
    return {
      ...event,
      problems: [`This event of the System Log is no refusal: its result is ${result ?? 'not named'}.`],
    };
  const mention = mentionOf(reason ?? '', /token|oauth2/.test(type));
  if (mention) return { ...event, mention };
  return {
    ...event,
    problems: [
      `This event of the System Log is a refusal (${type}), and its reason, ${reason ? `"${reason}",` : 'which is missing,'} is not in Okta's table of errors.`,
    ],
  };
}

function mentionOf(reason: string, ofToken: boolean): ReadText['mention'] {
  const code = /\bE\d{7}\b/.exec(reason)?.[0];
  if (code !== undefined && findOktaErrorCode(code)) return ofCode(code);
  const key = reason.trim().replace(/\s.*$/s, '');
  const row =
    oauthErrorCodes().find((each) => each.key === key) ?? oauthErrorCodes().find((each) => each.error === key);
  if (row) return { ...ofOwnName(fromOAuth(row)), place: 'token' };
  const found = reason === '' ? null : findErrorText(reason, ofToken ? 'token' : 'api');
  if (found === null) return null;
  return found.known.table === 'management'
    ? ofCode(found.known.code, found.said)
    : { headers: [], body: JSON.stringify({ error: found.known.code, error_description: found.said }), place: 'token' };
}

const ofCode = (errorCode: string, errorSummary = ''): ReadText['mention'] => ({
  headers: [],
  body: JSON.stringify({ errorCode, errorSummary }),
  place: 'api',
});

/** The org's own server is not named in its events, a custom one is by the address of the request. */
function requestOf(fields: readonly FlatField[], type: string): TextRequest | null {
  const target = findField(fields, /(?:^|\.)(?:requesturi|url)$/, (value) =>
    typeof value === 'string' && /^(?:https?:\/\/|\/)\S+$/.test(value) ? value.replace(/\?$/, '') : null,
  );
  if (target === null) return type.startsWith('app.oauth2.token.grant') ? ofToken('/oauth2/v1/token') : null;
  if (/\/token\b/.test(target)) return ofToken(target);
  const method = findField(fields, /(?:^|\.)(?:requestmethod|httpmethod|method)$/, (value) =>
    typeof value === 'string' && /^[A-Z]{3,8}$/.test(value) ? value : null,
  );
  return { method, target, headers: [], body: null };
}

const ofToken = (target: string): TextRequest => ({ method: 'POST', target, headers: [], body: null });
