// Scopes as people give them: typed with spaces or commas, one a line, as bullets, as a JSON array, as the JSON of
// an app's grants, or a table copied out of a page with descriptions beside the names. Each name is returned once, in order.

import { parseJsonText } from '../wire-text/json-text.ts';
import { OPENID_SCOPES } from './scope-history.ts';

/** A name with dots inside, such as `okta.users.read`; a trailing star stays, so that a person sees what was typed. */
const DOTTED = /^[A-Za-z][\w-]*(?:\.[\w*-]+)+$/;
/** In a line with prose only these count: `e.g` and `acme.okta.com` have dots too. */
const OKTA_NAME = /^(?:okta|ssf)\.(?!com$)[\w*.-]*[\w*]$/;
/** Keys under which Okta's own answers hold scope names. */
const SCOPE_KEYS = new Set(['scope', 'scopes', 'scp', 'scopeId', 'grantedScopes', 'registeredScopes', 'name']);

/** The names of any text, unique, in the order of their first appearance. Empty for a text without any. */
export function parseScopeList(text: string): string[] {
  const json = parseJsonText(text);
  if (typeof json === 'object' && json !== null) {
    const found = namesOfJson(json, true);
    if (found.length > 0) return [...new Set(found)];
  }
  const lines = text.split(/\r\n|\r|\n/).map(wordsOf);
  const anyDotted = lines.some((words) => words.some((word) => DOTTED.test(word)));
  const names = lines.flatMap((words) => (anyDotted ? namesOfLine(words) : words));
  return [...new Set(names)];
}

function wordsOf(line: string): string[] {
  // A star at the start of a line is a bullet; at the end of `okta.users.*` it is part of what was typed.
  const unbulleted = line.replace(/^\s*(?:[-*+•·‣▪–—]|\d+[.)])\s+/u, '');
  return unbulleted
    .split(/[\s,;|"'`[\]{}()<>•·‣▪–—]+/u)
    .map((word) => word.replace(/^[-+.]+/, '').replace(/[.:!?]+$/, ''))
    .filter((word) => word !== '' && word !== '*');
}

const isPlain = (word: string) => !DOTTED.test(word) && !OPENID_SCOPES.includes(word) && !/[_:/]/.test(word);

/** A line that holds a plain word besides names is prose: only Okta's names count there. */
function namesOfLine(words: string[]): string[] {
  if (words.some(isPlain)) return words.filter((word) => OKTA_NAME.test(word));
  return words.filter((word) => !word.includes('://'));
}

function namesOfJson(value: unknown, wanted: boolean): string[] {
  if (typeof value === 'string') return wanted ? value.split(/[\s,]+/).filter(Boolean) : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => namesOfJson(item, wanted));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => namesOfJson(item, SCOPE_KEYS.has(key)));
}
