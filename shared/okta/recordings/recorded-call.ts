// A call as recorders keep it: the request, the response, and where in the document they are. Explain reads the answer, the search for
// needed scopes the request; both take them from here, so that a form that one of them knows is known to both.

import type { HeaderList } from '../wire-text/headers.ts';

export interface RecordedRequest {
  /** As it is written; null where the recording has none. */
  method: string | null;
  target: string | null;
  headers: HeaderList;
  /** Null where the recording does not have it. */
  body: string | null;
}

export interface RecordedResponse {
  /** 0 where the call had no answer. */
  status: number;
  statusText: string;
  headers: HeaderList;
  /** '' for none, and for one that is not readable. */
  body: string;
  /** The body was recorded as it travelled, compressed. */
  packed: boolean;
}

/** Each is read when it is asked for: who needs the address alone never touches headers and bodies, which hold secrets. */
export interface RecordedCall {
  /** JSON path of the call: `$.log.entries[3]`. */
  at: string;
  /** Null where the entry has none. */
  address(): Pick<RecordedRequest, 'method' | 'target'> | null;
  request(): RecordedRequest | null;
  response(): RecordedResponse | null;
}
