// Search over the catalogue's operations as a person types: every word must be found somewhere in method, path, title,
// id, tag or scopes. Built once per catalogue; a search over 1,000 operations takes about a millisecond.

import type { Operation } from './catalogue.ts';
import {
  createFuzzyText,
  type FuzzyText,
  fuzzyRanges,
  type MatchRange,
  SCORE,
  scatteredScore,
  wholeScore,
} from './fuzzy-match.ts';
import { operationTitle } from './operation-title.ts';

export const SEARCH_FIELDS = ['method', 'path', 'title', 'id', 'tag', 'scope'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

export interface OperationHit {
  operation: Operation;
  title: string;
  score: number;
  /** What to mark, by field; `scope` refers to the scopes joined by one space. */
  ranges: Partial<Record<SearchField, MatchRange[]>>;
}

export type OperationSearch = (query: string, limit?: number) => OperationHit[];

interface Entry {
  operation: Operation;
  title: string;
  texts: [SearchField, FuzzyText, weight: number][];
}

/** Where a word is found says how much it was meant. */
const WEIGHTS: Record<SearchField, number> = { method: 1, path: 1, title: 0.95, id: 0.9, scope: 0.7, tag: 0.6 };

/** An empty query gives the first `limit` operations in the catalogue's order. */
export function createOperationSearch(operations: Operation[]): OperationSearch {
  const entries = operations.map(entryOf);
  return (query, limit = 50) => {
    const words = wordsOf(query);
    if (words.length === 0) return entries.slice(0, limit).map((entry) => toHit(entry, 0, []));
    const hits: [number, Entry][] = [];
    for (const entry of entries) {
      const score = scoreOf(entry, words);
      if (score > 0) hits.push([score, entry]);
    }
    hits.sort(([a, left], [b, right]) => b - a || compare(left.operation, right.operation));
    return hits.slice(0, limit).map(([score, entry]) => toHit(entry, score, words));
  };
}

function entryOf(operation: Operation): Entry {
  const title = operationTitle(operation.id);
  const values: Record<SearchField, string> = {
    method: operation.method,
    path: operation.path,
    title,
    id: operation.id,
    tag: operation.tag,
    scope: operation.scopes.join(' '),
  };
  return {
    operation,
    title,
    texts: SEARCH_FIELDS.map((field) => [field, createFuzzyText(values[field]), WEIGHTS[field]]),
  };
}

function scoreOf({ operation, title, texts }: Entry, words: string[]): number {
  let total = 0;
  for (const word of words) {
    let best = 0;
    for (const [field, text, weight] of texts) {
      // A method is typed whole or from its start: `et` is not GET.
      const score = wholeScore(word, text);
      if (field === 'method' && score < SCORE.prefix) continue;
      if (score * weight > best) best = score * weight;
    }
    // Scattered letters are the last resort and the expensive part of the search.
    if (best === 0)
      for (const [field, text, weight] of texts)
        if (field !== 'method') best = Math.max(best, scatteredScore(word, text) * weight);
    if (best === 0) return 0;
    total += best;
  }
  // The title typed in full is what was meant, whatever else fits.
  if (words.length > 1 && words.join(' ') === title.toLowerCase()) total += 40 * words.length;
  // Of equals the shorter path is the plainer operation; other families and what is deprecated follow.
  const behind = (operation.deprecated ? 5 : 0) + (operation.family === 'management' ? 0 : 3);
  return total / words.length - operation.path.length / 100 - behind + 1000;
}

const compare = (a: Operation, b: Operation) =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1;

function toHit({ operation, title, texts }: Entry, score: number, words: string[]): OperationHit {
  const ranges: OperationHit['ranges'] = {};
  for (const word of words) {
    const whole = texts.filter(([field, text]) => wholeScore(word, text) >= (field === 'method' ? SCORE.prefix : 1));
    // A real occurrence is marked wherever it is; scattered letters only where nothing better was found.
    const marked =
      whole.length > 0 ? whole : texts.filter(([field, text]) => field !== 'method' && scatteredScore(word, text) > 0);
    for (const [field, text] of marked)
      ranges[field] = mergeRanges([...(ranges[field] ?? []), ...fuzzyRanges(word, text)]);
  }
  return { operation, title, score, ranges };
}

/** Ranges in order, without overlaps. */
export function mergeRanges(ranges: MatchRange[]): MatchRange[] {
  const merged: MatchRange[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Words in lower case; a pasted URL counts by its path, without query. At most eight, so that a pasted page costs nothing. */
export function wordsOf(query: string): string[] {
  const words = query
    .slice(0, 500)
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (word.includes('://') ? word.replace(/^[a-z]+:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '') : word))
    .map((word) => (word.length > 1 ? word.replace(/\/+$/, '') : word))
    .filter(Boolean);
  return [...new Set(words)].slice(0, 8);
}
