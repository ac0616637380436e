// What Postman's console gives when a call is copied out of it unfolded: the call in the first line, its status and time, and
// the headers and bodies of both sides below headings, values in quotes. Its raw log is HTTP and needs no reader of its own.

import { formOf } from '../wire-text/form-of.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import { HEADERS_CAP, parseHeaderLine } from './http-text.ts';
import { NOTHING, type ReadText } from './pasted.ts';

/** Signs of a folded or unfolded line may precede it. */
const SIGNS = String.raw`^[^\w\n]{0,8}`;
const CALL = new RegExp(
  `${SIGNS}(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\\s{1,8}(https?://\\S{1,8000})(?:\\s+(\\d{3})\\b)?`,
);
const HEADING = new RegExp(`${SIGNS}(network|(?:request|response) (?:headers|body))\\b`, 'i');
const STATUS = /^\s*([1-5]\d\d)(?:\s+([A-Z][A-Za-z' -]{1,40}))?\s*$/;

/** Null when the text does not begin with a call, or has no part of a response. */
export function readPostmanConsole(lines: readonly string[]): ReadText | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  const call = CALL.exec(lines[first] ?? '');
  if (!call) return null;
  const [, method = '', target = '', inLine] = call;
  const parts = new Map<string, string[]>();
  let part: string[] = [];
  const facts = part;
  for (const line of lines.slice(first + 1)) {
    const heading = HEADING.exec(line)?.[1]?.toLowerCase();
    // A body may hold such words; the last part is the response's.
    if (heading && !parts.has('response body')) {
      part = [];
      parts.set(heading, part);
    } else part.push(line);
  }
  const headers = pairsIn(parts.get('response headers'));
  const body = parts.get('response body');
  if (headers.length === 0 && body === undefined) return null;
  const found = facts.map((line) => STATUS.exec(line)).find((found) => found !== null);
  const status = inLine ?? found?.[1];
  return {
    ...NOTHING,
    kind: 'http',
    status: status === undefined ? null : Number(status),
    statusText: found?.[2]?.trim() ?? '',
    headers,
    bodyText: body?.join('\n').trim() ?? '',
    request: {
      method,
      target,
      headers: pairsIn(parts.get('request headers')),
      body: formOf(pairsIn(parts.get('request body'))),
    },
  };
}

function pairsIn(lines: readonly string[] = []): HeaderList {
  return lines.slice(0, HEADERS_CAP).flatMap((line): HeaderList => {
    const pair = parseHeaderLine(line.trim(), true);
    return pair ? [[pair[0], pair[1].replace(/^"(.*)"$/, '$1')]] : [];
  });
}
