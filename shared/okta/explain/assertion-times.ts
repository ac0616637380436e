// What the assertion of a pasted token request says about a refusal of its times: how far ahead exp is, by the assertion's own iat and by
// the clock of the org (Date). An hour is the most that Okta takes (FACTS §1.2), so one of exactly an hour fails by the clock alone.

import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { parseHttpDate } from '../wire-text/http-date.ts';
import { decodeToken } from '../wire-text/token-view.ts';
import type { TextRequest } from './pasted.ts';

const HOUR_S = 3600;

/** Sentences of evidence; empty where the text has no assertion with an exp. Nothing else of the assertion is kept. */
export function assertionTimes(request: TextRequest | null, headers: HeaderList): string[] {
  const sent = `${request?.target ?? ''}&${request?.body ?? ''}`;
  const assertion = /[?&]client_assertion=([\w.-]{1,8000})/.exec(sent)?.[1];
  const { issuedAt, expiresAt } = decodeToken(assertion ?? '');
  if (expiresAt === null) return [];
  const date = parseHttpDate(headerValue(headers, 'date'));
  const life = issuedAt === null ? null : Math.round((expiresAt - issuedAt) / 1000);
  const ahead = date === null ? null : Math.round((expiresAt - date) / 1000);
  return [
    ...(life === null ? [] : [`The assertion in the request has its exp ${life} s after its iat.`]),
    ...(ahead === null ? [] : [`Its exp is ${ahead} s ahead of the org's clock (Date).`]),
    ...(life === HOUR_S || ahead === HOUR_S
      ? ['That is exactly an hour: a local clock that is fast by a second is enough for the refusal.']
      : []),
  ];
}
