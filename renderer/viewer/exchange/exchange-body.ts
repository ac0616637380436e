// The response body of a kept exchange for the viewer: inline when it is small text, else streamed by its id.
import type { BodyView } from '../../../shared/model/exchange.ts';
import { fetchBody } from '../../platform/host-files.ts';
import type { BodySource } from '../body-source.ts';

export function exchangeBody(exchangeId: string, body: BodyView): BodySource {
  const { id, text, size, contentType, truncated } = body;
  return {
    key: exchangeId,
    text: text ?? (id === null ? '' : null),
    load: id === null ? undefined : (signal) => fetchBody(id, signal),
    size,
    contentType,
    truncated,
  };
}
