// Who may move the sandbox org: its control endpoint is on loopback, where every program and every web page of the machine can
// knock. The Host must be exactly ours, a browser of another page is refused, and the token that was printed at the start is
// demanded, compared in constant time.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { refuseControl } from './control-reply.ts';

export const createControlToken = (): string => randomBytes(32).toString('base64url');

/** Null when the call may pass. `authority`: `127.0.0.1:PORT`. */
export function refuseForeign(request: Request, authority: string, token: string): Response | null {
  // A request line may name an address of its own, beside the Host header.
  const named = [new URL(request.url).host, request.headers.get('host') ?? authority];
  const host = named.find((one) => one !== authority);
  if (host !== undefined)
    return refuseControl(421, 'This address is not served here.', {
      meaning: `The call named ${host.slice(0, 100)} as its host.`,
      fix: `Call http://${authority} itself.`,
    });
  if (request.headers.has('origin') || request.headers.has('sec-fetch-site'))
    return refuseControl(403, 'Calls of web pages are refused.', {
      meaning: 'The call was made by a browser.',
      fix: 'Call it from a test or a script.',
    });
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (timingSafeEqual(digest(given), digest(token))) return null;
  return refuseControl(
    401,
    'The token of the control endpoint is missing or wrong.',
    {
      meaning: 'Only the program that started the sandbox org may change it.',
      fix: 'Send Authorization: Bearer TOKEN with control.token of the line that scopebench sandbox printed.',
    },
    [['www-authenticate', 'Bearer realm="scopebench sandbox control"']],
  );
}

/** Of equal length whatever is given: the comparison reveals nothing about it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
