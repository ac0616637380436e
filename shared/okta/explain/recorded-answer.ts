// The answer of a recording that is explained: of several calls the last one that was refused, as that is what somebody asks about.

import type { RecordedCall } from '../recordings/recorded-call.ts';
import { headerValue } from '../wire-text/headers.ts';
import type { TextKind } from './explanation.ts';
import { NOTHING, type ReadText } from './pasted.ts';

/** Reading more headers and bodies than these would keep a page from answering. */
const CALLS_CAP = 500;

/** A browser records its whole page: what Okta answered is meant. */
export function ofHar(calls: readonly RecordedCall[]): ReadText {
  const read = answersOf(calls, 'har');
  const okta = read.filter(({ headers }) => headerValue(headers, 'x-okta-request-id') !== null);
  const isMixed = okta.length > 0 && okta.length < read.length;
  const chosen = choose(
    isMixed ? okta : read,
    read.length,
    'The file',
    isMixed ? 'the last one of Okta' : 'the last one',
  );
  return chosen ?? { ...NOTHING, kind: 'har', problems: ['The HAR file holds no response.'] };
}

export function ofCassette(calls: readonly RecordedCall[]): ReadText {
  const chosen = choose(answersOf(calls, 'capture'), calls.length, 'The cassette', 'the last one');
  return chosen ?? { ...NOTHING, kind: 'capture', problems: ['The cassette holds no response.'] };
}

/** `all`: how many answers there are; `name`: what holds them, `last`: which of them is taken when none was refused. */
function choose(read: readonly ReadText[], all: number, name: string, last: string): ReadText | null {
  const refused = read.findLast(({ status }) => (status ?? 0) >= 400);
  const chosen = refused ?? read.at(-1);
  if (!chosen || all === 1) return chosen ?? null;
  const which = refused ? `${last} that was refused` : last;
  return { ...chosen, problems: [...chosen.problems, `${name} holds ${all} responses; ${which} is explained.`] };
}

function answersOf(calls: readonly RecordedCall[], kind: TextKind): ReadText[] {
  return calls.slice(-CALLS_CAP).flatMap((call): ReadText[] => {
    const response = call.response();
    if (response === null) return [];
    const request = call.request();
    const failed = response.status === 0;
    return [
      {
        ...NOTHING,
        kind,
        status: failed ? null : response.status,
        statusText: response.statusText,
        headers: response.headers,
        bodyText: response.body,
        unread: response.packed,
        problems: response.packed ? ['The body was recorded compressed and cannot be read here.'] : [],
        request:
          request === null || request.target === null
            ? null
            : { ...request, method: request.method?.toUpperCase() ?? null, target: request.target },
        failure: failed ? { kind: 'unknown', message: 'The recording has no answer for this request.' } : null,
      },
    ];
  });
}
