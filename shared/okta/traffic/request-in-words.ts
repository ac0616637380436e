// A request in the words of a log line: request lines (`GET /api/v1/users HTTP/1.1`), a method with a whole address, and a method
// with a path where a line begins so or a status is beside it. Anything less is no request: a set of scopes that rests on a call
// that nobody made is wrong, and a line that is passed over is named.

import { addressOfCommand } from '../commands/command-request.ts';
import { readTypedCurl } from '../commands/read-command.ts';
import { messageOf } from '../wire-text/line-prefix.ts';

export interface FoundRequest {
  method: string;
  target: string;
}

const METHOD = '(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)';
/** A line of words is short; what is longer is a body. */
const WORDS_CAP = 20_000;

/** With its version a request line is one wherever it stands, whatever the method; escaped quotes belong to a user agent. */
const REQUEST_LINE = /(?<![\w\\/.-])([A-Z]{3,10})[ \t]{1,9}((?:\/|https?:\/\/)(?:[^"\\\s]|\\.)*)[ \t]HTTP\/\d/;
/** In quotes it is one without its version too (HTTP/0.9, and loggers that leave it out). */
const QUOTED_LINE = new RegExp(`(?<!\\\\)["'](${METHOD}) ((?:/|https?://)(?:[^"'\\\\\\s]|\\\\.)*)["']`);
/** `GET https://…`, `GET request to https://…`; Go writes `Get "https://…"`. */
const WITH_ADDRESS = new RegExp(
  `(?<![\\w/.-])(${METHOD}|(?:Get|Head|Post|Put|Patch|Delete|Options)(?= "))(?: request (?:to|for|on))?[ \\t:]{1,9}["'(<\`]?(https?://[^\\s"'<>)\`\\\\]+)`,
);
/** `GET /api/v1/users 200`, `GET /api/v1/users - 200`, `=> 200`, `status=200`, `(200)`, `responded 200`. */
const STATUS_BEHIND = new RegExp(
  `(?<![\\w/.-])(${METHOD})[ \\t]{1,12}["']?(/[^\\s"']*)(?=[\\s"'])["']?[ \\t]{0,4}(?:(?:-|=>|->|[[(]|responded|returned|HTTP|status)[ \\t:=]{0,4})?[1-5]\\d\\d(?!\\d)`,
);
/** `200 GET /api/v1/users` (Tornado), `| 200 | 1.2ms | 10.0.0.1 | GET "/api/v1/users"` (Gin). */
const STATUS_BEFORE = new RegExp(
  `(?<![\\d.])[1-5]\\d\\d (?:\\|[^|]{0,60}\\|[^|]{0,60}\\| )?(${METHOD})[ \\t]{1,12}["']?(/[^\\s"']*)`,
);
/** `--> GET /`, `<-- GET /` (Koa, OkHttp), `Started GET "/"` (Rails), or nothing before it. */
const AT_START = new RegExp(
  `^(?:(?:-->|<--|Started|Completed) )?(${METHOD})[ \\t]{1,12}["']?(/[^\\s"']*)["']?(.{0,40})`,
);
/** Most lines have no such thing anywhere, and taking a prefix off takes longer than looking. */
const HAS_PATH = new RegExp(`${METHOD}[ \\t]{1,12}["']?/`);
/** A terminal that was copied, or what `set -x` shows. */
const CURL = /\bcurl(?:\.exe)?\s/;
/** A server that lists its routes, and a program that sends nothing. */
const NOT_SENT =
  /\b(?:would|skip(?:ped|ping|s)?|dry[- ]?run|not sent|mock(?:ed|ing)?|stub(?:bed)?|regist(?:er|ered|ering)|use|see|routes?|mapped|mapping)\b/i;

/** Whether words in front of a request say that it was not sent. */
export const isNotSent = (words: string): boolean => NOT_SENT.test(words);

/** Null when the text names none that was sent. */
export function requestInWords(text: string): FoundRequest | null {
  if (text.length > WORDS_CAP) return null;
  const line = withPlainQuotes(text);
  const whole = found(REQUEST_LINE.exec(line)) ?? found(sentIn(QUOTED_LINE.exec(line)));
  if (whole) return whole.method === 'CONNECT' ? null : whole;
  const typed = CURL.test(line) ? readTypedCurl([line]) : null;
  if (typed) return { method: typed.request.method, target: addressOfCommand(typed.request.url).address };
  const match = WITH_ADDRESS.exec(line) ?? STATUS_BEHIND.exec(line) ?? STATUS_BEFORE.exec(line);
  if (match) return found(sentIn(match));
  if (!HAS_PATH.test(line)) return null;
  const message = messageOf(line);
  return NOT_SENT.test(line.slice(0, line.length - message.length)) ? null : found(startOf(message));
}

/** The one method that a message names (`POST done`); null for none and for several. */
export function methodInWords(text: string): string | null {
  if (text.length > WORDS_CAP || NOT_SENT.test(text)) return null;
  const named = new Set(text.match(new RegExp(`(?<![\\w/.-])${METHOD}(?![\\w/.-])`, 'g')));
  const [only] = named;
  return named.size === 1 ? (only ?? null) : null;
}

/** The one whole address that a message names; null for none and for several. */
export function addressInWords(text: string): string | null {
  if (text.length > WORDS_CAP || NOT_SENT.test(text)) return null;
  const named = new Set(text.match(/https?:\/\/[^\s"'<>)`\\]+/g));
  const [only] = named;
  return named.size === 1 ? (only ?? null) : null;
}

/** Null for what words around it say was not sent, or describe. */
function sentIn(match: RegExpExecArray | null): RegExpExecArray | null {
  if (match === null) return null;
  const behind = match.input.slice(match.index + match[0].length, match.index + match[0].length + 40);
  // The line of an access log, whatever its other fields say.
  if (/^ [1-5]\d\d\b/.test(behind) && /["']$/.test(match[0])) return match;
  return NOT_SENT.test(match.input.slice(0, match.index)) || DESCRIBED.test(behind) ? null : match;
}

/** What an operation does, or is for: a manual says so, and no log. */
const DESCRIBED =
  /^["'`)]?\s*(?:[:\u2013\u2014-]\s*)?(?:needs?|requires?|lists|returns(?! \d)|creates|updates|deletes|removes|gets|fetches|can|must|should|to (?:get|list|create|request|obtain))\b/i;

/** `[GIN-debug] GET /users --> main.list (3 handlers)` is a route, `GET /api/v1/users lists all users` a description. */
function startOf(line: string): RegExpExecArray | null {
  const match = AT_START.exec(line);
  const behind = match?.[3] ?? '';
  return match && !/^\s*(?:-->|=>)\s*[A-Za-z]/.test(behind) && !DESCRIPTION.test(behind) ? match : null;
}

/** Words behind a path that are not those of a log. */
const DESCRIPTION =
  /^\s*(?:[:\u2013\u2014-]\s*)?(?!(?:for|from|to|by|in|at|on|via|as|with|after|HTTP|OK|status|took|got|gave|sent|started|done|finished|responded|response|request|returned|completed|succeeded|failed|timed|error)\b)[A-Za-z]{2,20}\s+[A-Za-z]/i;

function found(match: RegExpExecArray | null): FoundRequest | null {
  const [, method = '', target = ''] = match ?? [];
  return match ? { method: method.toUpperCase(), target: target.replace(/(?<=[\w/])[.,;:]+$/, '') } : null;
}

/** A line that was escaped as a whole has no plain quote; one with plain quotes has escaped ones inside of a text. */
function withPlainQuotes(text: string): string {
  return text.includes('\\"') && !/(?<!\\)"/.test(text) ? text.replace(/\\+"/g, '"') : text;
}
