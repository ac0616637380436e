// Which kind of text was pasted, and the response in it. By content, the surest sign first; what nothing else claims is a body.

import { asObject } from '../json-text.ts';
import { readCurlVerbose } from './curl-text.ts';
import type { TextKind } from './explanation.ts';
import { type HttpBlock, parseHeadAndBody, parseHttpBlocks, parseStatusLine, splitLines } from './http-text.ts';
import { cutJson, readJson } from './json-body.ts';
import { readCapture } from './json-capture.ts';
import { NOTHING, type ReadText, type TextRequest } from './pasted.ts';
import { readRequestHead, requestOf, splitCommand } from './text-request.ts';

/** Longer texts (in UTF-16 units) are cut: nobody pastes more, and a page must stay quick. */
export const TEXT_CAP = 2_097_152;

const CHALLENGE = /^\s*(?:Bearer|DPoP|Basic|SSWS)\s+[A-Za-z_]{1,40}\s*=/i;

/** Total. The head of a text that is too long is read, and that is said. */
export function readText(given: string): ReadText {
  const problems: string[] = [];
  if (given.length > TEXT_CAP) problems.push('The text is longer than 2 MiB; only its beginning was read.');
  const text = withoutControls(given.slice(0, TEXT_CAP));
  if (text.trim() === '') return { ...NOTHING, problems: ['There is no text.'] };
  if (/^\s*[{["]/.test(text)) {
    const value = readJson(text.trim());
    const capture = readCapture(value);
    if (capture) return { ...capture, problems: [...problems, ...capture.problems] };
    if (value !== undefined) return ofBody(typeof value === 'string' ? value : text.trim(), null, problems);
  }
  const lines = splitLines(text);
  const curl = readCurlVerbose(lines);
  if (curl) {
    const request = requestOf(curl.requestLine, curl.requestHeaders);
    const read = ofBlocks('curl-verbose', parseHttpBlocks(curl.lines), request, problems);
    if (read) return read;
    problems.push('The text has a request and no response: it may have been cut, or no answer came.');
    return { ...NOTHING, kind: 'curl-verbose', request, problems };
  }
  const { command, rest } = splitCommand(lines);
  const http = ofBlocks('http', parseHttpBlocks(rest), command ?? readRequestHead(rest), problems);
  if (http) return http;
  return ofLooseText(rest, command, problems);
}

const ESCAPE = String.fromCharCode(27);
/** Colours of a terminal, then what else no response holds and a terminal would act on. */
const CONTROLS = new RegExp(
  `${ESCAPE}\\[[0-9;?]{0,20}[A-Za-z]|[^\\t\\n\\r\\u0020-\\u007e\\u00a0-\\uffff]|\\ufeff`,
  'g',
);

const withoutControls = (text: string): string => text.replace(CONTROLS, '');

/** The last response counts; those before it led there. */
function ofBlocks(
  kind: TextKind,
  blocks: HttpBlock[],
  request: TextRequest | null,
  problems: string[],
): ReadText | null {
  const last = blocks.at(-1);
  if (!last) return null;
  const body = cutJson(last.bodyText);
  return {
    ...NOTHING,
    kind,
    status: last.status,
    statusText: last.statusText,
    headers: last.headers,
    bodyText: body.text,
    request,
    earlier: blocks
      .slice(0, -1)
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
  const told = parseStatusLine(start);
  const at = told ? first + 1 : first;
  const head = parseHeadAndBody(lines, Math.max(at, 0));
  if (head.headers.length === 0) {
    const body = ofBody(lines.slice(Math.max(at, 0)).join('\n').trim(), request, problems);
    return told ? { ...body, ...told, kind: 'http' } : body;
  }
  const body = cutJson(head.bodyText);
  // Developer tools show HTTP/2 headers with the status among them.
  const pseudo = head.headers.find(([name, value]) => /^:?status$/i.test(name) && /^\d{3}\b/.test(value));
  const status =
    told ?? (pseudo ? { status: Number(pseudo[1].slice(0, 3)), statusText: pseudo[1].slice(3).trim() } : null);
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

function ofBody(text: string, request: TextRequest | null, problems: string[]): ReadText {
  const body = cutJson(text);
  const capture = body.problems.length > 0 && asObject(readJson(body.text)) ? readCapture(readJson(body.text)) : null;
  if (capture) return { ...capture, request: capture.request ?? request, problems: [...problems, ...capture.problems] };
  return { ...NOTHING, kind: 'body', bodyText: body.text, request, problems: [...problems, ...body.problems] };
}
