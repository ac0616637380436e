// What an explanation holds: the response as it was understood, what it means, and what is known of the codes in it.

import type { Judgement } from '../../model/exchange.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import type { AuthorizationScheme } from '../credentials/authorization-schemes.ts';
import type { KnownCode } from '../errors/known-code.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import type { Paging } from '../wire-text/paging.ts';
import type { RateLimit } from '../wire-text/rate-limit.ts';

/** What a pasted text was taken for, in the words that a person reads. */
export const TEXT_KINDS = {
  'curl-verbose': 'Output of curl -v',
  http: 'A response with its status line',
  headers: 'Headers without a status line',
  challenge: 'The value of a WWW-Authenticate header',
  body: 'A body without status and headers',
  har: 'An entry of a HAR file',
  bench: 'Output of scopebench send --json',
  capture: 'A response as a program keeps it',
  event: 'An event of the System Log',
  message: 'A message about a response',
  empty: 'Nothing',
} as const;
export type TextKind = keyof typeof TEXT_KINDS;

/** What the text says of the request. Credentials are not kept: of a token only what it says of itself. */
export interface PastedRequest {
  method: string;
  /** The text names no method, only the path that a denial was about: GET is assumed, and no operation is looked up by it. */
  methodAssumed: boolean;
  /** Path with query, or a whole URL; secrets in it are masked. */
  target: string;
  scheme: AuthorizationScheme | 'none' | null;
  /** Scopes that a readable access token names. */
  heldScopes: string[] | null;
  /** Scopes that a token request asked for. */
  requestedScopes: string[] | null;
}

/** The outcome of a token request that was granted. */
export interface ExplainedGrant {
  /** Null when it is not known; `missing` is empty then. */
  requested: string[] | null;
  granted: string[];
  /** Requested, and left out without a word. */
  missing: string[];
}

export type ExplainedOperation = Pick<Operation, 'id' | 'method' | 'path' | 'scopes' | 'auth'>;

export interface PastedResponse {
  /** As pasted, or what the codes in it go with (`statusFrom`). */
  status: number | null;
  /** `text`: it was there. `code`: the status that Okta sends with this code. `guess`: nothing in the text is an error. */
  statusFrom: 'text' | 'code' | 'guess' | null;
  statusText: string;
  /** Secrets masked. */
  headers: HeaderList;
  /** Secrets masked; '' for an empty body. */
  bodyText: string;
  /** `bodyText` is the beginning of the body. */
  bodyCut: boolean;
}

/** Of its `text` the gaps are filled: by `values`, else by `…`. */
export interface MatchedCode extends KnownCode {
  foundIn: 'body' | 'www-authenticate';
  /** Text and code agree with the row; otherwise only the code does. */
  exact: boolean;
  /** What was in place of `{0}`, `{1}`. */
  values: string[];
}

export interface Explanation {
  kind: TextKind;
  /** `TEXT_KINDS` of the kind. */
  kindLabel: string;
  request: PastedRequest | null;
  /** The catalogue's operation of this request; null when it has none, or method or path are not known. */
  operation: ExplainedOperation | null;
  parsed: PastedResponse;
  /** Responses received before the one explained: `100 Continue`, a proxy's, redirects, others that were pasted. */
  earlier: { status: number; statusText: string; location: string | null }[];
  /** Which judge spoke. */
  judgedAs: 'api' | 'token';
  /** Null when the text holds nothing that could be judged; `problems` says what is missing. */
  judgement: Judgement | null;
  /** Null unless the response grants a token. */
  grant: ExplainedGrant | null;
  codes: MatchedCode[];
  rateLimit: RateLimit | null;
  /** Null without links. */
  paging: Paging | null;
  /** x-okta-request-id, for a support case. */
  requestId: string | null;
  /** `errorId` of the body. */
  errorId: string | null;
  /** What could not be read or had to be assumed, as sentences. */
  problems: string[];
}
