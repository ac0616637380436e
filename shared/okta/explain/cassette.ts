// Recorded cassettes: vcrpy, go-vcr (all versions) and VCR of Ruby write requests and responses as YAML. Only what those three write
// of YAML is read (recorded-yaml.ts).

import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { asObject, asText } from '../wire-text/json-text.ts';
import { NOTHING, type ReadText, type TextRequest } from './pasted.ts';
import { readRecordedYaml } from './recorded-yaml.ts';

const INTERACTIONS_CAP = 500;

/** Null when the text is no cassette. The last response that was refused is taken, else the last one. */
export function readCassette(lines: readonly string[]): ReadText | null {
  if (!lines.slice(0, 20).some((line) => /^(?:http_)?interactions:\s*$/.test(line))) return null;
  const root = asObject(readRecordedYaml(lines));
  const list = root?.interactions ?? root?.http_interactions;
  if (!Array.isArray(list)) return null;
  const read = list.slice(0, INTERACTIONS_CAP).flatMap((each: unknown) => readInteraction(asObject(each)) ?? []);
  return chosenOf(read, 'The cassette');
}

/** `name`: what holds them, to begin a sentence with. */
function chosenOf(read: readonly ReadText[], name: string): ReadText | null {
  const refused = read.findLast(({ status }) => (status ?? 0) >= 400);
  const chosen = refused ?? read.at(-1);
  if (!chosen || read.length === 1) return chosen ?? null;
  const which = refused ? 'the last one that was refused' : 'the last one';
  return {
    ...chosen,
    problems: [...chosen.problems, `${name} holds ${read.length} responses; ${which} is explained.`],
  };
}

function readInteraction(interaction: Record<string, unknown> | null): ReadText | null {
  const [request, response] = [asObject(interaction?.request), asObject(interaction?.response)];
  if (request === null || response === null) return null;
  const status = asObject(response.status);
  const code =
    asText(response.code) ??
    asText(status?.code) ??
    /^\d{3}/.exec(asText(response.status) ?? '')?.[0] ??
    asText(response.status_code);
  const found = Number(code);
  if (!(found >= 100 && found < 600)) return null;
  const headers = headersOf(response.headers);
  const body = bodyOf(response.body) ?? asText(response.content) ?? '';
  const packed = headerValue(headers, 'content-encoding') !== null && body !== '' && !/^\s*[{[<]/.test(body);
  return {
    ...NOTHING,
    kind: 'capture',
    status: found,
    statusText: asText(status?.message) ?? (asText(response.status) ?? '').replace(/^\d{3}\s*/, ''),
    headers,
    bodyText: packed ? '' : body,
    unread: packed,
    problems: packed ? ['The body was recorded compressed and cannot be read here.'] : [],
    request: requestOf(request),
  };
}

function requestOf(request: Record<string, unknown>): TextRequest | null {
  const target = asText(request.uri) ?? asText(request.url);
  const method = asText(request.method);
  if (target === null) return null;
  return {
    method: method?.toUpperCase() ?? null,
    target,
    headers: headersOf(request.headers),
    body: bodyOf(request.body),
  };
}

/** vcrpy: `{string: ...}`, Ruby: `{encoding: ..., string: ...}`, go-vcr: the text. */
function bodyOf(value: unknown): string | null {
  const body = asObject(value);
  return body === null ? asText(value) : (asText(body.string) ?? asText(body.base64_string));
}

function headersOf(value: unknown): HeaderList {
  return Object.entries(asObject(value) ?? {}).flatMap(([name, each]): HeaderList => {
    const values: unknown[] = Array.isArray(each) ? each : [each];
    return values.flatMap((one): HeaderList => (typeof one === 'string' ? [[name, one]] : []));
  });
}
