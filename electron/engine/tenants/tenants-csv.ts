// A table of tenants as text: name, url, production, client id, as a spreadsheet or a CRM writes it. It holds no secrets: a file with a column for them
// is refused as a whole, and no message quotes a cell but a name, since a secret may be in the wrong column.
import type { z } from 'zod';
import { credentialSettings } from '../../../shared/model/credentials/credential.ts';
import { CREDENTIAL_KINDS } from '../../../shared/okta/credentials/credential-kinds.ts';
import { BenchError } from '../errors.ts';

export interface CsvTenant {
  /** Where it begins in the file, from 1. */
  line: number;
  name: string;
  origin: string;
  production: boolean;
  credentials: z.infer<typeof credentialSettings>[];
}

export interface CsvTenants {
  tenants: CsvTenant[];
  faults: { line: number; name: string; reason: string }[];
  /** Columns by their names in the file that mean nothing here. */
  ignoredColumns: string[];
}

const COLUMNS = ['name', 'url', 'production', 'client id'] as const;
type Column = (typeof COLUMNS)[number];

/** Other names of the columns, in lower case with single spaces. */
const OTHER_NAMES: Readonly<Record<string, Column>> = {
  tenant: 'name',
  customer: 'name',
  'display name': 'name',
  address: 'url',
  org: 'url',
  'org url': 'url',
  'okta url': 'url',
  domain: 'url',
  host: 'url',
  prod: 'production',
  'is production': 'production',
  clientid: 'client id',
};
const SECRET = /secret|password|token|private key/;
const LONGEST_NAME = 80;
const LONGEST_CLIENT = 200;

interface Row {
  line: number;
  cells: string[];
}

/** Null when it is no such table. Throws FILE_INVALID for one with secrets, or with a quote that does not end. */
export function parseTenantsCsv(text: string): CsvTenants | null {
  const rows = parseRows(text.replace(/^\uFEFF/, ''));
  const [first] = rows;
  if (!first) return null;
  const header = first.cells.map(toColumn);
  const hasHeader = header.includes('url') && header.includes('name');
  if (first.cells.some((cell) => SECRET.test(plainName(cell))) && header.some((column) => column !== null))
    throw new BenchError('FILE_INVALID', 'This table has a column for secrets.', {
      meaning: 'Nothing was added. Secrets are entered in Scopebench, and saved encrypted.',
      fix: 'Remove that column from the file, and import it again.',
    });
  if (!hasHeader && rows.every(({ cells }) => cells.length < 2)) return null;
  const columns: readonly (Column | null)[] = hasHeader ? header : COLUMNS;
  const result: CsvTenants = {
    tenants: [],
    faults: [],
    ignoredColumns: hasHeader ? first.cells.filter((cell, index) => header[index] === null && cell !== '') : [],
  };
  for (const row of hasHeader ? rows.slice(1) : rows) {
    const value = (column: Column): string => row.cells[columns.indexOf(column)] ?? '';
    const fault = faultOf(row, columns, value);
    const { line } = row;
    const name = value('name');
    if (fault !== null) result.faults.push({ line, name: name.slice(0, LONGEST_NAME), reason: fault });
    else
      result.tenants.push({
        line,
        name,
        origin: value('url'),
        production: toFlag(value('production')) ?? false,
        credentials: toCredentials(value('client id')),
      });
  }
  return result;
}

function faultOf({ cells }: Row, columns: readonly unknown[], value: (column: Column) => string): string | null {
  if (cells.length > columns.length)
    return `There are ${cells.length} cells in a table of ${columns.length} columns. A comma inside a cell needs quotes around the cell.`;
  if (value('name') === '') return 'The name is empty.';
  if (value('name').length > LONGEST_NAME) return `The name is longer than ${LONGEST_NAME} characters.`;
  if (value('url') === '') return 'The address of the org is empty.';
  if (toFlag(value('production')) === null) return 'Production is neither yes nor no.';
  const clientId = value('client id');
  if (clientId.length > LONGEST_CLIENT || /\s/.test(clientId)) return 'The client ID is not one.';
  return null;
}

/** Of the kind that a new credential begins as; its secret is entered later. */
function toCredentials(clientId: string): CsvTenant['credentials'] {
  if (clientId === '') return [];
  const [{ id: kind, label: name }] = CREDENTIAL_KINDS;
  return [credentialSettings.parse({ kind, name, clientId, registeredScopes: [] })];
}

/** Null for what is neither. An empty cell is no. */
function toFlag(cell: string): boolean | null {
  const word = cell.toLowerCase();
  if (['yes', 'y', 'true', '1', 'x', 'production', 'prod'].includes(word)) return true;
  return ['', 'no', 'n', 'false', '0'].includes(word) ? false : null;
}

const plainName = (cell: string): string => cell.toLowerCase().replace(/[\s_-]+/g, ' ');

function toColumn(cell: string): Column | null {
  const name = plainName(cell);
  return COLUMNS.find((column) => column === name) ?? OTHER_NAMES[name] ?? null;
}

/** Rows with their cells trimmed, empty ones left out (RFC 4180; separated by whichever of comma, semicolon and tab the first line has most). */
function parseRows(text: string): Row[] {
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let line = 1;
  let at = 0;
  const endRow = () => {
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  };
  while (at <= text.length) {
    const cell = readCell(text, at, separator, line);
    row.cells.push(cell.value.trim());
    line += cell.lines;
    at = cell.end + 1;
    if (text[cell.end] === separator) continue;
    endRow();
    if (text[cell.end] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    row = { line, cells: [] };
  }
  return rows;
}

/** From `start` to the separator or end of line at `end`; `lines`: how many ends of lines are inside its quotes. */
function readCell(text: string, start: number, separator: string, line: number) {
  let at = start;
  while (text[at] === ' ') at += 1;
  let value = '';
  let lines = 0;
  if (text[at] === '"') {
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (at >= text.length) throw openQuote(line);
      if (text[at] === '"') at += 1;
      if (text[at] === '\n') lines += 1;
      value += text[at];
    }
    at += 1;
  }
  const from = at;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: value + text.slice(from, at), end: at, lines };
}

function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split(/\r?\n|\r/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

const openQuote = (line: number): BenchError =>
  new BenchError('FILE_INVALID', `The quote that begins in line ${line} does not end.`, {
    meaning: 'Nothing was added: where its cell ends is not known.',
    fix: 'Close the quote, or write a quote inside of a cell twice, and import the file again.',
  });
