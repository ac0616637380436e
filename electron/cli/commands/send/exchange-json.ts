// The one line of `send --json`. The body is put in as it was sent where it is JSON: parsing and writing it again would
// round big integers.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../../shared/okta/wire-text/headers.ts';
import { compactJson, isJson } from './json-layout.ts';
import type { ResponseBody } from './response-body.ts';

/**
 * `{"status","verdict","headers","body","timing","requestId"}`; `bodyBase64`, `bodyOmitted` and `failure` only where there is
 * one.
 */
export function formatExchangeJson(exchange: Exchange, body: ResponseBody): string {
  const members: [string, string][] = [
    ['status', JSON.stringify(exchange.response?.status ?? null)],
    ['verdict', JSON.stringify(exchange.verdict.verdict)],
    ['headers', JSON.stringify(toHeaderRecord(exchange.response?.headers ?? []))],
    ['body', formatBody(body)],
    ['timing', JSON.stringify(exchange.timing)],
    ['requestId', JSON.stringify(exchange.requestId)],
  ];
  const { whole, long } = body;
  if (whole?.text === null && whole.bytes.byteLength > 0)
    members.push(['bodyBase64', JSON.stringify(whole.bytes.toString('base64'))]);
  if (long !== null) members.push(['bodyOmitted', JSON.stringify(long.size)]);
  if (exchange.failure) members.push(['failure', JSON.stringify(exchange.failure)]);
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function formatBody({ whole }: ResponseBody): string {
  const text = whole?.text ?? null;
  if (text === null) return 'null';
  return isJson(text) ? compactJson(text) : JSON.stringify(text);
}

/** Names in lower case; a repeated header is joined with a comma, as HTTP allows for all that Okta repeats. */
function toHeaderRecord(headers: HeaderList): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    record[key] = Object.hasOwn(record, key) ? `${record[key]}, ${value}` : value;
  }
  return record;
}
