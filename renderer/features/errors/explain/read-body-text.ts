// The body of an exchange as the explainer needs it: its text, of a long one the beginning, and in words what is missing.
import type { BodyView } from '../../../../shared/model/exchange.ts';
import type { MissingBody } from '../../../../shared/okta/explain/explain-response.ts';
import { formatBytes } from '../../../ui/values/format.ts';
import { exchangeBody } from '../../../viewer/exchange/exchange-body.ts';
import { readSource } from '../../../viewer/read-source.ts';

/** Bytes. The judges read no more of a body either. */
const READ_MOST = 1_048_576;

export interface BodyText {
  text: string;
  missing: MissingBody | null;
}

const without = (reason: string): BodyText => ({ text: '', missing: { kept: 'nothing', reason } });

/** Never rejects: a body that cannot be read is one that is missing. */
export async function readBodyText(exchangeId: string, body: BodyView, signal: AbortSignal): Promise<BodyText> {
  const brokeOff: MissingBody = {
    kept: 'beginning',
    reason: 'The answer broke off: this is the part of the body that arrived.',
  };
  if (body.text !== null) return { text: body.text, missing: body.truncated ? brokeOff : null };
  if (body.size === 0) return { text: '', missing: null };
  if (body.id === null) return without('The body was not kept, so the response is explained without it.');
  const enough = new AbortController();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let read = 0;
  let isText = true;
  const take = (chunk: Uint8Array) => {
    const part = chunk.subarray(0, READ_MOST - read);
    read += part.byteLength;
    try {
      text += decoder.decode(part, { stream: true });
    } catch {
      isText = false;
    }
    if (!isText || read >= READ_MOST) enough.abort();
  };
  try {
    await readSource(
      exchangeBody(exchangeId, body),
      { chunk: take, text: () => undefined, end: () => undefined },
      AbortSignal.any([signal, enough.signal]),
    );
  } catch {
    return without('The body is no longer kept, so the response is explained without it.');
  }
  const size = formatBytes(body.size);
  if (!isText) return without(`The body is not text (${size}), so the response is explained without it.`);
  if (read < body.size)
    return {
      text,
      missing: {
        kept: 'beginning',
        reason: `The body is ${size} long; only the first ${formatBytes(read)} are explained.`,
      },
    };
  return { text, missing: body.truncated ? brokeOff : null };
}
