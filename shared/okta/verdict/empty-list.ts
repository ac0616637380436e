// Whether an answer is a list without entries, in either of the forms that Okta has: an array, or one array by name beside
// `_links` (FACTS §5). One reading for the verdict and for the cells of a sweep.
import { asObject, parseJsonText } from '../wire-text/json-text.ts';

/** Longer than any empty list with its links; so a long body is not parsed only to see that it is none. */
const LONGEST = 16_384;

export function isEmptyList(bodyText: string | null): boolean {
  if (bodyText === null || bodyText.length > LONGEST) return false;
  const value = parseJsonText(bodyText);
  if (Array.isArray(value)) return value.length === 0;
  const object = asObject(value);
  if (object === null) return false;
  const members = Object.entries(object).filter(([name]) => name !== '_links');
  return members.length === 1 && members.every(([, member]) => Array.isArray(member) && member.length === 0);
}
