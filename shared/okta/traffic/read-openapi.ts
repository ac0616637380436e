// Calls of an OpenAPI file: a file of the product's own client, or a cut of Okta's, lists what it uses as paths and methods.
// Paths keep their placeholders; those stand for ids when they are matched. The path of the first server is put before them.

import { childOf, isRecord } from '../catalogue/openapi-node.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head'];

/** `document`: the parsed file, version 3 or Swagger 2. */
export function readOpenApi(document: unknown): Traffic {
  const notes = createTrafficNotes();
  const paths = childOf(document, 'paths');
  if (!isRecord(paths)) notes.problem('$.paths', 'is missing.');
  const base = basePath(document);
  for (const [path, item] of Object.entries(isRecord(paths) ? paths : {})) {
    if (path.startsWith('x-')) continue;
    const at = `$.paths[${JSON.stringify(path)}]`;
    if (!path.startsWith('/')) notes.problem(at, 'is not a path: it must start with "/".');
    else if (!isRecord(item)) notes.problem(at, 'must be an object with operations.');
    else
      for (const method of METHODS)
        if (item[method] !== undefined) notes.call(method, `${base}${path}`, `${at}.${method}`);
  }
  return notes.done();
}

function basePath(document: unknown): string {
  const server = childOf(document, 'servers', '0', 'url') ?? childOf(document, 'basePath');
  if (typeof server !== 'string') return '';
  return server
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}
