// HTTP responses as text: status line, headers, empty line, body; one or several in a row. Lenient, because the text went
// through terminals, chats and tickets. One pass over the lines: the cost grows with the length of the text and no faster.

import type { HeaderList } from '../wire-text/headers.ts';

export interface HttpBlock {
  status: number | null;
  statusText: string;
  headers: HeaderList;
  bodyText: string;
}

/** `HTTP/1.1 403 Forbidden`, `HTTP/2 403`. */
const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t]+(\S.{0,200}))?[ \t]*$/i;
/** What tools write instead: `Status: 403 Forbidden`, `HTTP 403`, `Response code: 403 (Forbidden); Time: 12ms`, `403 Forbidden`. */
const WORDED_STATUS =
  /^(?:status(?: ?code)?|response(?: code| status)?|http(?: status)?)[ \t]*[:=]?[ \t]*(\d{3})\b[ \t:(]{0,3}([A-Za-z][A-Za-z' -]{0,40})?.{0,200}$/i;
const BARE_STATUS = /^([1-5]\d\d)(?:[ \t]+([A-Z][A-Za-z' -]{1,40}))?$/;
const HEADER = /^[ \t]{0,8}(:?[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}):(?:[ \t]+(.*)|)$/;
/** No space behind the colon: HTTP allows it, and so do addresses and much else. */
const TIGHT_HEADER = /^[ \t]{0,8}([A-Za-z][A-Za-z0-9-]{0,99}):(?!\/\/)(\S.*)$/;
/** No server sends more; a long text that looks like a head is one of another kind. */
export const HEADERS_CAP = 500;

export function isStatusLine(line: string): boolean {
  return STATUS_LINE.test(line);
}

/** `certain`: lines of HTTP itself; without it what tools say of a status counts as well. */
export function parseStatusLine(line: string, certain = false): { status: number; statusText: string } | null {
  if (line.length > 400) return null;
  const found = STATUS_LINE.exec(line.trim());
  if (found) return { status: Number(found[1]), statusText: (found[2] ?? '').trim() };
  const worded = certain ? null : (WORDED_STATUS.exec(line.trim()) ?? BARE_STATUS.exec(line.trim()));
  if (!worded) return null;
  const status = Number(worded[1]);
  return status >= 100 && status < 600 ? { status, statusText: (worded[2] ?? '').trim() } : null;
}

/** A header line, or null. What looks like JSON or a sentence is none. `certain`: it is in a head. */
export function parseHeaderLine(line: string, certain = false): [name: string, value: string] | null {
  const tight = TIGHT_HEADER.exec(line);
  const found = HEADER.exec(line) ?? (certain || tight?.[1]?.includes('-') ? tight : null);
  return found ? [found[1] ?? '', (found[2] ?? '').trim()] : null;
}

/** The lines of a text; the ends of lines may be of any system. What indents a status line (wget does) indents its head too. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const first = lines.find((line) => isStatusLine(line.trim()));
  const indent = first ? first.length - first.trimStart().length : 0;
  return indent === 0 ? lines : lines.map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line));
}

/** Cuts at every status line; what precedes the first is not looked at. Empty without any status line. */
export function parseHttpBlocks(lines: readonly string[]): HttpBlock[] {
  const starts: number[] = [];
  lines.forEach((line, index) => {
    if (isStatusLine(line.trim())) starts.push(index);
  });
  return starts.map((start, index) => {
    const line = parseStatusLine(lines[start] ?? '', true);
    const rest = parseHeadAndBody(lines, start + 1, starts[index + 1] ?? lines.length, true);
    return { status: line?.status ?? null, statusText: line?.statusText ?? '', ...rest };
  });
}

/** Headers up to the first line that is none, then the body. `from` and `to` are indexes of lines, half open. */
export function parseHeadAndBody(
  lines: readonly string[],
  from = 0,
  to = lines.length,
  certain = false,
): Pick<HttpBlock, 'headers' | 'bodyText'> {
  const headers: HeaderList = [];
  let at = from;
  for (; at < to; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || headers.length === HEADERS_CAP) break;
    const last = headers.at(-1);
    // A line that was folded: by old HTTP, or by a terminal.
    if (last && /^[ \t]+\S/.test(line) && !startsJson(line)) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const header = parseHeaderLine(line, certain);
    if (!header) break;
    headers.push(header);
  }
  return { headers, bodyText: lines.slice(at, to).join('\n').trim() };
}

function startsJson(line: string): boolean {
  return /^\s*[{[<]/.test(line);
}
