// What the host hands out beside its calls: stored bodies by id, and the catalogue. Bodies are streamed, so that a viewer can show the
// first rows before the last byte is here.
import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';
import { hostFetch } from './host-fetch.ts';
import { sessionHeaders } from './session.ts';

/** The response of `/bodies/{id}`: raw bytes with their content type. A status other than 200 is for the caller to say. */
export function fetchBody(bodyId: string, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { headers: sessionHeaders() };
  if (signal) init.signal = signal;
  return hostFetch(new URL(`/bodies/${encodeURIComponent(bodyId)}`, location.href), init);
}

/** The catalogue in use. Throws what `hostFetch` throws, and an Error when the host has none to give. */
export async function fetchCatalogue(): Promise<Catalogue> {
  const response = await hostFetch(new URL('/catalogue', location.href), { headers: sessionHeaders() });
  if (!response.ok) throw new Error('The catalogue cannot be read.');
  return response.json() as Promise<Catalogue>;
}
