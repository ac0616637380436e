// The word that was probably meant, for "Did you mean …?" after a slip of the pen.
import { closest, distance } from 'fastest-levenshtein';

/** Null when none is near enough to be what was meant. */
export function nearestOf(word: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const near = closest(word, words);
  return distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, Math.floor(word.length / 4)) ? near : null;
}
