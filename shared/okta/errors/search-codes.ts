// Search over both tables of codes: by code, number, internal name, status and the words of text, meaning and fix.
// A code found by its name precedes one that only mentions the word.

import { once } from '../../once.ts';
import { wordsOf } from '../catalogue/search-operations.ts';
import { type KnownCode, knownCodes } from './known-code.ts';

const inLowerCase = once(() =>
  knownCodes().map((known) => ({
    known,
    names: [known.code, known.key ?? '', String(known.status)].map((name) => name.toLowerCase()),
    text: known.text.toLowerCase(),
    rest: `${known.meaning} ${known.fix}`.toLowerCase(),
  })),
);

/** All words must be found; an empty query gives all in the order of the tables. `6` and `e6` find E0000006. */
export function searchCodes(query: string, limit = Number.POSITIVE_INFINITY): KnownCode[] {
  const words = wordsOf(query);
  if (words.length === 0) return knownCodes().slice(0, limit);
  const hits: { known: KnownCode; score: number }[] = [];
  for (const entry of inLowerCase()) {
    let score = 0;
    for (const word of words) {
      const found = scoreOf(word, entry);
      if (found === 0) {
        score = 0;
        break;
      }
      score += found;
    }
    if (score > 0) hits.push({ known: entry.known, score });
  }
  return hits
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ known }) => known);
}

function scoreOf(word: string, { names, text, rest }: ReturnType<typeof inLowerCase>[number]): number {
  if (names[1] === word) return 110;
  if (names.includes(word)) return 100;
  const number = /^e?0*(\d{1,3})$/.exec(word)?.[1];
  if (number !== undefined && names[0] === `e${number.padStart(7, '0')}`) return 90;
  if (names.some((name) => name.startsWith(word))) return 60;
  if (names.some((name) => name.includes(word))) return 40;
  if (text.includes(word)) return 20;
  return rest.includes(word) ? 5 : 0;
}
