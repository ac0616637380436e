// Calls of a HAR: what a browser's network panel or a proxy saved (`log.entries[].request`).

import { childOf } from '../catalogue/openapi-node.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

/** `document`: the parsed file. */
export function readHar(document: unknown): Traffic {
  const notes = createTrafficNotes();
  const entries = childOf(document, 'log', 'entries');
  if (Array.isArray(entries))
    entries.forEach((entry: unknown, index) => {
      const request = childOf(entry, 'request');
      notes.call(childOf(request, 'method'), childOf(request, 'url'), `$.log.entries[${index}].request`);
    });
  else notes.problem('$.log.entries', 'is not a list of requests.');
  return notes.done();
}
