// The places of a query in a text that is on the screen, for marking them. The worker does the real search; this only
// colours what is drawn.

/** Pairs [from, to) in order, not overlapping. */
export const matchText = (text: string, query: string, matchCase: boolean): [number, number][] => {
  if (query === '') return [];
  const found: [number, number][] = [];
  const hay = matchCase ? text : text.toLowerCase();
  const needle = matchCase ? query : query.toLowerCase();
  if (hay.length !== text.length) return []; // a letter whose other case is longer: better no mark than a wrong one
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
};
