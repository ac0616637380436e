// An exchange as text, as it crossed the wire: the head of the request, then the response as it came. It is the exchange as
// the page has it: secrets are masked by the host already.
import type { Exchange } from '../../../../shared/model/exchange.ts';

export function toExchangeText({ kind, request, response }: Exchange, bodyText: string): string {
  const asked = [`${request.method} ${request.url} HTTP/1.1`, ...request.headers.map((pair) => pair.join(': '))];
  // The form of a token request names the scopes that were asked for; the body of another request is not needed here.
  const form = kind === 'token' && request.body ? ['', request.body] : [];
  // The form of curl -v says that there was a request and no response.
  if (response === null) return asked.map((line) => `> ${line}`).join('\n');
  const head = [
    `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trim(),
    ...response.headers.map((pair) => pair.join(': ')),
  ];
  return [...asked, ...form, '', ...head, '', bodyText].join('\n');
}
