// What the network panel of a browser gives when it is copied: general facts with names of several words, then the headers of
// response and request, each `name: value` or the name on one line and the value on the next.

import type { HeaderList } from '../wire-text/headers.ts';
import { HEADERS_CAP } from './http-text.ts';
import { NOTHING, type ReadText } from './pasted.ts';

const FACT = /^(:?[A-Za-z][\w-]{0,99}(?: [A-Za-z]{1,20}){0,2}):(?:[ \t]+(.*))?$/;
const REQUEST_PSEUDO = new Set([':authority', ':method', ':path', ':scheme']);

/** Null when no line names the address or the status in the way of these panels. */
export function readDevtools(lines: readonly string[]): ReadText | null {
  if (!lines.slice(0, 50).some((line) => /^\s{0,20}(?:Request URL|Status Code):/i.test(line))) return null;
  const facts = new Map<string, string>();
  const sides: Record<'response' | 'request', HeaderList> = { response: [], request: [] };
  let side: 'response' | 'request' = 'response';
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  for (let at = 0; at < texts.length; at++) {
    const line = texts[at] ?? '';
    const head = /^(request|response) headers\b/i.exec(line)?.[1]?.toLowerCase();
    if (head === 'request' || head === 'response') {
      side = head;
      continue;
    }
    const found = FACT.exec(line);
    if (!found) continue;
    const name = found[1] ?? '';
    const value = found[2] ?? texts[++at] ?? '';
    if (REQUEST_PSEUDO.has(name.toLowerCase())) side = 'request';
    if (name.includes(' ')) facts.set(name.toLowerCase(), value);
    else if (!name.startsWith(':') && sides[side].length < HEADERS_CAP) sides[side].push([name, value]);
  }
  const status = /^([1-5]\d\d)\b\s{0,8}(.{0,100})/.exec(facts.get('status code') ?? '');
  const [target, method] = [facts.get('request url'), facts.get('request method')];
  return {
    ...NOTHING,
    kind: 'http',
    status: status ? Number(status[1]) : null,
    statusText: status?.[2]?.trim() ?? '',
    headers: sides.response,
    request: target && method ? { method: method.toUpperCase(), target, headers: sides.request, body: null } : null,
  };
}
