// Which kind of file it is, by its content: names and endings of exports are not to be relied on.

import { isRecord } from '../catalogue/openapi-node.ts';
import { looksLikeCassette, readCassette } from '../recordings/cassette.ts';
import { readHar } from '../recordings/har.ts';
import { readCollection } from '../recordings/postman-collection.ts';
import { linesOf } from './lines-of.ts';
import { isLogRecord, recordInText, requestOfRecord, requestOfText } from './request-fields.ts';

export type TrafficFormat =
  | 'har'
  | 'postman'
  | 'openapi'
  | 'cassette'
  | 'json-list'
  | 'json-lines'
  | 'access-log'
  | 'log';

const LINES_TRIED = 500;
/** Exports of log servers wrap their list, and not deeper than this: `hits.hits`. */
const DEEPEST_LIST = 3;
const LISTS_TRIED = 200;

/** Of a file that is one JSON or YAML document; null when it is none of those that are known. */
export function detectDocument(document: unknown): TrafficFormat | null {
  if (readCassette(document) !== null) return 'cassette';
  if (Array.isArray(document)) return document.some(isOfLog) ? 'json-list' : null;
  if (!isRecord(document)) return null;
  if (readHar(document) !== null) return 'har';
  if (document.openapi !== undefined || document.swagger !== undefined) return 'openapi';
  if (readCollection(document) !== null) return 'postman';
  if (document.requests !== undefined && document.order !== undefined) return 'postman';
  if (requestOfRecord(document) !== null) return 'json-lines';
  if (recordsIn(document) !== null) return 'json-list';
  return isLogRecord(document) ? 'json-lines' : null;
}

/** The first list of a document that holds a request, with its place; null for none. */
export function recordsIn(document: unknown): { at: string; records: readonly unknown[] } | null {
  let level: { at: string; node: unknown }[] = [{ at: '$', node: document }];
  for (let depth = 0; depth <= DEEPEST_LIST; depth++) {
    const next: typeof level = [];
    for (const { at, node } of level) {
      if (Array.isArray(node) && node.slice(0, LINES_TRIED).some((each) => requestOfEither(each) !== null))
        return { at, records: node };
      if (isRecord(node))
        for (const [key, child] of Object.entries(node).slice(0, LISTS_TRIED))
          if (typeof child === 'object') next.push({ at: `${at}.${key}`, node: child });
    }
    level = next.slice(0, LISTS_TRIED);
  }
  return null;
}

/** Of a text that is no single document: by the first line that is a request. */
export function detectLines(text: string): TrafficFormat | null {
  let seen = 0;
  let ofLog = false;
  for (const { line } of linesOf(text)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    seen += 1;
    const record = recordInText(line);
    if (requestOfText(line) !== null) {
      if (requestOfRecord(record) !== null) return 'json-lines';
      return /(?<!\\)"[A-Z]{3,10} \S+( HTTP\/[\d.]+)?"/.test(line) ? 'access-log' : 'log';
    }
    ofLog ||= isLogRecord(record);
    if (seen >= LINES_TRIED) break;
  }
  return ofLog ? 'json-lines' : null;
}

/** A YAML text of OpenAPI has its version at the start of a line, a cassette its list; logs have neither. */
export function looksLikeYaml(text: string): boolean {
  return looksLikeCassette(text) || /^(["']?)(?:openapi|swagger)\1\s*:/m.test(text.slice(0, 20_000));
}

const requestOfEither = (each: unknown) => (typeof each === 'string' ? requestOfText(each) : requestOfRecord(each));
const isOfLog = (each: unknown): boolean => requestOfEither(each) !== null || isLogRecord(each);
