// Calls of a Postman collection. A request is a text (its URL) or an object, its URL a text or an object with the path in parts. Variables
// keep their braces: at the start they stand for the host, inside a path for an id, and both are what the matching of operations
// passes over.

import { childOf, isRecord } from '../catalogue/openapi-node.ts';
import { readCollection } from '../recordings/postman-collection.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

/** `document`: the parsed file. */
export function readPostman(document: unknown): Traffic {
  const notes = createTrafficNotes();
  const items = readCollection(document);
  if (items === null && childOf(document, 'requests') !== undefined)
    notes.problem('$', 'is a collection of version 1. Export it from Postman as version 2.1.');
  else if (items === null) notes.problem('$.item', 'is not a list of requests and folders.');
  for (const { at, item } of items ?? []) {
    const request = childOf(item, 'request');
    if (typeof request === 'string') notes.call('GET', request, `${at}.request`);
    else if (isRecord(request)) notes.call(request.method ?? 'GET', targetOf(request.url), `${at}.request`);
    else notes.problem(at, 'is neither a request nor a folder.');
  }
  return notes.done();
}

/** Without the query where the path is in parts, which are preferred: the whole text may be left over from an earlier edit. */
export function targetOf(url: unknown): unknown {
  if (!isRecord(url)) return url;
  const { path, raw } = url;
  if (Array.isArray(path) && path.length > 0)
    return `/${path.map((part: unknown) => (isRecord(part) ? String(part.value ?? '') : String(part))).join('/')}`;
  if (typeof path === 'string' && path !== '') return path.startsWith('/') ? path : `/${path}`;
  return raw;
}
