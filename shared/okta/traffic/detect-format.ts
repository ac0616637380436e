// Which kind of file it is, by its content: names and endings of exports are not to be relied on.

import { childOf, isRecord } from '../catalogue/openapi-node.ts';
import { linesOf } from './lines-of.ts';
import { parseRequestLine } from './read-access-log.ts';
import { isCallRecord } from './read-json-lines.ts';

export type TrafficFormat = 'har' | 'postman' | 'openapi' | 'json-list' | 'json-lines' | 'access-log';

/** Of a file that is one JSON or YAML document; null when it is none of those that are known. */
export function detectDocument(document: unknown): TrafficFormat | null {
  if (Array.isArray(document)) return document.some(isCallRecord) ? 'json-list' : null;
  if (!isRecord(document)) return null;
  if (childOf(document, 'log', 'entries') !== undefined) return 'har';
  if (document.openapi !== undefined || document.swagger !== undefined) return 'openapi';
  if (document.item !== undefined || childOf(document, 'collection', 'item') !== undefined) return 'postman';
  if (document.requests !== undefined && document.order !== undefined) return 'postman';
  return isCallRecord(document) ? 'json-lines' : null;
}

/** Of a text that is no single document: by the first lines that say something. */
export function detectLines(text: string): TrafficFormat | null {
  let seen = 0;
  for (const { line } of linesOf(text)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    seen += 1;
    if (line.trimStart().startsWith('{') && isCallRecord(parsed(line))) return 'json-lines';
    if (line.includes('"') && parseRequestLine(line) !== null && !line.trimStart().startsWith('{')) return 'access-log';
    if (seen >= 50) break;
  }
  return null;
}

/** A YAML text of OpenAPI has its version at the start of a line; logs do not. */
export function looksLikeYamlOpenApi(text: string): boolean {
  return /^(?:openapi|swagger|"openapi"|'openapi')\s*:/m.test(text.slice(0, 20_000));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
