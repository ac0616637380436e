// Search over scopes: by name, and by what the name is about. `users man` finds okta.users.manage; the resource counts
// more than the prefix that nearly all share.

import type { ScopeFact } from '../catalogue/catalogue.ts';
import { createFuzzyText, fuzzyRanges, type MatchRange, scatteredScore, wholeScore } from '../catalogue/fuzzy-match.ts';
import { mergeRanges, wordsOf } from '../catalogue/search-operations.ts';

export interface ScopeHit {
  scope: ScopeFact;
  score: number;
  /** What to mark in the name. */
  ranges: MatchRange[];
}

export type ScopeSearch = (query: string, limit?: number) => ScopeHit[];

/** An empty query gives all in their order. Retired scopes follow current ones of the same score. */
export function createScopeSearch(scopes: ScopeFact[]): ScopeSearch {
  const entries = scopes.map((scope) => ({
    scope,
    text: createFuzzyText(scope.name),
    short: createFuzzyText(shortOf(scope)),
  }));
  return (query, limit = 200) => {
    const words = wordsOf(query);
    const hits: ScopeHit[] = [];
    for (const { scope, text, short } of entries) {
      let total = 0;
      for (const word of words) {
        const whole = Math.max(wholeScore(word, text), wholeScore(word, short));
        const score = whole || scatteredScore(word, text);
        if (score === 0) {
          total = -1;
          break;
        }
        total += score;
      }
      if (total < 0) continue;
      const score =
        words.length === 0 ? 0 : total / words.length - scope.name.length / 100 - (scope.status === 'current' ? 0 : 5);
      hits.push({ scope, score, ranges: mergeRanges(words.flatMap((word) => fuzzyRanges(word, text))) });
    }
    if (words.length > 0) hits.sort((a, b) => b.score - a.score || (a.scope.name < b.scope.name ? -1 : 1));
    return hits.slice(0, limit);
  };
}

/** `users.read` of `okta.users.read`. */
const shortOf = (scope: ScopeFact) => scope.name.replace(/^okta\./, '');
