// Calls of a log, a line at a time, whatever wrote it: access logs of Apache, nginx, Envoy and load balancers, JSON lines, lines of
// fields, and the words of HTTP clients. A file often mixes them, so each line is read for itself.

import { linesOf } from './lines-of.ts';
import { recordInText, requestOfRecord, requestOfText } from './request-fields.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

export function readLog(text: string): Traffic {
  const notes = createTrafficNotes();
  for (const { line, number } of linesOf(text)) {
    // Comments head the logs of IIS and of CDNs.
    if (line.trim() === '' || line.startsWith('#')) continue;
    const at = `line ${number}`;
    const request = requestOfText(line);
    if (request) notes.call(request.method, request.target, at);
    else if (/^\s*\{/.test(line) && recordInText(line) === undefined) notes.problem(at, 'is not JSON.');
    else notes.leaveOut(at, line);
  }
  return notes.done();
}

/** `records`: objects of a parsed file; `at`: where their list is. */
export function readRecords(records: readonly unknown[], at: string): Traffic {
  const notes = createTrafficNotes();
  records.forEach((record, index) => {
    const place = `${at}[${index}]`;
    const request = typeof record === 'string' ? requestOfText(record) : requestOfRecord(record);
    if (request) notes.call(request.method, request.target, place);
    else notes.leaveOut(place, typeof record === 'string' ? record : JSON.stringify(record));
  });
  return notes.done();
}
