// The list of codes as the page searches it: in one table or both, the code that is meant first.
import type { KnownCode } from '../../../../shared/okta/errors/known-code.ts';
import { searchCodes } from '../../../../shared/okta/errors/search-codes.ts';
import type { CodeTable } from '../errors-route.ts';

export const codeId = ({ table, code, key }: KnownCode): string => `${table} ${code} ${key ?? ''}`;

/** Rows of a table that hold every word. */
export function searchTable(text: string, table: CodeTable): KnownCode[] {
  return searchCodes(text).filter((row) => table === 'all' || row.table === table);
}
