// Responses that tools write as JSON: recordings (a HAR or some of its entries, a cassette), what `scopebench send --json` and
// `token --json` print, and what programs keep.

import { readCassette } from '../recordings/cassette.ts';
import { readHar, readHarEntries } from '../recordings/har.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import { asObject, asText } from '../wire-text/json-text.ts';
import { NOTHING, type ReadText } from './pasted.ts';
import { readProgramCapture } from './program-capture.ts';
import { ofCassette, ofHar } from './recorded-answer.ts';

/** Null when the value is something else, such as a body. */
export function readCapture(value: unknown): ReadText | null {
  const har = readHar(value);
  if (har) return ofHar(har);
  const recorded = readCassette(value);
  if (recorded) return ofCassette(recorded);
  const entries = readHarEntries(value);
  if (entries) return ofHar(entries);
  const object = asObject(value);
  return object && (readBenchOutput(object) ?? readProgramCapture(object));
}

/** The shapes of electron/cli/README.md. */
function readBenchOutput(object: Record<string, unknown>): ReadText | null {
  const refused = asObject(object.refused);
  if (refused && typeof refused.status === 'number')
    return {
      ...NOTHING,
      kind: 'bench',
      status: refused.status,
      bodyText: JSON.stringify({ error: refused.error, error_description: refused.description }),
    };
  const headers = asObject(object.headers);
  const isSend = typeof object.verdict === 'string' && headers !== null && 'body' in object && 'timing' in object;
  if (!isSend) return null;
  const failure = asObject(object.failure);
  return {
    ...NOTHING,
    kind: 'bench',
    status: typeof object.status === 'number' ? object.status : null,
    headers: Object.entries(headers).flatMap(
      ([name, value]): HeaderList => (typeof value === 'string' ? [[name, value]] : []),
    ),
    bodyText: object.body === null ? '' : typeof object.body === 'string' ? object.body : JSON.stringify(object.body),
    failure: failure
      ? {
          kind: asText(failure.kind) ?? 'unknown',
          message: asText(failure.message) ?? '',
          fix: asText(failure.fix) ?? '',
        }
      : null,
  };
}
