// A file of recorded or described calls, of whatever kind: recognised by its content and read. Never throws.
// YAML is parsed by whoever calls: no package belongs here.

import { isRecord } from '../catalogue/openapi-node.ts';
import { readCassette } from '../recordings/cassette.ts';
import { readHar } from '../recordings/har.ts';
import type { RecordedCall } from '../recordings/recorded-call.ts';
import { JSON_TEXT_CAP, parseJsonText } from '../wire-text/json-text.ts';
import { detectDocument, detectLines, looksLikeYaml, recordsIn, type TrafficFormat } from './detect-format.ts';
import { readLog, readRecords } from './read-log.ts';
import { readOpenApi } from './read-openapi.ts';
import { readPostman } from './read-postman.ts';
import { recordInText } from './request-fields.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

/** JSON or YAML; the problem is a sentence that continues the file's name and says the place. */
export type ParseDocument = (text: string) => Promise<{ document: unknown } | { problem: string }>;

export interface ReadTraffic extends Traffic {
  format: TrafficFormat | 'unknown';
}

const KNOWN =
  'Known are HAR, Postman collections (version 2), OpenAPI, recorded cassettes, access logs, JSON lines and logs of HTTP clients.';

export async function readTraffic(text: string, parseDocument: ParseDocument): Promise<ReadTraffic> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return unknown('is empty.');
  const first = content.trimStart()[0];
  const isJson = first === '{' || first === '[';
  if (!(isJson || looksLikeYaml(content)) || (isJson && !beginsAsDocument(content))) return readLines(content);
  const result = await parseDocument(content);
  const format = 'problem' in result ? null : detectDocument(result.document);
  if (!('problem' in result) && format !== null) return read(format, result.document);
  const problem = 'problem' in result ? result.problem : `is none of the kinds that can be read. ${KNOWN}`;
  return (isJson ? readPieces(content) : null) ?? unknown(problem);
}

/**
 * A text that begins as JSON and is no document: objects one after another, each on several lines as `jq` writes them, or lines
 * of which the first is broken. A document that broke off has nothing more that begins at the start of a line.
 */
function readPieces(text: string): ReadTraffic | null {
  // One that was escaped as a whole, as a text in a text is.
  const inner = text.length <= JSON_TEXT_CAP ? recordInText(text) : undefined;
  const format = inner === undefined ? null : detectDocument(inner);
  if (format !== null) return read(format, inner);
  if (!/\n[^\s\]}"]/.test(text)) return null;
  const records = text.split(/(?<=\n\})\s*\n(?=\{)/).map((piece) => parseJsonText(piece));
  const found: ReadTraffic = records.every(isRecord)
    ? { format: 'json-list', ...readRecords(records, '$') }
    : readLines(text);
  return found.calls.length === 0 ? null : found;
}

function readLines(text: string): ReadTraffic {
  const format = detectLines(text);
  return format === null
    ? unknown(`is none of the kinds that can be read: no line of it is a request. ${KNOWN}`)
    : { format, ...readLog(text) };
}

function read(format: TrafficFormat, document: unknown): ReadTraffic {
  switch (format) {
    case 'har':
      return { format, ...callsOf(readHar(document) ?? []) };
    case 'postman':
      return { format, ...readPostman(document) };
    case 'openapi':
      return { format, ...readOpenApi(document) };
    case 'cassette':
      return { format, ...callsOf(readCassette(document) ?? []) };
    case 'json-list': {
      const { at, records } = recordsIn(document) ?? { at: '$', records: Array.isArray(document) ? document : [] };
      return { format, ...readRecords(records, at) };
    }
    case 'json-lines':
    case 'access-log':
    case 'log':
      return { format, ...readRecords([document], '$') };
  }
}

function callsOf(recorded: readonly RecordedCall[]): Traffic {
  const notes = createTrafficNotes();
  for (const { at, address } of recorded) {
    const asked = address();
    if (asked === null) notes.problem(`${at}.request`, 'is missing.');
    else notes.call(asked.method, asked.target, `${at}.request`);
  }
  return notes.done();
}

/** No document has a whole value on its first line with more behind it, nor words behind a closed bracket: `[DEBUG] GET …`. */
function beginsAsDocument(text: string): boolean {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  const line = end < 0 ? start : start.slice(0, end);
  if (/^\[[^\]"{[]*\][:\s]+\S/.test(line)) return false;
  return end < 0 || start.slice(end).trim() === '' || parseJsonText(line) === undefined;
}

function unknown(message: string): ReadTraffic {
  return { format: 'unknown', calls: [], problems: [{ at: '$', message }], leftOut: null };
}
