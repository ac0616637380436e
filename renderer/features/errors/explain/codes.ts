// The list of codes, searched: by code, Okta's internal name, status, and the words of text, meaning and fix.
import { KNOWN_CODES, type KnownCode } from '../../../../shared/okta/known-code.ts';
import { type CodeTable, explainStore } from './explain-store.ts';

export interface CodeRow extends KnownCode {
  id: string;
  /** What a search looks into, in lower case. */
  words: string;
}

export const CODE_ROWS: readonly CodeRow[] = KNOWN_CODES.map((code) => ({
  ...code,
  id: `${code.table} ${code.code} ${code.key ?? ''}`,
  words: [code.code, code.key, code.status, code.text, code.meaning, code.fix].join('\n').toLowerCase(),
}));

/** Rows of a table that hold every word. A row whose code is one of the words comes first. */
export function searchCodes(text: string, table: CodeTable): CodeRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = CODE_ROWS.filter(
    (row) => (table === 'all' || row.table === table) && words.every((word) => row.words.includes(word)),
  );
  const named = (row: CodeRow) => words.some((word) => word === row.code.toLowerCase() || word === row.key);
  return [...found.filter(named), ...found.filter((row) => !named(row))];
}

/** Show a code in the list, whatever was searched before. */
export function findCode({ code, key }: KnownCode): void {
  explainStore.setState({ codeTable: 'all', codeText: key ?? code });
}
