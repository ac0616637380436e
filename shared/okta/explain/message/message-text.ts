// What a message says about a response that is not there itself: the exception of an SDK, a line of a log, a code alone. Only
// what is in it is taken: a body or a challenge of Okta, a code, a text of Okta's tables, a status, a request, or why no answer arrived.

import { once } from '../../../once.ts';
import { type ErrorPlace, findErrorText } from '../../errors/find-error-text.ts';
import { fillGaps } from '../../errors/gap-text.ts';
import { fromOAuth, type KnownCode } from '../../errors/known-code.ts';
import { oauthErrorCodes } from '../../errors/oauth-error-codes.ts';
import { findOAuthError, isOAuthErrorName } from '../../errors/oauth-error-lookup.ts';
import { parseOktaError } from '../../errors/okta-error.ts';
import { findOktaErrorCode } from '../../errors/okta-error-codes.ts';
import type { JudgedFailure } from '../../verdict/judgement.ts';
import { findErrorBody, unescapeQuotes } from '../json-body.ts';
import type { Mention, TextRequest } from '../pasted.ts';
import { isTokenPath } from '../requested-scopes.ts';
import { findFailure } from './failure-text.ts';
import { findRequestIn, namesOtherService, pathIn } from './message-request.ts';

/** A message is short; searching a long text for words finds some by chance. */
const MESSAGE_CAP = 20_000;

export interface Observed {
  mention: Mention;
  status: number | null;
  request: TextRequest | null;
  failure: JudgedFailure | null;
}

const keys = once(() => new Map(oauthErrorCodes().map((row) => [row.key, row])));

const PHRASES =
  'Client Error|Server Error|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Conflict|Gone|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out|BadRequest|NotFound|TooManyRequests';
/** Each with the status in its first group; the surest first. */
const STATUSES: readonly RegExp[] = [
  // A load balancer of AWS: its own status, the target's, bytes in and out, then the request.
  /\s([1-5]\d\d) (?:\d{3}|-) \d{1,12} \d{1,12} "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /,
  /"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S{1,4000}(?: HTTP\/[\d.]+)?" ([1-5]\d\d)\b/,
  /\b(?:HTTP(?:\/\d(?:\.\d)?)?|(?:http[ _-]?)?status(?:[ _-]?code)?|(?:HTTP )?response(?:[ _-]?code)?)(?: (?:does not indicate success|of|was|is|client error|server error|code))?\\{0,3}["']?[ \t]{0,4}[:=(]?[ \t]{0,4}["']?([1-5]\d\d)\b(?![.\d])/i,
  // HAProxy: status, bytes, cookies, state of the end, counts, then the request.
  /\s([1-5]\d\d) \d{1,12} \S{1,200} \S{1,200} \S{4} [\d/]{9,60} [\d/]{3,30} .{0,400}"(?:GET|HEAD|POST|PUT|PATCH|DELETE) /,
  /Error: ([45]\d\d), message=/,
  /(?:-> |=> |[\s:]|^)([45]\d\d)[ :,]{0,3}(?=\{"error)/,
  /(?:->|=>) ([1-5]\d\d)\b/,
  new RegExp(String.raw`(?<![\d.])([45]\d\d)[ :]{1,3}["'\[(]?(?:${PHRASES})\b`, 'i'),
  /<-- ([1-5]\d\d)\b/,
  /<(?:Client)?Response ?(?:\([^)\s]{1,2000}\) )?\[([1-5]\d\d)\b/,
  /\b(?:returned|received|got|failed with|answered|responded(?: with)?|error(?: code)?|code|headers after [\d.]+ ?ms -)(?: an?)?(?: error)?(?: HTTP)?[ :=(]{1,3}([45]\d\d)\b(?!\w)/i,
  /\((?:\d{1,2}, ['"])?([45]\d\d)[,)]/,
];
/** Status names without a number: .NET and Go's gRPC-like words do not count, only those that are HTTP's. */
const LOCAL_STATUS =
  /\bstatus(?:Code)?["']?\s{0,3}[:=]\s{0,3}["']?(BadRequest|Unauthorized|Forbidden|NotFound|Conflict|TooManyRequests)\b/i;
const BY_NAME: Record<string, number> = {
  badrequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notfound: 404,
  conflict: 409,
  toomanyrequests: 429,
};
/** A message about a token that names no address. */
const OF_TOKEN =
  /access token (?:response|request)|token (?:request|endpoint)|(?:retriev|fetch|obtain|get|acquir|request)(?:e|ed|es|ing|s|ting)?\b(?: \w+){0,4} (?:access |OAuth2? )?token\b|cannot fetch token|OAuth2HttpException|\bclient_credentials\b|app\.oauth2\.(?:as\.)?token|OAuth2A\w{5,20}Exception|ClientAuthorizationException|token_url|oauthlib\.oauth2/i;
/** Gateways log it by a status of their own, when the client hangs up before the answer: Envoy, nginx, a load balancer of AWS. */
const CLIENT_GONE = /" 0 DC\b|" 499 \d|\s460 (?:\d{3}|-) \d{1,12} \d{1,12} "/;
const CANCELLED: JudgedFailure = { kind: 'cancelled', message: 'The log says that the client closed the connection.' };
/** Surely of the token request, whatever call it was for. */
const ON_THE_WAY =
  /cannot fetch token|\boauth2: "[a-z_]+"|OAuth2HttpException|OAuth 2\.0 Access Token Response|ClientAuthorizationException/;
/** An error of Okta inside other JSON. */
const WRAPPED = /\\{0,7}"errorCode\\{0,7}"\s{0,4}:\s{0,4}\\{0,7}"E\d{7}/;
/** A line of the System Log: its reasons are Okta's own names. */
const OF_SYSTEM_LOG = /\b(?:FAILURE|DENY)\b|\boutcome|\breason\b|eventType|app\.oauth2/;

export const wrapsError = (text: string): boolean => text.length <= MESSAGE_CAP && WRAPPED.test(text);

/** Null when the text names nothing of the kind. */
export function readMention(text: string): Observed | null {
  if (text.length > MESSAGE_CAP || text.trim() === '') return null;
  const plain = unescapeQuotes(text);
  const named = statusIn(plain);
  const ofToken = ON_THE_WAY.test(plain);
  const asked = findRequestIn(plain, named?.line ?? null, ofToken);
  const place = ofToken ? 'token' : placeOf(plain, asked);
  const said =
    bodyIn(text, plain) ?? challengeIn(plain) ?? managementOf(plain) ?? textOf(plain, place) ?? oauthOf(plain, place);
  // A client that fetches its token on the way names the call that it was for; the refusal is that of the token.
  const isOfToken = ofToken || (place === 'api' && said !== null && isOfTokenEndpoint(said.body));
  const request = asked !== null && isOfToken && !isTokenPath(pathIn(asked.target)) ? null : asked;
  // That something passed is believed of a request only, and never beside an error.
  const passed = named !== null && named.status < 400;
  const elsewhere = said === null && request === null && namesOtherService(plain);
  const status = named === null || elsewhere || (passed && (said !== null || request === null)) ? null : named.status;
  // Beside an answer of Okta, words such as "timed out" are of what was tried before or after.
  const gone = said === null && CLIENT_GONE.test(plain) ? CANCELLED : null;
  const failure = gone ?? (said === null && (status === null || status < 300) ? findFailure(plain) : null);
  if (said === null && status === null && failure === null) return null;
  const mention = { ...(said ?? { headers: [], body: '' }), place: isOfToken ? 'token' : place } as const;
  return { mention, status: failure ? null : status, request, failure };
}

function isOfTokenEndpoint(body: string): boolean {
  const error = body === '' ? null : parseOktaError(body);
  if (error?.shape !== 'oauth') return false;
  const row = findOAuthError(error.code, error.summary)?.entry;
  return row !== undefined && row.where === 'token' && row.fault !== 'dpop';
}

function placeOf(text: string, request: TextRequest | null): ErrorPlace | null {
  const path = request === null ? '' : pathIn(request.target);
  if (isTokenPath(path) || /^\/oauth2\/(?:[^/]+\/)?v1\/(?:authorize|introspect|revoke|device|par|bc)/.test(path))
    return 'token';
  if (/^\/(?:api|oauth2|governance)\b/.test(path)) return 'api';
  return OF_TOKEN.test(text) ? 'token' : null;
}

/** The status that a text names in a tool's words, and the line of it. Of several the last that is a refusal: retries and redirects precede it. */
export function statusIn(text: string): { status: number; line: number } | null {
  const found = text.split('\n').flatMap((line, at) => {
    const status = line.length < 5 ? null : statusOfLine(line);
    return status === null ? [] : [{ status, line: at }];
  });
  return found.findLast(({ status }) => status >= 400) ?? found.at(-1) ?? null;
}

/** What a test expected says nothing about what it received: `expected 200 "OK", got 403 "Forbidden"`. */
const EXPECTED = /\bexpected\b[^\n\d]{0,40}[1-5]\d\d\b/gi;
/** A cluster asks its own programs. */
const OF_CLUSTER = /\b(?:readiness|liveness|startup) probe\b/i;

function statusOfLine(given: string): number | null {
  if (OF_CLUSTER.test(given)) return null;
  const line = given.replace(EXPECTED, '');
  for (const pattern of STATUSES) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return Number(found);
  }
  const named = LOCAL_STATUS.exec(line)?.[1];
  return named === undefined ? null : (BY_NAME[named.toLowerCase()] ?? null);
}

type Said = Omit<Mention, 'place'>;
const asBody = (body: object): Said => ({ headers: [], body: JSON.stringify(body) });

function bodyIn(text: string, plain: string): Said | null {
  const body = findErrorBody(text) ?? (plain === text ? null : findErrorBody(plain));
  const error = body === null ? null : parseOktaError(body);
  if (body === null || error === null) return null;
  return error.code !== null && isOfApiOnly(error.code, error.summary)
    ? ofApi(error.code, error.summary)
    : { headers: [], body };
}

/** `Bearer scope="okta.users.read", error="insufficient_scope", ...` anywhere in a line. */
function challengeIn(text: string): Said | null {
  const at =
    /\b(?:Bearer|DPoP)\s{1,4}(?=[a-z_]{2,40}\s?=\s?["\u201c]?)[^\r\n]{0,4000}?\berror\s?=\s?["\u201c]?[a-z_]{4,60}/i.exec(
      text,
    )?.index;
  if (at === undefined) return printedChallenge(text);
  const line = (/^[^\r\n]{1,4000}/.exec(text.slice(at))?.[0] ?? '').replace(/(["”])[\])}'].*$/, '$1');
  return { headers: [['WWW-Authenticate', line]], body: '' };
}

/** `{ scheme: 'dpop', parameters: { scope: 'okta.users.read', error: 'insufficient_scope' } }`, as Node prints what a client has parsed. */
function printedChallenge(text: string): Said | null {
  const found = /\bscheme: '(bearer|dpop)',\s{1,40}parameters: \{([^}]{1,4000})\}/i.exec(text);
  const pairs = [...(found?.[2] ?? '').matchAll(/\b([a-z_]{2,40}): ['"]([^'"\n]{0,1000})['"]/g)];
  if (!pairs.some(([, name]) => name === 'error')) return null;
  const scheme = found?.[1]?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
  return {
    headers: [['WWW-Authenticate', `${scheme} ${pairs.map(([, name, value]) => `${name}="${value}"`).join(', ')}`]],
    body: '',
  };
}

function managementOf(text: string): Said | null {
  const code = /(?<![\w-])E0\d{6}\b/.exec(text)?.[0];
  if (code === undefined) return null;
  const found = findErrorText(text, 'api');
  const known = found?.known.code === code ? found.said : '';
  const fixed = findOktaErrorCode(code)?.text ?? '';
  const errorSummary =
    known || (fixed !== '' && !fixed.includes('{') && text.includes(fixed) ? fixed : summaryBehind(text, code));
  const errorId = /\boae[\w-]{17,30}(?![\w-])/.exec(text)?.[0];
  return asBody({ errorCode: code, errorSummary, ...(errorId ? { errorId } : {}), ...causesIn(text, errorSummary) });
}

/** What an SDK prints behind the code in its own brackets, where Okta's text is not a known one. */
const summaryBehind = (text: string, code: string): string =>
  new RegExp(String.raw`${code}[\s:"',-]{0,6}\(?([A-Z][^\n"()]{8,200}?)(?: - |[.)"\n]|$)`).exec(text)?.[1]?.trim() ??
  '';

/** `Causes: errorSummary: a, errorSummary: b` (Go), `(summary - cause)` (Java), `summary. cause` (Node), on the next line (Python). */
function causesIn(text: string, summary: string): { errorCauses?: { errorSummary: string }[] } {
  const at = summary === '' ? -1 : text.indexOf(summary.replace(/\.$/, ''));
  const behind = at < 0 ? text : text.slice(at + summary.replace(/\.$/, '').length);
  const listed = /\bCauses: ((?:errorSummary|Error cause): [^\n]{1,1000})/.exec(text)?.[1];
  const found = listed
    ? listed
        .replace(/, giving up after .*$/, '')
        .split(/(?:^|, )(?:errorSummary|Error cause): /)
        .filter(Boolean)
    : [
        /^ - (?!No causes|'\d+ causes')([^\n"]{3,300}?)\)(?:,|$|\n)/.exec(behind)?.[1],
        at < 0
          ? undefined
          : /^(?: \(\d{3}, E\d{7}\))?\.? ?(?:\n|: |\. )([A-Za-z_][\w.]{0,60}: [^\n"]{3,300})/.exec(behind)?.[1],
      ].filter((cause): cause is string => cause !== undefined);
  const causes = found.map((cause) => cause.replace(/[\s}\])'"]+$/, '')).filter((cause) => /[A-Za-z]{3}/.test(cause));
  return causes.length === 0 ? {} : { errorCauses: causes.map((errorSummary) => ({ errorSummary })) };
}

function textOf(text: string, place: ErrorPlace | null): Said | null {
  const found = findErrorText(text, place);
  if (found === null) return null;
  const { known, said } = found;
  if (known.table === 'management')
    return asBody({ errorCode: known.code, errorSummary: said, ...causesIn(text, said) });
  // Two rows may have one text: the name beside it decides.
  const named = errorNamed(text) ?? known.code;
  return isOfApiOnly(known.code, said) ? ofApi(named, said) : asBody({ error: named, error_description: said });
}

/** The API's errors are in a challenge (FACTS §3.1), those of the token endpoint in the body. */
const ofApi = (error: string, description: string): Said => ({
  headers: [['WWW-Authenticate', `Bearer error="${error}", error_description="${description.replace(/["\\]/g, '')}"`]],
  body: '',
});

function isOfApiOnly(error: string, text: string): boolean {
  const own = oauthErrorCodes().find((row) => row.error === error && row.text === text);
  return (own ?? oauthErrorCodes().find((row) => row.error === error))?.where === 'api';
}

const errorNamed = (text: string): string | null => {
  const named = /\berror['"]?\s{0,4}[:=]\s{0,4}['"]?([a-z_]{4,60})/.exec(text)?.[1];
  return named !== undefined && isOAuthErrorName(named) ? named : null;
};

/** An error by its name alone, or a row by Okta's own name for it. */
function oauthOf(text: string, place: ErrorPlace | null): Said | null {
  const words =
    text.length <= 4000 ? (text.match(/(?<![\w./-])[a-z]{2,30}(?:_[a-z]{2,30}){1,9}(?![\w/(-])/g) ?? []) : [];
  const whole = text.trim();
  const ownNames = OF_SYSTEM_LOG.test(text) || place === 'token' || keys().has(whole);
  const key = ownNames ? words.find((word) => keys().has(word)) : undefined;
  const row: KnownCode | undefined = key === undefined ? undefined : fromOAuth(keys().get(key) ?? never(key));
  if (row && (row.code !== row.key || OF_SYSTEM_LOG.test(text))) return ofOwnName(row);
  const error = errorNamed(text) ?? words.find((word) => isOAuthErrorName(word));
  if (error === undefined || error === null) return null;
  const general = oauthErrorCodes().find((each) => each.error === error);
  return general?.where === 'api' ? ofApi(error, '') : asBody({ error });
}

/** A row that Okta names: where its name is that of an error as well, its text is what distinguishes it. */
export const ofOwnName = ({ key, code, text }: KnownCode): Said =>
  asBody(key === code ? { error: code, error_description: fillGaps(text) } : { error: key });

const never = (key: string): never => {
  throw new Error(`${key} was in the table a moment ago.`);
};
