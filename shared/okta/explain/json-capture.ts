// Responses that tools write as JSON: an entry of a HAR (or a whole HAR), and what `scopebench send --json` and
// `token --json` print.

import { decodeBase64Text } from '../wire-text/base64.ts';
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { asObject, asText } from '../wire-text/json-text.ts';
import { formOf } from './form-of.ts';
import { NOTHING, type ReadText, type TextRequest } from './pasted.ts';
import { readProgramCapture } from './program-capture.ts';

/** Null when the value is something else, such as a body. */
export function readCapture(value: unknown): ReadText | null {
  const object = asObject(value);
  if (!object) return null;
  return readHarFile(object) ?? readHarEntry(object) ?? readBenchOutput(object) ?? readProgramCapture(object);
}

function readHarFile(object: Record<string, unknown>): ReadText | null {
  const entries = asObject(object.log)?.entries;
  if (!Array.isArray(entries)) return null;
  const read = entries.flatMap((entry: unknown) => {
    const each = asObject(entry);
    return each ? (readHarEntry(each) ?? []) : [];
  });
  // A browser records its whole page: what Okta answered is meant.
  const okta = read.filter(({ headers }) => headerValue(headers, 'x-okta-request-id') !== null);
  const pool = okta.length > 0 ? okta : read;
  const chosen = pool.findLast(({ status }) => (status ?? 0) >= 400) ?? pool.at(-1);
  if (!chosen) return { ...EMPTY, problems: ['The HAR file holds no response.'] };
  if (read.length === 1) return chosen;
  const of = pool.length < read.length ? 'the last one of Okta' : 'the last one';
  const which = (chosen.status ?? 0) >= 400 ? `${of} that was refused` : of;
  return {
    ...chosen,
    problems: [...chosen.problems, `The file holds ${read.length} responses; ${which} is explained.`],
  };
}

const EMPTY: ReadText = { ...NOTHING, kind: 'har' };

function readHarEntry(entry: Record<string, unknown>): ReadText | null {
  const [request, response] = [asObject(entry.request), asObject(entry.response)];
  const content = asObject(response?.content);
  const isHar = Array.isArray(response?.headers) || content !== null;
  if (!response || !isHar || typeof response.status !== 'number') return null;
  const text = asText(content?.text) ?? '';
  const decoded = content?.encoding === 'base64' ? decodeBase64Text(text.replace(/\s+/g, '')) : null;
  const failed = response.status === 0;
  return {
    ...EMPTY,
    status: failed ? null : Math.trunc(response.status),
    statusText: asText(response.statusText) ?? '',
    headers: namedPairs(response.headers),
    bodyText: decoded ?? text,
    request: harRequest(request),
    failure: failed ? { kind: 'unknown', message: 'The recording has no answer for this request.' } : null,
  };
}

function harRequest(request: Record<string, unknown> | null): TextRequest | null {
  const [method, target] = [asText(request?.method), asText(request?.url)];
  if (!method || !target) return null;
  const sent = asObject(request?.postData);
  const body = asText(sent?.text) ?? formOf(namedPairs(sent?.params));
  return { method: method.toUpperCase(), target, headers: namedPairs(request?.headers), body };
}

function namedPairs(value: unknown): HeaderList {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown): HeaderList => {
    const pair = asObject(each);
    const name = asText(pair?.name);
    return name && typeof pair?.value === 'string' ? [[name, pair.value]] : [];
  });
}

/** The shapes of electron/cli/README.md. */
function readBenchOutput(object: Record<string, unknown>): ReadText | null {
  const refused = asObject(object.refused);
  if (refused && typeof refused.status === 'number')
    return {
      ...EMPTY,
      kind: 'bench',
      status: refused.status,
      bodyText: JSON.stringify({ error: refused.error, error_description: refused.description }),
    };
  const headers = asObject(object.headers);
  const isSend = typeof object.verdict === 'string' && headers !== null && 'body' in object && 'timing' in object;
  if (!isSend) return null;
  const failure = asObject(object.failure);
  return {
    ...EMPTY,
    kind: 'bench',
    status: typeof object.status === 'number' ? object.status : null,
    headers: Object.entries(headers).flatMap(
      ([name, value]): HeaderList => (typeof value === 'string' ? [[name, value]] : []),
    ),
    bodyText: object.body === null ? '' : typeof object.body === 'string' ? object.body : JSON.stringify(object.body),
    failure: failure
      ? {
          kind: asText(failure.kind) ?? 'unknown',
          message: asText(failure.message) ?? '',
          fix: asText(failure.fix) ?? '',
        }
      : null,
  };
}
