// Colour for terminals only: never into a file or pipe, never with NO_COLOR, never alone (a word or sign says the same).
import type { VerdictFact } from '../../../shared/okta/verdict/verdicts.ts';
import type { Output, World } from '../world.ts';

export type Colour = VerdictFact['colour'] | 'bold';

/** The nearest of the terminal's own colours, which follow its theme; 256-colour codes where it has none. */
const CODES: Record<Colour, string> = {
  green: '32',
  amber: '33',
  orange: '38;5;208',
  red: '31',
  blue: '34',
  violet: '35',
  crimson: '38;5;161',
  grey: '90',
  bold: '1',
};

export function painted(colour: Colour, text: string, { isTTY }: Output, { NO_COLOR, TERM }: World['env']): string {
  return isTTY === true && !NO_COLOR && TERM !== 'dumb' ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
}
