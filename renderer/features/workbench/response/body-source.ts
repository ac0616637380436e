// The body of an exchange, or a joined list, as the viewer takes it: inline text at once, the rest as a stream.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { fetchBody } from '../../../platform/host-files.ts';
import type { BodySource } from '../../../viewer/body-source.ts';
import type { JoinedList } from './response-store.ts';

const NOT_KEPT = 'The body was not kept: under Settings, History, response bodies are not kept.';

const loadOf = (bodyId: string | null): Pick<BodySource, 'load'> =>
  bodyId === null ? {} : { load: (signal) => fetchBody(bodyId, signal) };

export function bodySourceOf({ id, response, failure }: Exchange): BodySource {
  const body = response?.body;
  if (!body) return { key: id, text: '', size: 0, contentType: null, truncated: false };
  // A person may keep no bodies: then only its size is known.
  if (body.id === null && body.text === null && body.size > 0)
    return { key: id, text: '', size: 0, contentType: null, truncated: true, truncatedReason: NOT_KEPT };
  const source: BodySource = {
    key: id,
    // A token's answer is never stored, so it has a text and nothing to load.
    text: body.text ?? (body.id === null ? '' : null),
    size: body.size,
    contentType: body.contentType,
    truncated: body.truncated,
    ...loadOf(body.id),
  };
  return failure ? { ...source, truncatedReason: failure.message } : source;
}

export function joinedSource(exchangeId: string, joined: JoinedList): BodySource {
  return {
    key: `${exchangeId} ${joined.runId}`,
    text: null,
    size: joined.size,
    contentType: 'application/json',
    truncated: joined.cut,
    ...(joined.cut && { truncatedReason: joined.message }),
    ...loadOf(joined.bodyId),
  };
}
