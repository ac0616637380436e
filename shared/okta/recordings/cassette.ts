// Recorded cassettes: what the test recorders of Python (vcrpy, betamax), Ruby (VCR), Go (go-vcr) and PHP keep, as YAML or JSON. All
// have a list of interactions with a request and a response in each, and differ in the names of that list and of what is in it.

import { headerPairs } from '../wire-text/header-pairs.ts';
import { headerValue } from '../wire-text/headers.ts';
import { asObject, asText } from '../wire-text/json-text.ts';
import type { RecordedCall, RecordedResponse } from './recorded-call.ts';

type Fields = Record<string, unknown>;

const LISTS = ['interactions', 'http_interactions'];
/** Each file begins with its list, behind a version at most; logs have nothing of the kind. */
const LINES_TRIED = 20;
const HEADING = /^(["']?)(?:http_)?interactions\1\s*:\s*$/;
/** The list without its name: PHP's whole file, or a piece that was copied. */
const ITEM = /^-(?:\s+(?:request:|id: \d{1,9}))?\s*$/;
const REQUEST = /^\s*(?:-\s+)?request:\s*$/;

/** Whether a text is the YAML of a cassette, or of some calls out of one. */
export function looksLikeCassette(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/, LINES_TRIED);
  if (lines.some((line) => HEADING.test(line))) return true;
  const first = lines.findIndex((line) => line.trim() !== '' && line.trim() !== '---');
  return (
    ITEM.test((lines[first] ?? '').trimStart()) && lines.slice(first, first + 2).some((line) => REQUEST.test(line))
  );
}

/** Null when the document is no cassette. */
export function readCassette(document: unknown): RecordedCall[] | null {
  for (const name of LISTS) {
    const list = asObject(document)?.[name];
    if (Array.isArray(list)) return list.map((each: unknown, index) => toCall(each, `$.${name}[${index}]`));
  }
  // Without a name it is known by its content alone; entries of a HAR look much like it, and have their status elsewhere.
  if (!Array.isArray(document) || document.length === 0) return null;
  if (toCall(document[0], '').response() === null) return null;
  const calls = document.map((each: unknown, index) => toCall(each, `$[${index}]`));
  return calls.every((call) => call.address() !== null && call.response() !== null) ? calls : null;
}

function toCall(interaction: unknown, at: string): RecordedCall {
  const request = asObject(asObject(interaction)?.request);
  const address = () =>
    request && { method: asText(request.method), target: asText(request.uri) ?? asText(request.url) };
  return {
    at,
    address,
    request() {
      const named = address();
      return named && { ...named, headers: headerPairs(request?.headers), body: bodyOf(request?.body)?.text ?? null };
    },
    response: () => readResponse(asObject(asObject(interaction)?.response)),
  };
}

function readResponse(response: Fields | null): RecordedResponse | null {
  const inner = asObject(response?.status);
  const line = asText(response?.status) ?? '';
  const code = Number(response?.code ?? inner?.code ?? response?.status_code ?? /^\d{3}/.exec(line)?.[0]);
  if (response === null || !(code >= 100 && code < 600)) return null;
  const headers = headerPairs(response.headers);
  const { text, packed } = bodyOf(response.body) ?? bodyOf(response.content) ?? { text: '', packed: false };
  const isPacked = packed || (headerValue(headers, 'content-encoding') !== null && /^[^\s{[<]/.test(text));
  return {
    status: code,
    statusText: asText(inner?.message) ?? line.replace(/^\d{3}\s*/, ''),
    headers,
    body: isPacked ? '' : text,
    packed: isPacked,
  };
}

/** vcrpy: `{string: ...}`, Ruby: `{encoding: ..., string: ...}`, betamax: `{base64_string: ...}`, go-vcr: the text. Bytes are those of YAML. */
function bodyOf(value: unknown): { text: string; packed: boolean } | null {
  const body = value instanceof Uint8Array ? null : asObject(value);
  const held = body === null ? value : (body.string ?? body.base64_string);
  if (typeof held === 'string') return { text: held, packed: false };
  if (!(held instanceof Uint8Array)) return null;
  // What gzip begins with; other bytes are text that YAML could not write down.
  return held[0] === 0x1f ? { text: '', packed: true } : { text: new TextDecoder().decode(held), packed: false };
}
