// An answer as the error lab compares and shows it: what differs from call to call and from org to org is a placeholder.
import type { HeaderList } from '../../wire-text/headers.ts';
import type { ExpectedAnswer } from '../error-case.ts';

export interface ShownAnswer {
  status: number;
  headers: HeaderList;
  /** JSON laid out, else the text; empty for an empty body. */
  body: string;
}

/** The expected answer in the same form, so that both can be shown side by side. Headers that must be absent are not in it. */
export function toShownAnswer({ status, headers, body }: ExpectedAnswer): ShownAnswer {
  return {
    status,
    headers: Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    body: body === null ? '' : JSON.stringify(body, null, 2),
  };
}
