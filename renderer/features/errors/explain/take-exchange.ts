// A response that the bench itself received, to be explained: with its body, and with what is known beside the text.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { toExchangeText } from './exchange-text.ts';
import { explainStore, startReading, takeText } from './explain-store.ts';
import { readBodyText } from './read-body-text.ts';

let reading = new AbortController();

/** The newest wins; a text that is taken, or a field that is emptied, ends it. */
export async function takeExchange(exchange: Exchange): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const { id, response, heldScopes, failure, tenantId, tenantName, credentialId, credentialName } = exchange;
  const about = { tenantId, tenantName, credentialId, credentialName };
  startReading();
  const { text, missing } =
    response === null ? { text: '', missing: null } : await readBodyText(id, response.body, signal);
  if (signal.aborted || !explainStore.getState().reading) return;
  takeText(toExchangeText(exchange, text), { heldScopes, failure, missingBody: missing, about });
}
