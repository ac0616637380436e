// The shape of a request being built, and how it is read back after a reload: what does not fit is left out, never an error.
import { type PastedScheme, readPastedScheme } from '../../../../shared/okta/credentials/authorization-schemes.ts';
import type { HeaderList } from '../../../../shared/okta/wire-text/headers.ts';

export interface DraftRow {
  id: string;
  name: string;
  value: string;
  on: boolean;
}

export type AuthDraft =
  | { kind: 'auto' }
  | { kind: 'token' }
  | { kind: 'credential'; credentialId: string }
  | { kind: 'none' }
  | { kind: 'pasted'; scheme: PastedScheme };

export interface Draft {
  /** The operation that was picked; what counts is the one that method and path name (chosen-operation.ts). */
  operationId: string | null;
  method: string;
  /** From the root, with `{placeholders}` or filled, with or without a query. */
  path: string;
  /** Parameter name → its values; more than one for a list. */
  values: Readonly<Record<string, readonly string[]>>;
  query: readonly DraftRow[];
  headers: readonly DraftRow[];
  body: string;
  auth: AuthDraft;
  /** Null: the time of the settings. */
  timeoutMs: number | null;
}

/** What a newcomer starts with. */
export const FIRST_DRAFT: Draft = {
  operationId: 'listUsers',
  method: 'GET',
  path: '/api/v1/users',
  values: {},
  query: [],
  headers: [],
  body: '',
  auth: { kind: 'auto' },
  timeoutMs: null,
};

export const newRow = (name = '', value = ''): DraftRow => ({ id: crypto.randomUUID(), name, value, on: true });

/** The rows that are sent: on, and with a name. */
export function rowsInUse(rows: readonly DraftRow[]): HeaderList {
  return rows.filter((row) => row.on && row.name.trim() !== '').map((row) => [row.name.trim(), row.value]);
}

const SECRET_HEADERS = /^(authorization|proxy-authorization|cookie|dpop|x-.*(token|secret|key).*)$/i;
const KEPT_BODY = 200_000;

/** The draft without what must not be written to the browser's storage. */
export function withoutSecrets(draft: Draft): Draft {
  return {
    ...draft,
    headers: draft.headers.map((row) => (SECRET_HEADERS.test(row.name.trim()) ? { ...row, value: '' } : row)),
    body: draft.body.length > KEPT_BODY ? '' : draft.body,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readRows(value: unknown): DraftRow[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((row) => ({ id: crypto.randomUUID(), name: text(row.name), value: text(row.value), on: row.on !== false }));
}

function readAuth(value: unknown): AuthDraft {
  if (!isRecord(value)) return { kind: 'auto' };
  switch (value.kind) {
    case 'token':
    case 'none':
      return { kind: value.kind };
    case 'credential':
      return typeof value.credentialId === 'string'
        ? { kind: 'credential', credentialId: value.credentialId }
        : { kind: 'auto' };
    case 'pasted':
      return { kind: 'pasted', scheme: readPastedScheme(value.scheme) };
    default:
      return { kind: 'auto' };
  }
}

/** Null when the value is no draft at all. */
export function readDraft(value: unknown): Draft | null {
  if (!isRecord(value) || typeof value.path !== 'string' || typeof value.method !== 'string') return null;
  const values = isRecord(value.values) ? Object.entries(value.values) : [];
  return {
    operationId: typeof value.operationId === 'string' ? value.operationId : null,
    method: value.method,
    path: value.path,
    values: Object.fromEntries(
      values.map(([name, list]) => [name, Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []]),
    ),
    query: readRows(value.query),
    headers: readRows(value.headers),
    body: text(value.body),
    auth: readAuth(value.auth),
    timeoutMs: typeof value.timeoutMs === 'number' ? value.timeoutMs : null,
  };
}
