// What curl writes beside the response: with -v the request after `>`, the response's head after `<`, notes after `*`, and the body
// between; and why it failed.

import type { JudgedFailure } from '../verdict/judgement.ts';
import { isStatusLine, parseHeaderLine } from './http-text.ts';

export interface CurlText {
  /** Head of the response (`<` lines) with an empty line after each head, then the body. */
  lines: string[];
  /** Head of the request (`>` lines), the last one when there were several. */
  requestLine: string | null;
  requestHeaders: [name: string, value: string][];
}

/** What curl puts right behind a body that ends without a line break. */
const NOTE_BEHIND = /\*\s(?:Connection #\d+ to host .*|Closing connection.*|Connection #\d+ .*)$/;
/** The progress meter, and counts of bytes: `{ [5 bytes data]`. */
const NOISE =
  /^(?:[{}] \[\d+ bytes data\]|\s*% Total\s+% Received.*|\s*Dload\s+Upload.*|\s*\d{1,3}\s+\d[\d.]*[kMG]?\s+\d{1,3}\s.*--:--:--.*)$/;

/** Null when the text does not look like `curl -v`: a head after `<`, or a request after `>`. */
export function readCurlVerbose(lines: readonly string[]): CurlText | null {
  const verbose = lines.some((line) => /^< HTTP\/\d/.test(line) || /^> [A-Z]+ \S+ HTTP\/\d/.test(line));
  if (!verbose) return null;
  const head: string[] = [];
  const plain: string[] = [];
  let requestLine: string | null = null;
  let requestHeaders: CurlText['requestHeaders'] = [];
  for (const line of lines) {
    if (/^>( |$)/.test(line)) {
      const text = line.slice(2);
      if (/^[A-Z]+ \S+ HTTP\/\d/.test(text)) {
        requestLine = text;
        requestHeaders = [];
        // What was pasted of an earlier exchange is over.
        if (plain.some((each) => each.trim() !== '')) head.push(...plain.splice(0));
      } else {
        const header = parseHeaderLine(text);
        if (header) requestHeaders.push(header);
      }
    } else if (/^<( |$)/.test(line)) head.push(line.slice(2));
    else if (/^\*( |$)/.test(line) || NOISE.test(line)) continue;
    else plain.push(cutNote(line));
  }
  // With -v and -i the head is printed twice; the plain one is whole.
  const whole = plain.some((line) => isStatusLine(line.trim()));
  return { lines: whole ? plain : [...head, '', ...plain], requestLine, requestHeaders };
}

/** Body and note on one line. */
function cutNote(line: string): string {
  const at = line.lastIndexOf('* C');
  return at > 0 && NOTE_BEHIND.test(line.slice(at)) ? line.slice(0, at) : line;
}

/** Exit codes of curl that say why there is no answer, or half of one, by the failure kinds of the wire. */
const FAILURES: Record<string, string> = {
  '5': 'proxy',
  '6': 'dns',
  '7': 'refused',
  '18': 'truncated',
  '28': 'timeout',
  '35': 'tls',
  '51': 'tls',
  '52': 'reset',
  '56': 'reset',
  '58': 'tls',
  '60': 'tls',
  '77': 'tls',
  '92': 'reset',
  '97': 'proxy',
};

/** `curl: (6) Could not resolve host: acme.okta.com`; null when curl does not say that it failed. An answer that -f refused is one. */
export function readCurlFailure(lines: readonly string[]): JudgedFailure | null {
  const line = lines.findLast((each) => /^curl: \((?!22\))\d{1,3}\) /.test(each));
  const found = /^curl: \((\d+)\) (.{1,300})/.exec(line ?? '');
  return found ? { kind: FAILURES[found[1] ?? ''] ?? 'unknown', message: found[0] } : null;
}
