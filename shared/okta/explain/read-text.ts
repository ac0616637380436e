// Which kind of text was pasted, and the response in it. By content, the surest sign first; what nothing else claims is a body.

import { looksLikeCassette, readCassette } from '../recordings/cassette.ts';
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { asObject } from '../wire-text/json-text.ts';
import { withoutLinePrefixes } from '../wire-text/line-prefix.ts';
import { isAnswerOfOkta, isErrorOfOthers } from './answer-of-okta.ts';
import { readCurlFailure, readCurlVerbose } from './curl-text.ts';
import { readDevtools } from './devtools-text.ts';
import type { TextKind } from './explanation.ts';
import { type HttpBlock, parseHeadAndBody, parseHttpBlocks, parseStatusLine, splitLines } from './http-text.ts';
import { cutJson, readJson } from './json-body.ts';
import { readCapture } from './json-capture.ts';
import { readLogEntry } from './message/log-entry.ts';
import { type Observed, readMention, statusIn, wrapsError } from './message/message-text.ts';
import { readSystemLog } from './message/system-log.ts';
import { NOTHING, type ReadText, type TextRequest } from './pasted.ts';
import { readPostmanConsole } from './postman-console.ts';
import { ofCassette } from './recorded-answer.ts';
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

/** YAML as a value, as far as it can be read; undefined for nothing. */
export type ReadYaml = (text: string) => unknown;

export interface ReadOptions {
  /** The text ends within the body. */
  bodyCut?: boolean | undefined;
  /** Without it a cassette in YAML is not read: `isCassetteYaml` says whether a text needs it. */
  readYaml?: ReadYaml | undefined;
}

/** Of a longer cassette the beginning is read: YAML takes its time. */
const YAML_LINES_CAP = 20_000;
/** What a cassette is known by is within so much. */
const HEAD_CAP = 8000;

/** Whether a text is a cassette in YAML, whatever a log has put before its lines. */
export const isCassetteYaml = (text: string): boolean => cassetteIn(text) !== null;

function cassetteIn(text: string): string | null {
  if (looksLikeCassette(text)) return text;
  return looksLikeCassette(withoutLinePrefixes(text.slice(0, HEAD_CAP))) ? withoutLinePrefixes(text) : null;
}

function readYamlCassette(text: string, readYaml: ReadYaml | undefined): ReadText | null {
  const yaml = cassetteIn(text);
  if (yaml === null) return null;
  if (!readYaml)
    return { ...NOTHING, kind: 'capture', problems: ['This is a recorded cassette, and YAML is not read here.'] };
  const lines = yaml.split('\n');
  const calls = readCassette(readYaml(lines.slice(0, YAML_LINES_CAP).join('\n')));
  return calls && ofCassette(calls);
}

/** Total. The head of a text that is too long is read, and that is said. */
export function readText(given: string, { bodyCut = false, readYaml }: ReadOptions = {}): ReadText {
  const cut = bodyCut || given.length > TEXT_CAP;
  const read = { ...readKind(given, cut, readYaml), cut };
  const unread = describeUnread(given.slice(0, TEXT_CAP), read.headers);
  return unread === null ? read : { ...read, bodyText: '', mention: null, unread: true, problems: [unread] };
}

function readKind(given: string, cut: boolean, readYaml: ReadYaml | undefined): ReadText {
  const problems: string[] = [];
  if (given.length > TEXT_CAP) problems.push('The text is longer than 2 MiB; only its beginning was read.');
  const plain = withoutControls(given.slice(0, TEXT_CAP));
  if (plain.trim() === '') return { ...NOTHING, problems: ['There is no text.'] };
  const json = readWholeJson(plain.trim(), problems);
  if (json) return json;
  const cassette = readYamlCassette(plain, readYaml);
  if (cassette) return { ...cassette, problems: [...problems, ...cassette.problems] };
  const text = withoutLinePrefixes(plain);
  const inLog = text === plain ? null : readWholeJson(text.trim(), problems);
  if (inLog) return inLog;
  const lines = splitLines(text);
  const recorded = readJsonLines(lines);
  if (recorded) return { ...recorded, problems: [...problems, ...recorded.problems] };
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

/** A capture, an event, an entry of a log, or a body; null for what is no JSON as a whole. */
function readWholeJson(text: string, problems: string[]): ReadText | null {
  if (!/^[{["]/.test(text)) return null;
  const value = readJson(text);
  if (value === undefined) return null;
  // JSON that was made a text once more.
  const inner = typeof value === 'string' ? readJson(value) : undefined;
  if (typeof value === 'string' && inner === undefined) return ofJson(value, value, problems);
  const capture = readCapture(inner ?? value);
  if (capture) return { ...capture, problems: [...problems, ...capture.problems] };
  return ofJson(typeof value === 'string' ? value : text, inner ?? value, problems);
}

/** Of a log so many of its last entries are looked at. */
const JSON_LINES_CAP = 300;

/** A log with an entry of JSON in each line: the last one that was refused, else the last one about a request. */
function readJsonLines(lines: readonly string[]): ReadText | null {
  const full = lines.filter((line) => line.trim() !== '');
  if (full.length < 2 || !full.every((line) => line.trimStart().startsWith('{'))) return null;
  const read: ReadText[] = [];
  for (const line of full.slice(-JSON_LINES_CAP).reverse()) {
    const value = readJson(line);
    const entry = value === undefined ? null : (readSystemLog(value, line) ?? readLogEntry(value, line));
    if (entry === null || (entry.kind === 'event' && entry.mention === null)) continue;
    read.unshift(entry);
    if ((entry.status ?? 0) >= 400 || entry.kind === 'event') break;
  }
  const chosen = read.find(({ status, kind }) => (status ?? 0) >= 400 || kind === 'event') ?? read.at(-1);
  if (!chosen) return null;
  return {
    ...chosen,
    problems: [
      ...chosen.problems,
      `The log has ${full.length} lines; the last one about a request that was refused is explained.`,
    ],
  };
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
  const line = pickLogLine(lines);
  const logged = line === null ? null : readMention(line);
  const which = 'The log holds several requests; the last one that was refused, or else the last one, is explained.';
  if (line !== null && logged) return ofMention(line, logged, request, [...problems, which]);
  const found = parseStatusLine(start);
  const single = found && lines.filter((each) => each.trim() !== '').length === 1 ? readMention(start) : null;
  if (found && single && (single.request || sayingMore(single)))
    return ofMention(start.trim(), { ...single, status: found.status }, request, problems);
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

/** JSON as a whole: a body of Okta, an event of its log, or a program's log that has one in it. */
function ofJson(text: string, value: unknown, problems: string[]): ReadText {
  const event = readSystemLog(value, text);
  if (event === null && isAnswerOfOkta(value)) return ofBody(text, null, problems);
  if (event === null && isErrorOfOthers(value)) return { ...NOTHING, kind: 'body', bodyText: text, problems };
  const entry = event ?? (wrapsError(text) && Array.isArray(value) ? null : readLogEntry(value, text));
  if (entry) return { ...entry, problems: [...problems, ...entry.problems] };
  const found = wrapsError(text) ? readMention(text) : null;
  return found ? ofMention(text, found, null, problems) : ofBody(text, null, problems);
}

const REQUEST_IN_LOG =
  /(?:"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S{1,4000}(?: HTTP\/[\d.]+)?" [1-5]\d\d\b)|(?: [1-5]\d\d (?:\d{3}|-) \d{1,12} \d{1,12} "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) )/;
const LOG_LINES_CAP = 5000;

/** Of several lines of a log of requests the last one that was refused, else the last one. */
function pickLogLine(lines: readonly string[]): string | null {
  const all = lines.slice(-LOG_LINES_CAP).filter((line) => line.length < 8000 && REQUEST_IN_LOG.test(line));
  if (all.length < 2) return null;
  return all.findLast((line) => (statusIn(line)?.status ?? 0) >= 400) ?? all.at(-1) ?? null;
}

function ofBody(text: string, request: TextRequest | null, problems: string[]): ReadText {
  const body = cutJson(text);
  const value = body.text === text ? undefined : readJson(body.text);
  const capture = asObject(value) ? readCapture(value) : null;
  if (capture) return { ...capture, request: capture.request ?? request, problems: [...problems, ...capture.problems] };
  // What stands around the JSON knows the request and the status; where the JSON itself is no answer it is all there is.
  const around = value === undefined ? null : readMention(text);
  const isNothing = Array.isArray(value) && value.length === 0;
  if (around && (isNothing || !isAnswerOfOkta(value))) return ofMention(text, around, request, problems);
  if (around)
    return {
      ...NOTHING,
      kind: around.status === null && around.request === null ? 'body' : 'message',
      status: around.status,
      bodyText: body.text,
      request: request ?? around.request,
      problems: around.request || around.status ? problems : [...problems, ...body.problems],
    };
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
  PAGE.test(text) || readJson(text) !== undefined ? null : readMention(text);

const PAGE = /^\s*<(?:[!?]|(?:html|head|body|title|center|div|h1|p|pre)\b)/i;

const sayingMore = (found: Observed | null): Observed['mention'] | null =>
  found && (found.mention.body !== '' || found.mention.headers.length > 0) ? found.mention : null;

function ofMention(
  text: string,
  { mention, status, request: named, failure }: Observed,
  request: TextRequest | null,
  problems: string[],
): ReadText {
  return { ...NOTHING, kind: 'message', status, bodyText: text, mention, request: request ?? named, failure, problems };
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
