// The points where Okta's answer is uncertain (FACTS §12), as the command line sets them: `name=value`, repeatable.
import { parseSwitch, type Switches } from '../../sandbox/switches.ts';
import { usageError } from '../cli-error.ts';

/** A later one of the same name counts. @throws a usage error that names what could have been said. */
export function readSwitches(texts: readonly string[] = []): Partial<Switches> {
  const switches: Partial<Switches> = {};
  for (const text of texts) {
    const read = parseSwitch(text);
    if ('fault' in read)
      throw usageError(read.fault, 'For example --switch unknownPath=E0000022.', 'Nothing was started.');
    Object.assign(switches, read.set);
  }
  return switches;
}
