// The one rule of the pretty form that both its counter (json-scan) and its reader (pretty-cursor) must share.

/** Levels beyond this get no further indent: 100,000 nested brackets would otherwise be gigabytes of spaces. */
const DEEPEST_INDENT = 100;

export const indentOf = (depth: number): number => 2 * Math.min(depth, DEEPEST_INDENT);
