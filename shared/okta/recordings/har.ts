// HAR: what a browser's network panel or a proxy saves, as a whole file, a list of its entries or one of them.

import { decodeBase64Text } from '../wire-text/base64.ts';
import { formOf } from '../wire-text/form-of.ts';
import { headerPairs } from '../wire-text/header-pairs.ts';
import { asObject, asText } from '../wire-text/json-text.ts';
import type { RecordedCall, RecordedRequest, RecordedResponse } from './recorded-call.ts';

/** Null when the document is no HAR. */
export function readHar(document: unknown): RecordedCall[] | null {
  const entries = asObject(asObject(document)?.log)?.entries;
  return Array.isArray(entries) ? entries.map((each: unknown, index) => toCall(each, `$.log.entries[${index}]`)) : null;
}

/** One entry, or a list of them, copied out of a file; null for anything else. */
export function readHarEntries(value: unknown): RecordedCall[] | null {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const calls = list.map((each, index) => toCall(each, Array.isArray(value) ? `$[${index}]` : '$'));
  return calls.length > 0 && calls.every((call) => call.response() !== null) ? calls : null;
}

function toCall(entry: unknown, at: string): RecordedCall {
  const request = asObject(asObject(entry)?.request);
  const address = () => request && { method: asText(request.method), target: asText(request.url) };
  return {
    at,
    address,
    request(): RecordedRequest | null {
      const named = address();
      if (named === null) return null;
      const sent = asObject(request?.postData);
      const body = asText(sent?.text) ?? formOf(headerPairs(sent?.params));
      return { ...named, headers: headerPairs(request?.headers), body };
    },
    response: () => readResponse(asObject(asObject(entry)?.response)),
  };
}

function readResponse(response: Record<string, unknown> | null): RecordedResponse | null {
  const content = asObject(response?.content);
  const isHar = Array.isArray(response?.headers) || content !== null;
  if (!response || !isHar || typeof response.status !== 'number') return null;
  const text = asText(content?.text) ?? '';
  const decoded = content?.encoding === 'base64' ? decodeBase64Text(text.replace(/\s+/g, '')) : null;
  return {
    status: Math.trunc(response.status),
    statusText: asText(response.statusText) ?? '',
    headers: headerPairs(response.headers),
    body: decoded ?? text,
    packed: false,
  };
}
