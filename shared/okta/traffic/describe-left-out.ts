// What of a file is no request, in a sentence: the same on the page and on the command line.
import { counted } from '../../counted.ts';
import type { LeftOut } from './traffic.ts';

/** `Left out, not a request: 2 entries, for example line 3: Response 200 OK`. */
export function describeLeftOut({ count, at, example }: LeftOut): string {
  const which = count === 1 ? at : `${counted(count, 'entry', 'entries')}, for example ${at}`;
  return example === '' ? `Left out, not a request: ${which}` : `Left out, not a request: ${which}: ${example}`;
}
