// Stored bodies by id. They are streamed, so that a viewer can show the first rows before the last byte is here.
import { hostFetch } from './host-fetch.ts';
import { sessionHeaders } from './session.ts';

/** The response of `/bodies/{id}`: raw bytes with their content type. A status other than 200 is for the caller to say. */
export function fetchBody(bodyId: string, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { headers: sessionHeaders() };
  if (signal) init.signal = signal;
  return hostFetch(new URL(`/bodies/${encodeURIComponent(bodyId)}`, location.href), init);
}
