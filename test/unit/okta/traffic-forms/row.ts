// What the rows of these tables are made of.

/** What it is, the text, the calls without their host, and how many lines or records are left out. */
export type Row = readonly [what: string, text: string, calls: readonly string[], leftOut: number];

export const ORG = 'https://acme.okta.com';
export const USERS = 'GET /api/v1/users';
export const GROUPS = 'POST /api/v1/groups';

/** A line for each record. */
export const json = (...records: unknown[]): string => records.map((record) => JSON.stringify(record)).join('\n');

/** Escaped so many times, as text in text is. */
export const escaped = (text: string, times: number): string =>
  times === 0 ? text : escaped(JSON.stringify(text).slice(1, -1), times - 1);
