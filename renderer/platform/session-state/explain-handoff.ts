// A response that another page hands to the Error lab to be explained, as the text that `curl -v` would show of it. It is
// the exchange as the page has it: secrets are masked by the host already. The tab takes it when it is shown.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import { navigate } from '../navigation.ts';

let handed: string | null = null;

function toCurlText({ request, response }: Exchange): string {
  const asked = [`${request.method} ${request.url} HTTP/1.1`, ...request.headers.map((pair) => pair.join(': '))];
  if (response === null) return asked.map((line) => `> ${line}`).join('\n');
  const head = [
    `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trim(),
    ...response.headers.map((pair) => pair.join(': ')),
  ];
  return [...asked.map((line) => `> ${line}`), ...head.map((line) => `< ${line}`), '<', response.body.text ?? ''].join(
    '\n',
  );
}

/** Open the tab Explain with this response. */
export function explainExchange(exchange: Exchange): void {
  handed = toCurlText(exchange);
  navigate('errors', 'explain');
}

/** Take what was handed over; the next call gives null. */
export function takeExplained(): string | null {
  const text = handed;
  handed = null;
  return text;
}
