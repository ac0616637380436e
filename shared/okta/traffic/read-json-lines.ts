// Calls of a structured log: one JSON object a line, or one JSON list of them. Loggers name the fields differently; the
// usual names are tried in order, written with dots or nested.

import { childOf, isRecord } from '../catalogue/openapi-node.ts';
import { linesOf } from './lines-of.ts';
import { parseRequestLine } from './read-access-log.ts';
import { createTrafficNotes, type Traffic, type TrafficNotes } from './traffic.ts';

const METHOD_FIELDS = [
  'method',
  'http.request.method',
  'http.method',
  'httpRequest.requestMethod',
  'request.method',
  'req.method',
  'request_method',
  'requestMethod',
  'http_method',
  'httpMethod',
  'verb',
  'cs-method',
];
/** A whole address says the most; a bare path is the least. */
const TARGET_FIELDS = [
  'url.full',
  'url.original',
  'http.url',
  'httpRequest.requestUrl',
  'request.url',
  'request.uri',
  'req.url',
  'url',
  'uri',
  'request_uri',
  'requestUri',
  'http.target',
  'target',
  'url.path',
  'request.path',
  'req.path',
  'path',
  'request_path',
  'requestPath',
  'url_path',
  'cs-uri-stem',
];
const LINE_FIELDS = ['request', 'request_line', 'requestLine', 'message'];

export function readJsonLines(text: string): Traffic {
  const notes = createTrafficNotes();
  for (const { line, number } of linesOf(text)) {
    if (line.trim() === '') continue;
    const at = `line ${number}`;
    try {
      readRecord(JSON.parse(line) as unknown, at, notes);
    } catch {
      notes.problem(at, 'is not JSON.');
    }
  }
  return notes.done();
}

/** `records`: the parsed file, a list of objects. */
export function readJsonList(records: readonly unknown[]): Traffic {
  const notes = createTrafficNotes();
  records.forEach((record, index) => {
    readRecord(record, `$[${index}]`, notes);
  });
  return notes.done();
}

/** Whether a record says a method and an address under any of the known names. */
export function isCallRecord(record: unknown): boolean {
  const notes = createTrafficNotes();
  readRecord(record, '', notes);
  return notes.done().calls.length > 0;
}

function readRecord(record: unknown, at: string, notes: TrafficNotes): void {
  if (!isRecord(record)) {
    notes.problem(at, 'is not a JSON object.');
    return;
  }
  const method = firstText(record, METHOD_FIELDS);
  const target = firstText(record, TARGET_FIELDS);
  const request = method !== null && target !== null ? { method, target } : requestLineOf(record);
  if (request) notes.call(request.method, request.target, at);
  else notes.problem(at, method === null ? 'names no method.' : 'names no address.');
}

function requestLineOf(record: Record<string, unknown>): { method: string; target: string } | null {
  for (const field of LINE_FIELDS) {
    const value = record[field];
    const request = typeof value === 'string' ? parseRequestLine(value) : null;
    if (request) return request;
  }
  return null;
}

function firstText(record: Record<string, unknown>, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = Object.hasOwn(record, field) ? record[field] : childOf(record, ...field.split('.'));
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
