// The request that a pasted command sends, as it is written there: with its secrets, which builder-request.ts takes out.

import type { HeaderList } from '../wire-text/headers.ts';

export interface CommandRequest {
  method: string;
  /** As it is written: whole, without a scheme, or with a variable in the place of the host. */
  url: string;
  headers: HeaderList;
  body: string | null;
  /** What the text does not have in it or what is no part of a request, each as the object of a sentence. */
  leftOut: string[];
}
