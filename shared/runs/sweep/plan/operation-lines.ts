// A person's own list of operations: one a line, as an operation id (`listUsers`) or as method and path (`GET
// /api/v1/users`, ids or placeholders in it); what follows a # is a comment. The same text serves page and command line.
import type { Operation } from '../../../okta/catalogue/catalogue.ts';
import { createOperationMatcher, type OperationMatcher } from '../../../okta/catalogue/match-operation.ts';

export interface OperationLines {
  /** In the order of the lines, each once. */
  ids: string[];
  /** Lines that are no operation of the catalogue; numbered from 1 as in the text. */
  unknown: { line: number; text: string }[];
}

export type ReadOperationLines = (text: string) => OperationLines;

/** Built once for a catalogue; the reading is asked for at every key. */
export function createOperationLines(operations: readonly Operation[]): ReadOperationLines {
  const ids = new Set(operations.map(({ id }) => id));
  let matcher: OperationMatcher | null = null;
  return (text) => {
    const found = new Set<string>();
    const unknown: OperationLines['unknown'] = [];
    for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
      const line = raw.replace(/#.*/, '').trim();
      if (line === '') continue;
      matcher ??= createOperationMatcher(operations);
      const [method = '', path = ''] = line.split(/\s+/);
      const placed = matcher.match(method.toUpperCase(), path.replace(/\{[^}]*\}/g, 'x'));
      const id = ids.has(line) ? line : placed?.operation.id;
      if (id === undefined) unknown.push({ line: index + 1, text: line });
      else found.add(id);
    }
    return { ids: [...found], unknown };
  };
}
