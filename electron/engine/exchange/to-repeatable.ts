// What is kept of a request so that exactly it can be sent again. Nothing secret is kept: a part that held a secret is named as
// lost, and whoever wants to send it again learns that instead of sending something else.
import type { Repeatable, SentRequest } from '../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { redactHeaders, redactText, redactUrl } from '../../../shared/redact/redact-text.ts';
import type { Scrubber } from './scrub.ts';

/** As it was meant, secrets and all: for the engine's memory only. */
export type MeantRequest = Omit<SentRequest, 'lost'> & { body: string | null };

export type ToRepeat =
  | { kind: 'request'; request: MeantRequest }
  | { kind: 'token'; credentialId: string; scopes: string[]; waiting: MeantRequest | null };

/** `refused` is for the engine to say when it hands the exchange out. */
export function toRepeatable(meant: ToRepeat, scrubber: Scrubber): Repeatable {
  if (meant.kind === 'request')
    return { kind: 'request', request: toSentRequest(meant.request, scrubber, 'kept'), refused: null };
  const { credentialId, scopes, waiting } = meant;
  return {
    kind: 'token',
    credentialId,
    scopes,
    waiting: waiting && toSentRequest(waiting, scrubber, 'not kept'),
    refused: null,
  };
}

/** `body`: whether the exchange that this goes with has the body in its own request. */
function toSentRequest(
  { body, headers, path, ...rest }: MeantRequest,
  scrubber: Scrubber,
  bodyIs: 'kept' | 'not kept',
): SentRequest {
  const shownHeaders: HeaderList = redactHeaders(scrubber.value(headers));
  const shownPath = redactUrl(scrubber.text(path));
  const lost = [
    ...(shownPath === path ? [] : ['address']),
    ...shownHeaders.flatMap(([name, value], at) => (value === headers[at]?.[1] ? [] : [`header ${name}`])),
    ...(body !== null && (bodyIs === 'not kept' || redactText(scrubber.text(body)) !== body) ? ['body'] : []),
  ];
  return { ...rest, path: shownPath, headers: shownHeaders, lost };
}
