// The request that a text holds beside the response: the command that was typed, or the head that the client sent, as
// HTTPie and files of editors show it.

import { addressOfCommand } from '../commands/command-request.ts';
import { readTypedCurl } from '../commands/read-command.ts';
import { addressOf } from '../org-url/host-address.ts';
import { isStatusLine, parseHeadAndBody } from './http-text.ts';
import type { TextRequest } from './pasted.ts';

const REQUEST_LINE = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S{1,8000} HTTP\/\d/;

/** The last request head before the first response. */
export function readRequestHead(lines: readonly string[]): TextRequest | null {
  const end = lines.findIndex((line) => isStatusLine(line.trim()));
  const start = lines.slice(0, Math.max(end, 0)).findLastIndex((line) => REQUEST_LINE.test(line));
  if (start < 0) return null;
  const { headers, bodyText } = parseHeadAndBody(lines, start + 1, end);
  return requestOf(lines[start] ?? null, headers, bodyText || null);
}

/** `GET /api/v1/users HTTP/1.1` with its headers; the host makes an address of the path. */
export function requestOf(
  line: string | null,
  headers: [string, string][],
  body: string | null = null,
): TextRequest | null {
  const found = /^([A-Z]+) (\S+) /.exec(line ?? '');
  if (!found) return null;
  const [, method = '', target = ''] = found;
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  if (!target.startsWith('/') || !host) return { method, target, headers, body };
  // Only a server of this machine, such as the sandbox org, is asked without TLS.
  const scheme = addressOf(host.toLowerCase().replace(/:\d+$/, '')) === 'loopback' ? 'http' : 'https';
  return { method, target: `${scheme}://${host}${target}`, headers, body };
}

/** The curl command at the head of a copied terminal, and what follows it. */
export function splitCommand(lines: string[]): { command: TextRequest | null; rest: string[] } {
  const typed = readTypedCurl(lines);
  if (!typed) return { command: null, rest: lines };
  const { method, url, headers, body } = typed.request;
  return { command: { method, target: addressOfCommand(url).address, headers, body }, rest: lines.slice(typed.end) };
}
