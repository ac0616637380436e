// A response that another page hands to the Error lab to be explained, as text: the head of the request, then the response as
// it came. It is the exchange as the page has it: secrets are masked by the host already. The tab takes it when it is shown.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import { navigate } from '../navigation.ts';

let handed: string | null = null;

function toText({ request, response }: Exchange): string {
  const asked = [`${request.method} ${request.url} HTTP/1.1`, ...request.headers.map((pair) => pair.join(': '))];
  // The form of curl -v says that there was a request and no response.
  if (response === null) return asked.map((line) => `> ${line}`).join('\n');
  const head = [
    `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trim(),
    ...response.headers.map((pair) => pair.join(': ')),
  ];
  return [...asked, '', ...head, '', response.body.text ?? ''].join('\n');
}

/** Open the tab Explain with this response. */
export function explainExchange(exchange: Exchange): void {
  handed = toText(exchange);
  navigate('errors', 'explain');
}

/** Take what was handed over; the next call gives null. */
export function takeExplained(): string | null {
  const text = handed;
  handed = null;
  return text;
}
