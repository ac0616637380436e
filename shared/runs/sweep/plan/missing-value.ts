// Why a call was not sent, for a person: which value it lacks, where that would have come from, and what to do about it.
import type { MissingValue } from './fill-path.ts';

export function missingValueNote({ missing, why, list }: MissingValue): string {
  const call = `GET ${(list ?? '').replaceAll('{}', '{id}')}`;
  const what = `No value for ${missing}.`;
  switch (why) {
    case 'empty':
      return `${what} ${call} returned an empty list, so there is none to take.`;
    case 'unread':
      return `${what} ${call} gave no list; the cell of that call shows what it gave.`;
    case 'unnamed':
      return `${what} The entries of ${call} do not name one.`;
    case 'not-called':
      return `${what} ${call} gives one, and is not in this sweep.`;
    case 'no-list':
      return `${what} No list gives one: send this call from the Workbench with a value of your own.`;
  }
}
