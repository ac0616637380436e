// An entry of a structured log: status, method, address and headers from its fields (ECS, pino, zap, Envoy and nginx as JSON), the
// rest from its words. Fields beat words. What has neither a field nor a word of a response is no entry about one.

import type { HeaderList } from '../../wire-text/headers.ts';
import { asObject } from '../../wire-text/json-text.ts';
import { findErrorBody } from '../json-body.ts';
import { NOTHING, type ReadText, type TextRequest } from '../pasted.ts';
import { type FlatField, findField, flatFields } from './flat-fields.ts';
import { findRequestIn, isOfOtherService, isPathOfOkta, ownMethod, pathIn } from './message-request.ts';
import { readMention } from './message-text.ts';

const end = (names: string): RegExp => new RegExp(`(?:^|[._-])(?:${names})$`);
const STATUS = end(
  'status_?code|response_?code|responsestatus|http_?status|status|statuscode|elb_status_code|(?:upstream|downstream|origin)_?status',
);
const METHOD = end('method|verb|request_?method|http_?method');
const ADDRESS = end(
  'url|url\\.full|url\\.original|uri|request_?uri|request_?url|href|endpoint|path|url\\.path|request_?path|resource_?path|target|url\\.raw',
);
const REQUEST = end('request|request_?line|http_request');
const HEADER =
  /(?:^|[._-])(?:response|resp|res)(?:[._-](?:http|message))?[._]headers?[._]([\w-]{1,100})$|(?:^|\.)headers\.((?:www-authenticate|x-okta-request-id|x-rate-limit-\w{1,20}|date|link|content-type))$/;
/** What loggers write of the entry itself. */
const OF_LOG =
  /^(?:level|severity|log\.level|@timestamp|timestamp|time|ts|msg|message|logger|event|event\.\w+|hostname|pid|log|stream|http\.\w.*|response.*|res\..*|status_?code|response_?code|method|err.*|error.*|title|detail|exc_info|exception|stack.*)$/;

/** Null for a body, and for an entry that is about something else. */
export function readLogEntry(value: unknown, text: string): ReadText | null {
  const object = asObject(value);
  const fields = object === null ? [] : flatFields(object);
  const asked = requestIn(fields);
  if (asked === null && !fields.some(({ path }) => OF_LOG.test(path))) return null;
  const words = fields
    .flatMap(({ path, value: each }) => (typeof each === 'string' && !HEADER.test(path) ? [each] : []))
    .join('\n');
  const said = readMention(words);
  const named = findField(fields, STATUS, statusOf);
  // A program's own answer may pass while its words quote a refusal of Okta: that is what the entry is about.
  const quotesRefusal = said !== null && ((said.status ?? 0) >= 400 || hasWords(said.mention));
  const status = named === null || (named < 400 && quotesRefusal) ? (said?.status ?? null) : named;
  const headers = headersIn(fields);
  const nested = findErrorBody(JSON.stringify(value));
  const mention = said?.mention ?? { headers: [], body: '', place: null };
  const inWords = said?.request ?? findRequestIn(words);
  const request = (asked !== null && isPathOfOkta(asked.target) ? asked : inWords) ?? asked;
  if (request !== null && isOfOtherService(request.target) && nested === null && !hasWords(mention)) return null;
  const failure = status === null && nested === null ? (said?.failure ?? null) : null;
  if (status === null && headers.length === 0 && nested === null && failure === null && !hasWords(mention)) return null;
  return {
    ...NOTHING,
    kind: 'message',
    status,
    headers,
    bodyText: text,
    mention: { ...mention, body: mention.body || (mention.headers.length === 0 ? (nested ?? '') : '') },
    request,
    failure,
  };
}

const hasWords = ({ body, headers }: { body: string; headers: HeaderList }): boolean =>
  body !== '' || headers.length > 0;

function statusOf(value: FlatField['value']): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^[1-5]\d\d(?: |$)/.test(value)
        ? Number(value.slice(0, 3))
        : 0;
  return Number.isInteger(number) && number >= 100 && number < 600 ? number : null;
}

function headersIn(fields: readonly FlatField[]): HeaderList {
  return fields.flatMap(({ path, value }): HeaderList => {
    const found = HEADER.exec(path);
    const name = found?.[1] ?? found?.[2];
    return name === undefined || typeof value === 'boolean' ? [] : [[name, String(value)]];
  });
}

function requestIn(fields: readonly FlatField[]): TextRequest | null {
  const line = findField(fields, REQUEST, (value) =>
    typeof value === 'string' ? /^([A-Z]{3,8}) (\S{1,4000})(?: HTTP\/[\d.]+)?$/.exec(value) : null,
  );
  if (line) return { method: line[1] ?? null, target: line[2] ?? '', headers: [], body: null };
  const target = findField(fields, ADDRESS, (value) =>
    typeof value === 'string' && /^(?:https?:\/\/\S+|\/(?:api|oauth2|governance|idp|\.well-known)\S*)$/i.test(value)
      ? value
      : null,
  );
  if (target === null) return null;
  const method = findField(fields, METHOD, (value) =>
    typeof value === 'string' && /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/i.test(value)
      ? value.toUpperCase()
      : null,
  );
  return { method: method ?? ownMethod(pathIn(target)), target, headers: [], body: null };
}
