// Calls of an access log in common or combined format: what is before and after the request line does not matter, so
// lines with a virtual host before or a timing behind are read too.

import { linesOf } from './lines-of.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

/** `"GET /api/v1/users?limit=2 HTTP/1.1"`: the first quoted part of a line; quotes inside are escaped. */
const REQUEST = /"([A-Z]{3,10}) ((?:[^"\\\s]|\\.)+)(?: HTTP\/[\d.]+)?"/;

/** The address and the method of a request line, or null. */
export function parseRequestLine(text: string): { method: string; target: string } | null {
  const found = REQUEST.exec(text.startsWith('"') || text.includes('"') ? text : `"${text}"`);
  return found ? { method: found[1] ?? '', target: found[2] ?? '' } : null;
}

export function readAccessLog(text: string): Traffic {
  const notes = createTrafficNotes();
  for (const { line, number } of linesOf(text)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const request = parseRequestLine(line);
    if (request) notes.call(request.method, request.target, `line ${number}`);
    // A connection that was closed without a request is logged as "-".
    else if (!/"-"/.test(line)) notes.problem(`line ${number}`, 'has no request line in quotes.');
  }
  return notes.done();
}
