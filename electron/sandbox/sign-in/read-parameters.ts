// What a browser brings to a page of the org: in the address, or posted as a form.
import type { Exchange } from '../http/exchange.ts';
import { readBodyText } from '../http/limit-body.ts';
import { oktaError } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Or the refusal of a body that cannot be read. */
export async function readParameters(exchange: Exchange): Promise<URLSearchParams | Reply> {
  if (exchange.method !== 'POST') return exchange.url.searchParams;
  const read = await readBodyText(exchange);
  if ('refused' in read) return read.refused;
  const type = exchange.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return type === FORM ? new URLSearchParams(read.text) : oktaError(exchange, 'E0000021');
}
