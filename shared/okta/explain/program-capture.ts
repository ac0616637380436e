// Responses as programs keep them: a saved example of Postman or a collection of them, an error of axios, `{status, headers,
// body}` in a log or of a function, or only an object of headers. By shape, because none of them says what it is.

import { readCollection } from '../recordings/postman-collection.ts';
import { formOf } from '../wire-text/form-of.ts';
import { headerPairs } from '../wire-text/header-pairs.ts';
import { asObject, asText } from '../wire-text/json-text.ts';
import { ownMethod } from './message/message-request.ts';
import { NOTHING, type ReadText, type TextRequest } from './pasted.ts';

type Fields = Record<string, unknown>;
/** Headers that name a response of Okta. */
const REVEALING = ['www-authenticate', 'x-okta-request-id', 'x-rate-limit-limit'];

/** Null when the object is something else, such as a body. */
export function readProgramCapture(object: Fields): ReadText | null {
  return readExample(object) ?? readExamples(object) ?? readKept(object) ?? readHeaders(object);
}

function readExample(object: Fields): ReadText | null {
  if (!Array.isArray(object.header)) return null;
  const status = statusOf(object.code);
  if (status === null) return null;
  return {
    ...NOTHING,
    kind: 'capture',
    status,
    statusText: asText(object.status) ?? '',
    headers: headerPairs(object.header),
    bodyText: bodyOf(object.body),
    request: requestOf(asObject(object.originalRequest)),
  };
}

function readExamples(object: Fields): ReadText | null {
  const read = (readCollection(object) ?? []).flatMap(({ item }) => {
    const own: unknown = asObject(item)?.response;
    return Array.isArray(own) ? own.flatMap((one: unknown) => readExample(asObject(one) ?? {}) ?? []) : [];
  });
  const chosen = read.findLast(({ status }) => (status ?? 0) >= 400) ?? read.at(-1);
  if (!chosen) return null;
  return read.length === 1
    ? chosen
    : {
        ...chosen,
        problems: [`The collection holds ${read.length} examples; the last one that was refused is explained.`],
      };
}

function readKept(object: Fields): ReadText | null {
  const kept = asObject(object.response) ?? object;
  const status = statusOf(kept.status) ?? statusOf(kept.statusCode);
  const hasHead = typeof kept.headers === 'object' && kept.headers !== null;
  // What axios prints of an error has no head, and says so by its name.
  const axios = asText(object.name) === 'AxiosError' || object.isAxiosError === true;
  if (status === null || !(hasHead || axios)) return null;
  return {
    ...NOTHING,
    kind: 'capture',
    status,
    statusText: asText(kept.statusText) ?? '',
    headers: headerPairs(kept.headers),
    // Angular keeps the body of a refusal in `error`.
    bodyText: bodyOf(kept.data ?? kept.body ?? asObject(kept.error)),
    request: requestOf(
      asObject(kept.config) ?? asObject(object.config) ?? asObject(kept.request) ?? asObject(object.request) ?? kept,
    ),
  };
}

function readHeaders(object: Fields): ReadText | null {
  const names = Object.keys(object).map((name) => name.toLowerCase());
  if (!REVEALING.some((name) => names.includes(name))) return null;
  const headers = headerPairs(object);
  return headers.length < names.length ? null : { ...NOTHING, kind: 'headers', headers };
}

function requestOf(request: Fields | null): TextRequest | null {
  const target = asText(request?.url) ?? asText(request?.uri) ?? asText(asObject(request?.url)?.raw);
  const method = asText(request?.method) ?? (target ? ownMethod(target) : null);
  if (!target || !/^(?:https?:\/\/|\/|\{\{)/i.test(target)) return null;
  const headers = headerPairs(request?.header ?? request?.headers);
  // Postman names the kind of body; axios has its text in `data`.
  const sent = asObject(request?.body);
  const body =
    asText(request?.data) ?? asText(request?.body) ?? asText(sent?.raw) ?? formOf(headerPairs(sent?.urlencoded));
  return { method: method?.toUpperCase() ?? null, target, headers, body };
}

function bodyOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const statusOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value < 600 ? value : null;
