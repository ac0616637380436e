// One search word against one text: equal, a whole word, prefix, start of a word, inside, or as a subsequence, in that
// order of worth.
// Both sides are given in lower case; the text's own casing gives the word starts. Scores are comparable across texts.

export interface FuzzyText {
  text: string;
  lower: string;
  /** One per character: 1 where a word starts (after a separator, or a capital after a small letter). */
  starts: Uint8Array;
}

/** Half-open range of the text that matched. */
export type MatchRange = [start: number, end: number];

export const SCORE = {
  equal: 100,
  word: 85,

  prefix: 70,
  wordStart: 60,
  inside: 40,
  subsequence: 20,
} as const;

export function createFuzzyText(text: string): FuzzyText {
  const starts = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const before = text[at - 1];
    const here = text[at] ?? '';
    const after = before === undefined || !/[a-z0-9]/i.test(before);
    const capital = before !== undefined && /[a-z0-9]/.test(before) && /[A-Z]/.test(here);
    if (/[a-z0-9]/i.test(here) && (after || capital)) starts[at] = 1;
  }
  return { text, lower: text.toLowerCase(), starts };
}

/** The word in one piece; 0 when the text does not hold it. */
export function wholeScore(word: string, target: FuzzyText): number {
  const { lower, starts } = target;
  if (word.length > lower.length) return 0;
  const first = lower.indexOf(word);
  if (first >= 0) {
    if (word.length === lower.length) return SCORE.equal;
    let best: number = first === 0 ? SCORE.prefix : SCORE.inside;
    for (let at = first; at >= 0; at = lower.indexOf(word, at + 1)) {
      if (at > 0 && !starts[at]) continue;
      const end = at + word.length;
      // `group` means `groups` as well.
      if (endsWord(lower, end) || (lower[end] === 's' && endsWord(lower, end + 1))) return SCORE.word;
      best = Math.max(best, SCORE.wordStart);
    }
    return best;
  }
  return 0;
}

/** The word as a subsequence; one or two letters are in nearly everything, which is of no use to anybody. */
export function scatteredScore(word: string, target: FuzzyText): number {
  return word.length > 2 && word.length <= target.lower.length ? subsequenceScore(word, target) : 0;
}

/** The ranges that a highlighter marks; empty when the word is not in the text. */
export function fuzzyRanges(word: string, target: FuzzyText): MatchRange[] {
  const { lower, starts } = target;
  let at = lower.indexOf(word);
  if (at >= 0) {
    for (let other = at; other >= 0; other = lower.indexOf(word, other + 1)) {
      if (starts[other]) {
        at = other;
        break;
      }
    }
    return [[at, at + word.length]];
  }
  const places = subsequence(word, target);
  const ranges: MatchRange[] = [];
  for (const place of places ?? []) {
    const last = ranges.at(-1);
    if (last && last[1] === place) last[1] = place + 1;
    else ranges.push([place, place + 1]);
  }
  return ranges;
}

/** Up to SCORE.subsequence, more for letters that start words; 0 for letters scattered over the text. */
function subsequenceScore(word: string, target: FuzzyText): number {
  const places = subsequence(word, target);
  if (!places) return 0;
  let anchored = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    if (target.starts[place] || (index > 0 && places[index - 1] === place - 1)) anchored++;
  }
  const share = anchored / places.length;
  return share < 0.6 ? 0 : SCORE.subsequence * share;
}

/** Places of the word's letters in order: each the next one in a row, else at the next word start, else the next at all. */
function subsequence(word: string, { lower, starts }: FuzzyText): number[] | null {
  const places: number[] = [];
  let from = 0;
  for (const letter of word) {
    let place = lower[from] === letter && from > 0 ? from : -1;
    if (place < 0) {
      const first = lower.indexOf(letter, from);
      if (first < 0) return null;
      place = first;
      for (let at = first; at >= 0; at = lower.indexOf(letter, at + 1)) {
        if (starts[at]) {
          place = at;
          break;
        }
      }
    }
    places.push(place);
    from = place + letter.length;
  }
  return places;
}

function endsWord(lower: string, at: number): boolean {
  const code = lower.charCodeAt(at);
  return at >= lower.length || !((code >= 97 && code <= 122) || (code >= 48 && code <= 57));
}
