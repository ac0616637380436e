// The written form of a catalogue file: JSON with one operation and one scope a line, sorted, so that two versions
// compare line by line and the same input always gives the same bytes.

import type { CatalogueFile, Method, Operation } from './catalogue.ts';

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];

/** The order of operations in every catalogue: by path, then by method in the usual order. */
export function compareOperations(a: Operation, b: Operation): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return METHODS.indexOf(a.method) - METHODS.indexOf(b.method);
}

/** The text of a catalogue file, ending in a newline. */
export function formatCatalogueFile(file: CatalogueFile): string {
  const lines = (items: unknown[]) => items.map((item) => `\n    ${JSON.stringify(item)}`).join(',');
  const body = (items: unknown[]) => (items.length === 0 ? '[]' : `[${lines(items)}\n  ]`);
  return `{
  "family": ${JSON.stringify(file.family)},
  "version": ${JSON.stringify(file.version)},
  "operations": ${body(file.operations)},
  "scopes": ${body(file.scopes)}
}
`;
}
