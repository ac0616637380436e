// Save what is in view as a file: the joined list, or the body as received.
import { fetchBody } from '../../../platform/bodies.ts';
import { saveBody, saveText } from '../../../platform/save-text.ts';
import type { ResponseEntry } from './response-store.ts';

function bodyFilename({ exchange: { operationId, response, at } }: ResponseEntry, joined: boolean): string {
  const type = response?.body.contentType ?? '';
  const ending =
    joined || /json/i.test(type) ? 'json' : /xml/i.test(type) ? 'xml' : /html/i.test(type) ? 'html' : 'txt';
  const stamp = new Date(at).toISOString().slice(0, 19).replace(/[:T]/g, '-');
  return `${operationId ?? 'response'}${joined ? '-all' : ''}-${stamp}.${ending}`;
}

export async function saveShownBody(entry: ResponseEntry, showJoined: boolean): Promise<void> {
  const joined = showJoined ? entry.joined : null;
  const filename = bodyFilename(entry, joined !== null);
  const body = entry.exchange.response?.body;
  const bodyId = joined ? joined.bodyId : body?.id;
  if (bodyId) await saveBody(filename, bodyId, async () => (await fetchBody(bodyId)).blob());
  else if (body?.text) await saveText(filename, body.text, body.contentType ?? 'text/plain');
}
