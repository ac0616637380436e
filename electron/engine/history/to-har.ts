// HAR 1.2 of exchanges for others to read. Known secrets are out of what is kept already; bodies are kept as the org sent them
// otherwise, so what looks or is named like a secret is taken out of them here: a new client secret, an activation link, a
// token of someone else. Bodies are included where they are small text.
import type { Exchange, HeaderList } from '../../../shared/contract/exchange.ts';
import { redactHeaders, redactText, redactUrl } from '../../../shared/redact/redact-text.ts';

const DONE =
  'Redacted by Scopebench: the values of secrets that it knew are removed; values under names of secrets, tokens and cookies are masked, in headers, addresses and bodies. Personal data is not: look through the file before you pass it on.';

const pairs = (headers: HeaderList) => redactHeaders(headers).map(([name, value]) => ({ name, value }));
const ms = (value: number | null) => value ?? -1;

/** As JSON text. `version` is the application's. */
export function toHar(exchanges: Exchange[], version: string): string {
  const creator = { name: 'Scopebench', version };
  const log = { version: '1.2', creator, entries: exchanges.map(toEntry), comment: DONE };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

function toEntry(exchange: Exchange) {
  const { request, response, timing } = exchange;
  const url = new URL(redactUrl(request.url));
  return {
    startedDateTime: new Date(exchange.at).toISOString(),
    time: timing.total,
    request: {
      method: request.method,
      url: url.href,
      httpVersion: response?.httpVersion ?? 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body === null
        ? {}
        : { postData: { mimeType: contentType(request.headers), text: redactText(request.body) } }),
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
        ...(response?.body.text ? { text: redactText(response.body.text) } : {}),
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
  };
}

function contentType(headers: HeaderList): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/octet-stream';
}
