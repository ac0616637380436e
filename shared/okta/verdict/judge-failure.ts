// No answer, or half of one: what that means for the person. Every failure kind of the wire has its words here;
// an unknown kind is still "unreachable" or, once a status has been received, "incomplete", never an error of the judge.

import type { Judgement } from '../../model/exchange.ts';
import { type JudgedFailure, judgement } from './judgement.ts';

const WORDS: Record<string, [title: string, meaning: string, next: string]> = {
  dns: [
    'The host name was not found',
    'No address belongs to this name.',
    "Check the tenant's address for a typing mistake, and your DNS or VPN.",
  ],
  refused: [
    'The connection was refused',
    'The host is there, but nothing answers on this port.',
    'Check the address and port, and that a proxy is not needed.',
  ],
  reset: [
    'The connection was cut',
    'The other side, or something in between, closed the connection.',
    'Send it again; if it happens again, check proxies and firewalls.',
  ],
  tls: [
    'No trusted connection',
    'The certificate of the host could not be verified, often because a proxy inspects traffic.',
    'Add the certificate of your proxy under Settings, Network.',
  ],
  timeout: [
    'No answer in time',
    'The host took longer than the time limit.',
    'Send it again, or raise the time limit under Settings, Network.',
  ],
  proxy: [
    'The proxy refused',
    'The proxy did not pass the request on.',
    'Check proxy address, user and password under Settings, Network.',
  ],
  protocol: [
    'The answer is not valid HTTP',
    'The response breaks the rules of HTTP, so it cannot be read as a response.',
    'Check that the address and port are those of a web server.',
  ],
  truncated: [
    'The answer broke off',
    'The connection ended before the whole body had arrived. What was received is shown.',
    'Send it again.',
  ],
  'too-large': [
    'The answer is too large',
    'The body is longer than the limit. What was received until then is kept.',
    'Ask for fewer items, with limit or a filter.',
  ],
  blocked: [
    'The bench did not send this',
    "The address is not on the tenant's own origin.",
    'Send to a path of the tenant; add another tenant for another org.',
  ],
};

/** 407 is never the org's: what it means is reported as when the connection fails at the proxy. */
export const judgeProxy = (): Judgement =>
  judgeFailure({ kind: 'proxy', message: 'HTTP 407: a proxy on the way asks for a user and a password.' }, null);

/** Failures after which nobody here knows whether the org has done what it was asked. */
const UNKNOWN_END = ['reset', 'timeout', 'truncated'];

/** `status` is given when the headers had arrived before the failure; `writes` when the request was one that changes something. */
export function judgeFailure(failure: JudgedFailure, status: number | null, writes = false): Judgement {
  if (failure.kind === 'not-json')
    return judgement(
      'not-okta',
      'The answer was not JSON',
      'A web page, or nothing, was received where the API sends JSON: the answer is of a proxy, a sign-in page or another server.',
      "Check the tenant's address, and whether a proxy is in between; curl -i shows what was received.",
      { evidence: failure.message ? [failure.message] : [], confidence: 'likely' },
    );
  const evidence = [
    ...(status === null ? [] : [`The headers had arrived: HTTP ${status}.`]),
    ...(failure.message ? [failure.message] : []),
  ];
  if (failure.kind === 'cancelled')
    return judgement(
      'cancelled',
      'Cancelled',
      'The request was ended before its answer was complete.',
      'Send it again when you want it.',
      { evidence },
    );
  const [title, meaning, next] = (Object.hasOwn(WORDS, failure.kind) ? WORDS[failure.kind] : undefined) ?? [
    'No answer',
    'The request could not be completed.',
    'Check the network and send it again.',
  ];
  // An org whose status line has arrived was reached, whatever happened to the rest.
  const verdict = status === null ? 'unreachable' : 'incomplete';
  const what = status === null ? title : `The answer broke off after HTTP ${status}`;
  const how = status === null ? meaning : `The org answered; its answer was not received to the end. ${meaning}`;
  if (writes && UNKNOWN_END.includes(failure.kind))
    return judgement(
      verdict,
      what,
      `${how} The org may have done what it was asked all the same.`,
      'Read what is there now before you send it again.',
      { evidence },
    );
  return judgement(verdict, what, how, failure.fix || next, { evidence });
}
