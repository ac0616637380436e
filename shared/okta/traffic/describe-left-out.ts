// What of a file is no request, in a sentence: the same on the page and on the command line.
import { counted } from '../../counted.ts';
import type { LeftOut } from './traffic.ts';

/** `Left out, as they are not requests: 2 entries, for example line 3: Response 200 OK`. */
export function describeLeftOut({ count, at, example }: LeftOut): string {
  const which =
    count === 1
      ? `Left out, as it is not a request: ${at}`
      : `Left out, as they are not requests: ${counted(count, 'entry', 'entries')}, for example ${at}`;
  return example === '' ? which : `${which}: ${example}`;
}
