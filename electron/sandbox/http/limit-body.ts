// How large a body the org takes, the same for the token endpoint and for every call of the API. Okta publishes no such limit
// and no code for it: the figure is ours, the status is that of HTTP (RFC 9110 §15.5.14), the code is Okta's general one.
import { readText } from '../read-text.ts';
import type { Exchange } from './exchange.ts';
import { oktaError } from './okta-error.ts';
import type { Reply } from './reply.ts';

/** Twice the largest upload that Okta takes, the background image of a brand. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Before anything else, as a server in front of the org does it: nothing of such a body is read. */
export function refuseAnnounced(exchange: Exchange): Reply | null {
  const announced = Number(exchange.request.headers.get('content-length'));
  return announced > MOST_BYTES ? tooLarge(exchange) : null;
}

/** The body, or the refusal of one that turned out to be too large. */
export async function readBodyText(exchange: Exchange): Promise<{ text: string } | { refused: Reply }> {
  const text = await readText(exchange.request, MOST_BYTES);
  return text === null ? { refused: tooLarge(exchange) } : { text };
}

function tooLarge(exchange: Exchange): Reply {
  const cause = `The request body must not be larger than ${MOST_BYTES} bytes.`;
  return { ...oktaError(exchange, 'E0000020', '', [cause]), status: 413 };
}
