// The one fetch of the page. It distinguishes a lost host from an ended session, so that each gets its own words.
import { HostLostError, reportConnection, SessionEndedError } from './connection.ts';

/** Like fetch on the page's own origin. Throws HostLostError, SessionEndedError or an AbortError. */
export async function hostFetch(input: Request | URL, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (thrown) {
    const signal = input instanceof Request ? input.signal : init?.signal;
    if (signal?.aborted) throw thrown;
    reportConnection('lost');
    throw new HostLostError('Scopebench’s local service does not answer.', { cause: thrown });
  }
  // A host that is still starting answers so: it is there, but not yet of use.
  if (response.status === 503) {
    reportConnection('lost');
    throw new HostLostError('Scopebench’s local service is still starting.');
  }
  if (response.status === 401) {
    reportConnection('ended');
    throw new SessionEndedError('This page is no longer connected to Scopebench.');
  }
  reportConnection('online');
  return response;
}
