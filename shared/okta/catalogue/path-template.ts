// The placeholders of an operation's path: `/api/v1/users/{userId}` has `userId`. Every path parameter of a catalogue
// comes from its template, so that files which leave parameters undeclared still give complete operations.

import type { Parameter } from './catalogue.ts';

/** Names of the placeholders in their order, each once. */
export function templateNames(path: string): string[] {
  return [...new Set([...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? ''))];
}

/** The placeholders as required path parameters. Ids are strings, whatever they look like. */
export function templateParameters(path: string): Parameter[] {
  return templateNames(path).map((name) => ({ name, in: 'path', required: true, type: 'string' }));
}
