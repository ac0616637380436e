// A pasted response explained: read, judged by the judges that the bench itself uses, and matched with the tables of codes.
// Pure and total: any text gives an explanation, at worst one that says what is missing. No secret of the text is in it.

import type { Judgement } from '../../model/exchange.ts';
import { redactUrl } from '../../redact/redact-text.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import { fillGaps } from '../errors/gap-text.ts';
import { findOAuthError } from '../errors/oauth-error-lookup.ts';
import { type OktaErrorView, parseOktaError } from '../errors/okta-error.ts';
import { judgeTokenResponse, type TokenJudgement } from '../verdict/judge-token.ts';
import type { JudgedFailure } from '../verdict/judgement.ts';
import { isOAuthNamed } from '../verdict/refusal.ts';
import { judgeResponse } from '../verdict/verdict.ts';
import { type HeaderList, headerValue, headerValues } from '../wire-text/headers.ts';
import { asObject, asText, parseJsonText } from '../wire-text/json-text.ts';
import { type Paging, parseLinkHeader, readPaging } from '../wire-text/paging.ts';
import { parseRateLimit } from '../wire-text/rate-limit.ts';
import { isErrorOfOthers } from './answer-of-okta.ts';
import { assertionTimes } from './assertion-times.ts';
import { type ExplainedGrant, type ExplainedOperation, type Explanation, TEXT_KINDS } from './explanation.ts';
import { inferStatus } from './infer-status.ts';
import { matchCodes } from './match-codes.ts';
import type { ReadText } from './pasted.ts';
import { type KnownRequest, maskedRequest, readRequest } from './read-request.ts';
import { type ReadYaml, readText } from './read-text.ts';
import { redactPasted, redactPastedHeaders } from './redact-pasted.ts';
import { isTokenPath } from './requested-scopes.ts';

const originOf = (url: string | null | undefined): string | null =>
  /^https?:\/\/[^/?#\\@\s]+/i.exec(url ?? '')?.[0] ?? null;

/** A body of which the text has not all: where it is long, where it is no text. */
export interface MissingBody {
  /** What of it the text has. */
  kept: 'beginning' | 'nothing';
  /** Why, as a sentence. */
  reason: string;
}

/** The request as it is known beside the text wins over what the text says of it. */
export interface ExplainOptions extends KnownRequest {
  /** The catalogue's operation of a request; without it judgements know no requirement. */
  findOperation?: ((method: string, target: string) => Operation | null) | undefined;
  missingBody?: MissingBody | null | undefined;
  /** YAML of a cassette as a value, as far as it can be read: the library is big, and few texts need it (`isCassetteYaml`). */
  readYaml?: ReadYaml | undefined;
  /** Why the answer broke off, where the text does not say it. */
  failure?: JudgedFailure | null | undefined;
}

export function explainResponse(text: string, options: ExplainOptions = {}): Explanation {
  const { missingBody = null, readYaml } = options;
  const read = withoutMissing(readText(text, { bodyCut: missingBody?.kept === 'beginning', readYaml }), missingBody);
  const { bodyText } = read;
  const failure = options.failure ?? read.failure;
  const headers = [...read.headers, ...(read.mention?.headers ?? [])];
  const asked = readRequest(read, options);
  const judgedText = textToJudge(read);
  const error = errorIn(read, judgedText);
  const found = inferStatus({ ...read, headers, failure }, error);
  const judgedAs = isTokenAnswer({ ...read, headers }, error, asked?.target ?? null) ? 'token' : 'api';
  // No token is sent for a token, and none is asked for with one.
  const request = asked && { ...asked, [judgedAs === 'token' ? 'heldScopes' : 'requestedScopes']: null };
  const codes = matchCodes(error, headers, found.status);
  const operation =
    request && !request.methodAssumed ? (options.findOperation?.(request.method, request.target) ?? null) : null;
  const requestedScopes = (request ? request.requestedScopes : options.requestedScopes) ?? null;
  const granting =
    judgedAs === 'token' && (found.status !== null || failure !== null)
      ? judgeTokenResponse({
          status: found.status,
          headers,
          bodyText: judgedText,
          unseen: judgedText === null && read.mention !== null,
          requestedScopes,
          failure,
        })
      : null;
  const judged =
    found.status === null && failure === null
      ? null
      : (granting ??
        judgeResponse({
          operation,
          method: request?.method ?? 'GET',
          path: pathOf(request?.target ?? '/'),
          status: found.status,
          headers,
          bodyText: judgedText,
          bodyCut: read.cut,
          heldScopes: (request ? request.heldScopes : options.heldScopes) ?? null,
          scheme: request?.scheme ?? undefined,
          failure,
        }));
  const times = codes.some(({ key }) => key === 'client_assertion_expires_too_far_in_future')
    ? assertionTimes(read.request, headers)
    : [];
  return {
    kind: read.kind,
    kindLabel: TEXT_KINDS[read.kind],
    request: maskedRequest(request),
    operation: operation && toExplained(operation),
    parsed: {
      status: found.status,
      statusFrom: found.from,
      statusText: redactPasted(read.statusText),
      headers: redactPastedHeaders(read.headers),
      bodyText: redactPasted(bodyText),
      bodyCut: read.cut,
    },
    earlier: read.earlier.map(({ status, statusText, headers: each }) => ({
      status,
      statusText: redactPasted(statusText),
      location: redactedLocation(each),
    })),
    judgedAs,
    judgement: judged && toJudgement({ ...judged, evidence: [...judged.evidence, ...times] }, found.from === 'guess'),
    grant: granting && toGrant(granting, requestedScopes),
    codes: codes.map((code) => {
      const values = code.values.map((value) => redactPasted(value));
      return { ...code, values, text: fillGaps(code.text, values) };
    }),
    rateLimit: parseRateLimit(headers, Number.NaN),
    paging: redactedPaging(readLinks(headers, bodyText, request?.target ?? null)),
    requestId: headerValue(headers, 'x-okta-request-id'),
    errorId: error?.id ?? null,
    problems: [...read.problems, ...found.problems],
  };
}

/** A thing of 200 may have members that are called like those of an error, and other servers have errors of their own. */
function errorIn({ status, bodyText }: ReadText, judgedText: string | null): OktaErrorView | null {
  if (status !== null && status < 400) return null;
  return status === null && isErrorOfOthers(parseJsonText(bodyText)) ? null : parseOktaError(judgedText);
}

function withoutMissing(read: ReadText, missing: MissingBody | null): ReadText {
  if (missing === null) return read;
  const problems = [...read.problems, missing.reason];
  return missing.kept === 'nothing'
    ? { ...read, bodyText: '', mention: null, unread: true, problems }
    : { ...read, problems };
}

/** Null for a body that is not available: unreadable, or nobody pasted more than a status. */
function textToJudge({ bodyText, headers, mention, unread }: ReadText): string | null {
  if (mention !== null) return mention.body === '' && mention.headers.length === 0 ? null : mention.body;
  return unread || (bodyText === '' && headers.length === 0) ? null : bodyText;
}

/** The token endpoint by its path, else by what only it answers: a token, or an error in OAuth's terms in the body. */
function isTokenAnswer(
  { headers, bodyText, mention }: ReadText,
  error: OktaErrorView | null,
  target: string | null,
): boolean {
  const path = target === null ? null : pathOf(target);
  if (path !== null && path !== '/') return isTokenPath(path);
  if (headerValue(headers, 'www-authenticate') !== null) return false;
  if (error) return isOAuthNamed(error) && findOAuthError(error.code, error.summary)?.entry.where !== 'api';
  if (mention?.place === 'token') return true;
  const body = asObject(parseJsonText(bodyText));
  return asText(body?.access_token) !== null && asText(body?.token_type) !== null;
}

const toExplained = ({ id, method, path, scopes, auth }: Operation): ExplainedOperation => ({
  id,
  method,
  path,
  scopes,
  auth,
});

const pathOf = (target: string): string => target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/';

function redactedLocation(headers: HeaderList): string | null {
  const location = headerValue(headers, 'location');
  return location === null ? null : redactUrl(location);
}

/** A link keeps the query of its request (FACTS §5), and that may hold a token. */
function redactedPaging(paging: Paging | null): Paging | null {
  if (paging === null) return null;
  const { next, self, refused } = paging;
  return {
    next: next === null ? null : redactUrl(next),
    self: self === null ? null : redactUrl(self),
    refused: refused && { ...refused, url: redactUrl(refused.url) },
  };
}

/** What was granted, where a token was issued at all. */
function toGrant(
  { outcome, granted, missingScopes }: TokenJudgement,
  requested: string[] | null,
): ExplainedGrant | null {
  if (outcome !== 'granted') return null;
  const masked = (names: string[]) => names.map((name) => redactPasted(name));
  return { requested: requested && masked(requested), granted: masked(granted), missing: masked(missingScopes) };
}

/** Only a judgement's own members, with what it quotes masked; one that rests on a guessed status is a guess. */
function toJudgement(judged: Judgement, guessed: boolean): Judgement {
  const { verdict, title, meaning, next, missingScopes, evidence, confidence } = judged;
  return {
    verdict,
    title: redactPasted(title),
    meaning: redactPasted(meaning),
    next: redactPasted(next),
    missingScopes,
    evidence: evidence.map((each) => redactPasted(each)),
    confidence: guessed && confidence === 'certain' ? 'uncertain' : confidence,
  };
}

/**
 * Where a list goes on, of a response whose tenant is only known from the response: the origin is that of the request or of
 * the list's own link, so that a next page on another host is still seen.
 * Null without any link.
 */
function readLinks(headers: HeaderList, bodyText: string, target: string | null): Paging | null {
  const links = parseLinkHeader(headerValues(headers, 'link'));
  const self = links.find(({ rel }) => rel.includes('self'));
  const next = links.find(({ rel }) => rel.includes('next'));
  const origin = [target, self?.url, next?.url].map(originOf).find((each) => each !== null) ?? '';
  const paging = readPaging(headers, origin, bodyText);
  return paging.next === null && paging.self === null && paging.refused === null ? null : paging;
}
