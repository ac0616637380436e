// Headers of a fixture: what a mock can send as it is, at a moment of its own. Of the connection there is nothing: a server
// adds that itself, and a Content-Length of another body would cut this one.

import { MASK } from '../../../redact/redact-text.ts';
import type { HeaderList } from '../../wire-text/headers.ts';

const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
]);

/** The reset is a minute after the date, as Okta's windows do (FACTS §4: epoch seconds, UTC). */
const DATE = 'Thu, 01 Jan 2026 00:00:00 GMT';
const RESET = '1767225660';

/** By lower-case name; a header that was sent more than once is joined, as RFC 9110 §5.3 allows. Placeholders go through `fill`. */
export function fixtureHeaders(
  headers: HeaderList,
  status: number,
  fill: (value: string) => string,
): Record<string, string> {
  const examples: Record<string, string> = {
    date: DATE,
    'x-rate-limit-limit': '600',
    'x-rate-limit-remaining': status === 429 ? '0' : '599',
    'x-rate-limit-reset': RESET,
  };
  const result: Record<string, string> = {};
  for (const [header, value] of headers) {
    const name = header.toLowerCase();
    // Cookies are of one session, and what was masked is no value that could be sent.
    if (OF_THE_CONNECTION.has(name) || name === 'set-cookie' || value.includes(MASK)) continue;
    const example = /^\{\w+\}$/.test(value) ? examples[name] : undefined;
    const text = example ?? fill(value);
    result[name] = result[name] === undefined ? text : `${result[name]}, ${text}`;
  }
  return result;
}
