// A file of recorded or described calls, of whatever kind: recognised by its content and read. Never throws.
// YAML is parsed by whoever calls: no package belongs here.

import { detectDocument, detectLines, looksLikeYamlOpenApi, type TrafficFormat } from './detect-format.ts';
import { readAccessLog } from './read-access-log.ts';
import { readHar } from './read-har.ts';
import { readJsonLines, readJsonList } from './read-json-lines.ts';
import { readOpenApi } from './read-openapi.ts';
import { readPostman } from './read-postman.ts';
import type { Traffic } from './traffic.ts';

/** JSON or YAML; the problem is a sentence that continues the file's name and says the place. */
export type ParseDocument = (text: string) => Promise<{ document: unknown } | { problem: string }>;

export interface ReadTraffic extends Traffic {
  format: TrafficFormat | 'unknown';
}

const KNOWN = 'Known are HAR, Postman collections (version 2), OpenAPI, access logs and JSON lines.';

export async function readTraffic(text: string, parseDocument: ParseDocument): Promise<ReadTraffic> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return unknown('is empty.');
  const first = content.trimStart()[0];
  const isJson = first === '{' || first === '[';
  const lines = isJson && severalObjects(content) ? 'json-lines' : null;
  if (lines !== null) return { format: lines, ...readJsonLines(content) };
  if (isJson || looksLikeYamlOpenApi(content)) {
    const result = await parseDocument(content);
    if ('problem' in result) return unknown(result.problem);
    const format = detectDocument(result.document);
    return format === null
      ? unknown(`is none of the kinds that can be read. ${KNOWN}`)
      : read(format, result.document, content);
  }
  const format = detectLines(content);
  return format === null ? unknown(`is none of the kinds that can be read. ${KNOWN}`) : read(format, null, content);
}

function read(format: TrafficFormat, document: unknown, text: string): ReadTraffic {
  switch (format) {
    case 'har':
      return { format, ...readHar(document) };
    case 'postman':
      return { format, ...readPostman(document) };
    case 'openapi':
      return { format, ...readOpenApi(document) };
    case 'json-list':
      return { format, ...readJsonList(Array.isArray(document) ? document : []) };
    case 'json-lines':
      return { format, ...(document === null ? readJsonLines(text) : readJsonList([document])) };
    case 'access-log':
      return { format, ...readAccessLog(text) };
  }
}

/** A first line that is a whole JSON object, with more behind it: no single document begins so. */
function severalObjects(text: string): boolean {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  if (end < 0 || start.slice(end).trim() === '' || !start.startsWith('{')) return false;
  try {
    JSON.parse(start.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

function unknown(message: string): ReadTraffic {
  return { format: 'unknown', calls: [], problems: [{ at: '$', message }] };
}
