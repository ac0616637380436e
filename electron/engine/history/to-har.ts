// HAR 1.2 of exchanges for others to read. Known secrets are out of what is kept already; bodies are kept as the org sent them
// otherwise, so what looks or is named like a secret is taken out of them here: a new client secret, an activation link, a
// token of someone else. Bodies are included where they are small text. The exchanges are opened one after the other and each is
// text before the next: 50,000 of them must not be open, or in memory, at once.
import type { Entry } from 'har-format';
import type { Exchange, HeaderList } from '../../../shared/model/exchange.ts';
import { describeSources, type SourceCounts, sourceOf } from '../../../shared/model/exchange-sources.ts';
import { redactHeaders, redactText, redactUrl } from '../../../shared/redact/redact-text.ts';
import { BenchError } from '../errors.ts';

const DONE =
  'Redacted by Scopebench: the values of secrets that it knew are removed; values under names of secrets, tokens and cookies are masked, in headers, addresses and bodies. Personal data is not: look through the file before you pass it on.';

const pairs = (headers: HeaderList) => redactHeaders(headers).map(([name, value]) => ({ name, value }));
const ms = (value: number | null) => value ?? -1;

/** Characters of all bodies together. A text of the runtime ends at 500 million, and the reply to the page writes it once more. */
const MOST_BODY_TEXT = 64_000_000;
const LEFT_OUT = 'Left out: the bodies of the entries before fill this file. Export fewer entries to have it.';

/**
 * As JSON text, an entry a line. `version` is the application's; `leftOut` is what is not in it because of its source. What a
 * limit has removed meanwhile is left out.
 */
export async function toHar(
  ids: readonly string[],
  read: (id: string) => Promise<Exchange>,
  { version, leftOut }: { version: string; leftOut: SourceCounts },
): Promise<string> {
  const lines: string[] = [];
  let room = MOST_BODY_TEXT;
  for (const id of ids) {
    const exchange = await read(id).catch((error: unknown) => {
      if (ids.length > 1 && error instanceof BenchError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (exchange === null) continue;
    const { length } = exchange.response?.body.text ?? '';
    lines.push(JSON.stringify(toEntry(exchange, length <= room)));
    if (length <= room) room -= length;
  }
  const creator = JSON.stringify({ name: 'Scopebench', version });
  const comment = JSON.stringify(leftOut.length === 0 ? DONE : `${DONE} Left out: ${describeSources(leftOut)}.`);
  return `{"log":{"version":"1.2","creator":${creator},"comment":${comment},"entries":[\n${lines.join(',\n')}\n]}}\n`;
}

/** What HAR does not know is given under names that begin with an underscore, as its specification asks. */
interface BenchEntry extends Entry {
  _verdict: string;
  _requestId: string | null;
  _tenant: string;
  _credential: string | null;
  _heldScopes: string[] | null;
  _source: string;
}

function toEntry(exchange: Exchange, withBody: boolean): BenchEntry {
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
        ...(response?.body.text ? (withBody ? { text: redactText(response.body.text) } : { comment: LEFT_OUT }) : {}),
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
