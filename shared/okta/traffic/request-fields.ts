// A request in the fields of a structured record: method and address under the names that loggers, gateways and load balancers
// give them, nested or dotted, in any case, whatever object they are wrapped in. A field that is named `method` and holds no HTTP
// method, or `path` and no path, says nothing: both are names of much else.

import { isRecord } from '../catalogue/openapi-node.ts';
import { addressInWords, type FoundRequest, isNotSent, methodInWords, requestInWords } from './request-in-words.ts';

/** Names without `_` and `-`, in lower case, without what wraps them: the first that holds such a value counts. */
const METHOD_NAMES = [
  'method',
  'requestmethod',
  'httpmethod',
  'tfhttpreqmethod',
  'clientrequestmethod',
  'csmethod',
  'httpverb',
  'verb',
];
/** A whole address says the most; a bare path, and the template of a route, the least. */
const TARGET_NAMES = [
  'url.full',
  'url.original',
  'requesturl',
  'httpurl',
  'url',
  'uri',
  'requesturi',
  'tfhttprequri',
  'clientrequesturi',
  'originalurl',
  'href',
  'target',
  'httptarget',
  'url.raw',
  'url.path',
  'uri.path',
  'requestpath',
  'clientrequestpath',
  'path',
  'urlpath',
  'rawpath',
  'csuristem',
  'route',
];
/** Where a message stands: words of a person, a request line, or a record of its own. */
const TEXT_NAMES = [
  'request',
  'requestline',
  'original',
  'message',
  'msg',
  'shortmessage',
  'textpayload',
  'event',
  'log',
  'text',
  'line',
];
/** Objects that say nothing by their name: what is in them counts as if it stood beside them. */
const WRAPPERS = new Set([
  ...['request', 'req', 'http', 'httprequest', 'config', 'options'],
  ...[
    'fields',
    'properties',
    'attributes',
    'context',
    'ctx',
    'data',
    'jsonpayload',
    'labels',
    'mdc',
    'extra',
    'payload',
  ],
  ...[
    'record',
    'log',
    'event',
    'span',
    'meta',
    'metadata',
    'source',
    'err',
    'error',
    'exception',
    'structureddata',
    'state',
  ],
]);
const OF_INTEREST: ReadonlySet<string> = new Set([...METHOD_NAMES, ...TARGET_NAMES, ...TEXT_NAMES]);
const METHODS = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/i;
const TARGET = /^(?:\/|https?:\/\/|\{\{|[\w-]+(?:\.[\w-]+)+(?::\d+)?\/)/i;
const DEEPEST = 8;
const MOST_FIELDS = 500;
/** Records inside of texts inside of records. */
const DEEPEST_TEXT = 3;
/** A line of fields is short; what is longer is a body. */
const LINE_CAP = 20_000;

type Fields = Map<string, string[]>;

/** Null for a record that is no request. */
export function requestOfRecord(record: unknown, depth = 0): FoundRequest | null {
  if (!isRecord(record)) return null;
  const fields: Fields = new Map();
  collect(record, '', fields, 0);
  return requestOfFields(fields, depth);
}

/** Whether a record is one of a log, even if it is no request: then it is named as left out, not as unknown. */
export function isLogRecord(record: unknown): boolean {
  if (!isRecord(record)) return false;
  const names = new Set(Object.keys(record).map((key) => normalised(key.split('.')[0] ?? '')));
  return ['message', 'msg', 'log', 'level', 'severity', 'timestamp', 'event', 'eventtype', 'textpayload', 'http'].some(
    (name) => names.has(name),
  );
}

/** `method=GET path=/api/v1/users`, `'method': 'GET'`, `{Method:GET URL:https://…}`, JSON that was cut or escaped on its way. */
const PAIR =
  /([A-Za-z_@][\w.@-]{2,40})\\{0,7}["']?\s{0,2}(?:=>|[:=])\s{0,2}(?:\\{0,7}(["'])([^"'\\]{0,4000})|(?![\w.@-]{1,40}=)([^\s,;{}()[\]"'\\]{1,4000}))/g;

/** Most lines name no such field, and looking for pairs takes longer. */
const NAMES_METHOD = /method|verb/i;

/** The request of a line of words and fields; null for none. */
function requestOfLine(line: string): FoundRequest | null {
  if (!NAMES_METHOD.test(line)) return requestInWords(line);
  const fields: Fields = new Map();
  for (const [, name = '', , quoted, bare] of line.slice(0, LINE_CAP).matchAll(PAIR)) {
    const value = quoted ?? bare ?? '';
    add(fields, keyOf(name), value);
  }
  const method = first(fields, METHOD_NAMES, isMethod);
  const target = first(fields, TARGET_NAMES, isTarget);
  if (method === null || target === null) return requestInWords(line);
  return isNotSent(line.slice(0, line.search(NAMES_METHOD))) ? null : { method: method.toUpperCase(), target };
}

function requestOfFields(fields: Fields, depth: number): FoundRequest | null {
  const method = first(fields, METHOD_NAMES, isMethod);
  const target = first(fields, TARGET_NAMES, isTarget);
  if (method !== null && target !== null) return { method: method.toUpperCase(), target };
  const texts = TEXT_NAMES.flatMap((name) => fields.get(name) ?? []);
  for (const text of texts) {
    // What a field says wins over the words beside it.
    if (method !== null) {
      const address = addressInWords(text) ?? requestInWords(text)?.target ?? null;
      if (address !== null) return { method: method.toUpperCase(), target: address };
    } else if (target !== null) {
      const named = methodInWords(text);
      if (named !== null) return { method: named, target };
    } else {
      const found = depth < DEEPEST_TEXT ? requestOfText(text, depth + 1) : null;
      if (found) return found;
    }
  }
  return null;
}

/** A line, or a text in a record: JSON of its own, escaped or not, or words. */
export function requestOfText(text: string, depth = 0): FoundRequest | null {
  const inner = recordInText(text);
  if (inner === undefined) return requestOfLine(text);
  // A list of headers behind a request line is no record.
  return requestOfRecord(inner, depth) ?? requestOfLine(text.slice(0, text.indexOf('{')));
}

/** The JSON object in a line behind whatever prefix, its quotes escaped up to three times; undefined for none. */
export function recordInText(text: string): Record<string, unknown> | undefined {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  let piece = text.slice(start, end + 1);
  for (let level = 0; level < 4; level++) {
    const value = parsed(piece);
    if (isRecord(value)) return value;
    if (!piece.includes('\\"')) return undefined;
    const plain = parsed(`"${piece}"`);
    if (typeof plain !== 'string') return undefined;
    piece = plain;
  }
  return undefined;
}

function collect(record: Record<string, unknown>, prefix: string, fields: Fields, depth: number): void {
  const entries = Object.entries(record).slice(0, MOST_FIELDS);
  for (const [key, value] of entries) if (typeof value === 'string') add(fields, prefix + keyOf(key), value);
  if (depth >= DEEPEST) return;
  for (const [key, value] of entries) {
    if (!isRecord(value)) continue;
    const name = keyOf(key);
    collect(value, WRAPPERS.has(name) ? prefix : `${prefix}${name}.`, fields, depth + 1);
  }
}

/** Records of a log have the same keys line after line; a bound, as an object may have ids for keys. */
const knownKeys = new Map<string, string>();
const MOST_KNOWN = 5000;

/** `http.request.method` is `method`: what wraps it says nothing. */
function keyOf(key: string): string {
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const parts = key.split('.').map(normalised);
  while (parts.length > 1 && WRAPPERS.has(parts[0] ?? '')) parts.shift();
  const name = parts.join('.');
  if (knownKeys.size < MOST_KNOWN) knownKeys.set(key, name);
  return name;
}

const normalised = (name: string): string => name.toLowerCase().replace(/[_@:-]/g, '');

function add(fields: Fields, key: string, value: string): void {
  if (!OF_INTEREST.has(key)) return;
  const before = fields.get(key);
  if (before) before.push(value);
  else fields.set(key, [value]);
}

function first(fields: Fields, names: readonly string[], holds: (value: string) => boolean): string | null {
  for (const name of names) {
    const value = fields.get(name)?.find(holds);
    if (value !== undefined) return value.trim();
  }
  return null;
}

const isMethod = (value: string): boolean => METHODS.test(value.trim());
const isTarget = (value: string): boolean => TARGET.test(value.trim());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
