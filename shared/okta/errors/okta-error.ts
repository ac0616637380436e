// An error body of Okta as one view. Two shapes are regular: the management one (`errorCode`, `errorSummary`, `errorCauses`)
// and the OAuth one (`error`, `error_description`). Others exist: causes as an object, missing fields, and the management
// shape on the token endpoint (FACTS §1.4, §3), so nothing is taken for granted.

import { asObject, asText, parseJsonText } from '../wire-text/json-text.ts';

export interface OktaErrorView {
  /** `odd`: JSON that says something, in neither shape. */
  shape: 'management' | 'oauth' | 'odd';
  /** `E0000006`, `invalid_client`; null when the body names none. */
  code: string | null;
  summary: string;
  /** Each cause as one sentence. */
  causes: string[];
  /** Okta's `errorId`, for a support case. */
  id: string | null;
}

/** Null when the body is absent, empty, too long for an error, not JSON, or does not mention an error. */
export function parseOktaError(bodyText: string | null): OktaErrorView | null {
  const body = asObject(parseJsonText(bodyText));
  if (!body) return null;
  const id = asText(body.errorId);
  if (['errorCode', 'errorSummary', 'errorCauses', 'errorId'].some((key) => body[key] !== undefined))
    return {
      shape: 'management',
      code: asText(body.errorCode) ?? asText(body.errorLink),
      summary: asText(body.errorSummary) ?? '',
      causes: causesOf(body.errorCauses),
      id,
    };
  const error = asText(body.error);
  // `Forbidden` in `error` is the word of another framework, not a name of OAuth.
  if (error && /^[a-z][\w.:-]*$/.test(error))
    return { shape: 'oauth', code: error, summary: asText(body.error_description) ?? '', causes: [], id: null };
  const summary = asText(body.message) ?? asText(body.detail) ?? asText(asObject(body.error)?.message) ?? error;
  const causes = causesOf(body.errors);
  if (!summary && causes.length === 0) return null;
  const code = asText(body.code) ?? asText(body.status);
  return { shape: 'odd', code, summary: summary ?? causes[0] ?? '', causes, id };
}

/** A list of causes, one cause as an object, or a text. */
function causesOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map(causeOf).filter((cause): cause is string => cause !== null);
}

function causeOf(value: unknown): string | null {
  if (typeof value === 'string') return asText(value);
  const cause = asObject(value);
  if (!cause) return null;
  const summary = asText(cause.errorSummary) ?? asText(cause.message) ?? asText(cause.reason);
  if (!summary) return null;
  const place = asText(cause.location) ?? asText(cause.field);
  return place && !summary.includes(place) ? `${place}: ${summary}` : summary;
}

/** How a refusal is quoted as evidence: `HTTP 403, E0000006: You do not have permission ...`. */
export function quoteError(status: number | null, { code, summary }: OktaErrorView): string {
  const said = `HTTP ${status}, ${code ?? 'no code'}`;
  return summary === '' ? said : `${said}: ${summary}`;
}
