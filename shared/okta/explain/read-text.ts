// Which kind of text was pasted, and the response in it. By content, the surest sign first; what nothing else claims is a body.

import { parseOktaError } from '../errors/okta-error.ts';
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { asObject } from '../wire-text/json-text.ts';
import { readCurlFailure, readCurlVerbose } from './curl-text.ts';
import { readDevtools } from './devtools-text.ts';
import type { TextKind } from './explanation.ts';
import { type HttpBlock, parseHeadAndBody, parseHttpBlocks, parseStatusLine, splitLines } from './http-text.ts';
import { cutJson, readJson } from './json-body.ts';
import { readCapture } from './json-capture.ts';
import { type Observed, readMention, wrapsError } from './message-text.ts';
import { NOTHING, type ReadText, type TextRequest } from './pasted.ts';
import { readPostmanConsole } from './postman-console.ts';
import { readRequestHead, requestOf, splitCommand } from './text-request.ts';

/** Signs that no text has: control characters, and what replaces bytes that are no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const GARBAGE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes that gzip begins with.
const GZIP = /^\s*\u001f[\u008b\ufffd]/;

/** Longer texts (in UTF-16 units) are cut: nobody pastes more, and a page must stay quick. */
const TEXT_CAP = 2_097_152;

/** Of the responses before the last one so many are named. */
const EARLIER_CAP = 20;

const CHALLENGE = /^\s*(?:Bearer|DPoP|Basic|SSWS)\s+[A-Za-z_]{1,40}\s*=/i;

/** Total. The head of a text that is too long is read, and that is said. `bodyCut`: the text ends within the body. */
export function readText(given: string, bodyCut = false): ReadText {
  const cut = bodyCut || given.length > TEXT_CAP;
  const read = { ...readKind(given, cut), cut };
  const unread = describeUnread(given.slice(0, TEXT_CAP), read.headers);
  return unread === null ? read : { ...read, bodyText: '', mention: null, unread: true, problems: [unread] };
}

function readKind(given: string, cut: boolean): ReadText {
  const problems: string[] = [];
  if (given.length > TEXT_CAP) problems.push('The text is longer than 2 MiB; only its beginning was read.');
  const text = withoutControls(given.slice(0, TEXT_CAP));
  if (text.trim() === '') return { ...NOTHING, problems: ['There is no text.'] };
  if (/^\s*[{["]/.test(text)) {
    const value = readJson(text.trim());
    const capture = readCapture(value);
    if (capture) return { ...capture, problems: [...problems, ...capture.problems] };
    if (value !== undefined) return ofJson(typeof value === 'string' ? value : text.trim(), problems);
  }
  const lines = splitLines(text);
  const curl = readCurlVerbose(lines);
  if (curl) {
    const request = requestOf(curl.requestLine, curl.requestHeaders);
    const read = ofBlocks('curl-verbose', parseHttpBlocks(curl.lines), request, problems, cut);
    if (read) return withFailure(read, lines);
    const failure = readCurlFailure(lines);
    if (!failure)
      problems.push('The text has a request and no response: it may have been cut, or there was no answer.');
    return { ...NOTHING, kind: 'curl-verbose', request, failure, problems };
  }
  const { command, rest } = splitCommand(lines);
  const http = ofBlocks('http', parseHttpBlocks(rest), command ?? readRequestHead(rest), problems, cut);
  if (http) return withFailure(http, rest);
  const copied = readDevtools(rest) ?? readPostmanConsole(rest);
  if (copied) return copied;
  const failure = readCurlFailure(rest);
  if (failure) return { ...NOTHING, kind: 'message', request: command, failure, problems };
  return ofLooseText(rest, command, problems);
}

const ESCAPE = String.fromCharCode(27);
/** Colours of a terminal, then what else no response holds and a terminal would act on. */
const CONTROLS = new RegExp(
  `${ESCAPE}\\[[0-9;?]{0,20}[A-Za-z]|[^\\t\\n\\r\\u0020-\\u007e\\u00a0-\\uffff]|\\ufeff`,
  'g',
);

const withoutControls = (text: string): string => text.replace(CONTROLS, '');

/** curl says behind a body that it broke off. */
function withFailure(read: ReadText, lines: string[]): ReadText {
  const failure = readCurlFailure(lines.slice(-5));
  return failure?.kind === 'truncated' ? { ...read, failure } : read;
}

/** The last response counts; those before it led there. */
function ofBlocks(
  kind: TextKind,
  blocks: HttpBlock[],
  request: TextRequest | null,
  problems: string[],
  cut: boolean,
): ReadText | null {
  const last = blocks.at(-1);
  if (!last) return null;
  // The beginning of a body is no JSON by itself, and what looks like some in it is not the body.
  const body = cut ? { text: last.bodyText, problems: [] } : cutJson(last.bodyText);
  return {
    ...NOTHING,
    kind,
    status: last.status,
    statusText: last.statusText,
    headers: last.headers,
    bodyText: body.text,
    // Beside a status line only what says more than the status.
    mention: (last.status ?? 0) >= 400 ? sayingMore(mentionOf(body.text)) : null,
    request,
    earlier: blocks
      .slice(-1 - EARLIER_CAP, -1)
      .map(({ status, statusText, headers }) => ({ status: status ?? 0, statusText, headers })),
    problems: [...problems, ...body.problems],
  };
}

/** Without a status line of HTTP: a challenge, a status in a tool's words, headers, or a body. */
function ofLooseText(lines: string[], request: TextRequest | null, problems: string[]): ReadText {
  const first = lines.findIndex((line) => line.trim() !== '');
  const start = lines[first] ?? '';
  if (CHALLENGE.test(start)) {
    const value = lines.slice(first).join(' ').trim();
    return { ...NOTHING, kind: 'challenge', headers: [['WWW-Authenticate', value]], request, problems };
  }
  const found = parseStatusLine(start);
  const at = found ? first + 1 : first;
  const head = parseHeadAndBody(lines, Math.max(at, 0));
  if (head.headers.length === 0) {
    const body = ofBody(lines.slice(Math.max(at, 0)).join('\n').trim(), request, problems);
    return found ? { ...body, ...found, kind: 'http' } : body;
  }
  // What a program says may begin like a header: `Error: ...`.
  const mention = found || isHead(head.headers) ? null : readMention(lines.join('\n'));
  if (mention) return ofMention(lines.join('\n').trim(), mention, request, problems);
  const body = cutJson(head.bodyText);
  // Developer tools show HTTP/2 headers with the status among them.
  const pseudo = head.headers.find(([name, value]) => /^:?status$/i.test(name) && /^\d{3}\b/.test(value));
  const status =
    found ?? (pseudo ? { status: Number(pseudo[1].slice(0, 3)), statusText: pseudo[1].slice(3).trim() } : null);
  return {
    ...NOTHING,
    kind: status ? 'http' : 'headers',
    ...(status ?? {}),
    headers: head.headers.filter(([name]) => !name.startsWith(':')),
    bodyText: body.text,
    request,
    problems: [...problems, ...body.problems],
  };
}

/** JSON as a whole: a body of Okta, or a log's that has one in it. */
function ofJson(text: string, problems: string[]): ReadText {
  const found = wrapsError(text) && parseOktaError(text)?.shape !== 'management' ? readMention(text) : null;
  return found ? ofMention(text, found, null, problems) : ofBody(text, null, problems);
}

function ofBody(text: string, request: TextRequest | null, problems: string[]): ReadText {
  const body = cutJson(text);
  const capture = body.problems.length > 0 && asObject(readJson(body.text)) ? readCapture(readJson(body.text)) : null;
  if (capture) return { ...capture, request: capture.request ?? request, problems: [...problems, ...capture.problems] };
  const mention = mentionOf(body.text);
  if (mention) return ofMention(body.text, mention, request, problems);
  const title = PAGE_TITLE.exec(body.text.slice(0, 4000))?.[1];
  const status = title === undefined ? null : Number(title);
  return { ...NOTHING, kind: 'body', status, bodyText: body.text, request, problems: [...problems, ...body.problems] };
}

/** `<title>502 Bad Gateway</title>`: the page of a gateway names its status. */
const PAGE_TITLE = /<title>\s{0,20}(?:(?:HTTP|Error|Status)\s{0,3}){0,3}([45]\d\d)\b/i;

const isHead = (headers: HeaderList): boolean =>
  headers.some(([name]) =>
    /^(?::?status|www-authenticate|content-|x-okta-|x-rate-|date|link|location|server)/i.test(name),
  );

/** Of a text that is neither JSON nor a page. */
const mentionOf = (text: string): Observed | null =>
  /^\s*</.test(text) || readJson(text) !== undefined ? null : readMention(text);

const sayingMore = (found: Observed | null): Observed['mention'] | null =>
  found && (found.mention.body !== '' || found.mention.headers.length > 0) ? found.mention : null;

function ofMention(
  text: string,
  { mention, status }: Observed,
  request: TextRequest | null,
  problems: string[],
): ReadText {
  return { ...NOTHING, kind: 'message', status, bodyText: text, mention, request, problems };
}

/**
 * A body that was pasted as it travelled, compressed: what a terminal makes of its bytes says nothing, and nothing may be guessed
 * from it. `given`: the text as it was pasted, from which control characters have not been taken yet.
 */
function describeUnread(given: string, headers: HeaderList): string | null {
  const encoding = headerValue(headers, 'content-encoding');
  const compressed = encoding !== null && !/^identity$/i.test(encoding.trim());
  if (!(compressed ? GARBAGE.test(given) : GZIP.test(given))) return null;
  const name = encoding === null ? '' : ` (${encoding})`;
  return `The body is compressed${name} and could not be read. Send the request again with curl --compressed.`;
}
