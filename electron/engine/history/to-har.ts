// HAR 1.2 of exchanges as they are kept: redacted. Bodies are included where they are small text.
import type { Exchange, HeaderList } from '../../../shared/contract/exchange.ts';
import { describeSources, type SourceCounts, sourceOf } from '../../../shared/contract/exchange-sources.ts';

const pairs = (headers: HeaderList) => headers.map(([name, value]) => ({ name, value }));
const ms = (value: number | null) => value ?? -1;

/** As JSON text. `version` is the application's; `leftOut` is what is not in it for where it comes from. */
export function toHar(exchanges: Exchange[], version: string, leftOut: SourceCounts): string {
  const comment = leftOut.length === 0 ? {} : { comment: `Left out: ${describeSources(leftOut)}.` };
  const log = { version: '1.2', creator: { name: 'Scopebench', version }, ...comment, entries: exchanges.map(toEntry) };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

function toEntry(exchange: Exchange) {
  const { request, response, timing } = exchange;
  const url = new URL(request.url);
  return {
    startedDateTime: new Date(exchange.at).toISOString(),
    time: timing.total,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: response?.httpVersion ?? 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body === null ? {} : { postData: { mimeType: contentType(request.headers), text: request.body } }),
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: response?.httpVersion ?? '',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: response?.body.size ?? 0,
        mimeType: response?.body.contentType ?? '',
        ...(response?.body.text ? { text: response.body.text } : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: response?.body.size ?? -1,
      ...(exchange.failure ? { _error: exchange.failure.message } : {}),
    },
    cache: {},
    timings: {
      dns: ms(timing.dns),
      connect: ms(timing.connect),
      ssl: ms(timing.tls),
      send: 0,
      wait: timing.firstByte ?? 0,
      receive: timing.download ?? 0,
    },
    _verdict: exchange.verdict.verdict,
    _requestId: exchange.requestId,
    _tenant: exchange.tenantName,
    _credential: exchange.credentialName,
    _heldScopes: exchange.heldScopes,
    _source: sourceOf(exchange),
  };
}

function contentType(headers: HeaderList): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/octet-stream';
}
