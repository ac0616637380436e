// Calls of a Postman collection v2.0 and v2.1: items in folders of any depth. A request is a text (its URL) or an object, its
// URL a text or an object with the path in parts. Variables keep their braces: at the start they stand for the host, inside a
// path for an id, and both are what the matching of operations passes over.

import { childOf, isRecord } from '../catalogue/openapi-node.ts';
import { createTrafficNotes, type Traffic, type TrafficNotes } from './traffic.ts';

const DEEPEST = 100;

/** `document`: the parsed file. */
export function readPostman(document: unknown): Traffic {
  const notes = createTrafficNotes();
  // The Postman API wraps the file.
  const wrapped = childOf(document, 'collection', 'item');
  const items = wrapped ?? childOf(document, 'item');
  if (Array.isArray(items)) readItems(items, wrapped === undefined ? '$' : '$.collection', notes, 0);
  else if (childOf(document, 'requests') !== undefined)
    notes.problem('$', 'is a collection of version 1. Export it from Postman as version 2.1.');
  else notes.problem('$.item', 'is not a list of requests and folders.');
  return notes.done();
}

function readItems(items: readonly unknown[], at: string, notes: TrafficNotes, depth: number): void {
  items.forEach((item, index) => {
    const place = `${at}.item[${index}]`;
    const inner = childOf(item, 'item');
    const request = childOf(item, 'request');
    if (Array.isArray(inner) && depth < DEEPEST) readItems(inner, place, notes, depth + 1);
    else if (typeof request === 'string') notes.call('GET', request, `${place}.request`);
    else if (isRecord(request)) notes.call(request.method ?? 'GET', targetOf(request.url), `${place}.request`);
    else notes.problem(place, 'is neither a request nor a folder.');
  });
}

/** The path in parts is preferred: the whole text may be left over from an earlier edit. */
function targetOf(url: unknown): unknown {
  if (!isRecord(url)) return url;
  const { path, raw } = url;
  if (Array.isArray(path) && path.length > 0)
    return `/${path.map((part: unknown) => (isRecord(part) ? String(part.value ?? '') : String(part))).join('/')}`;
  if (typeof path === 'string' && path !== '') return path.startsWith('/') ? path : `/${path}`;
  return raw;
}
