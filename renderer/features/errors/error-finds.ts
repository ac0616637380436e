// What the palette finds of the Error lab: cases by their name, and the codes that Okta answers with. It is loaded when the
// palette opens, as the tables are large and most people come for an operation.

import { wordsOf } from '../../../shared/okta/catalogue/search-operations.ts';
import { errorCases } from '../../../shared/okta/error-cases/all-cases.ts';
import { caseError } from '../../../shared/okta/error-cases/cases/case-words.ts';
import type { KnownCode } from '../../../shared/okta/errors/known-code.ts';
import { searchCodes } from '../../../shared/okta/errors/search-codes.ts';
import { navigate } from '../../platform/navigation.ts';
import { showCode } from './errors-route.ts';
import { codeId } from './explain/codes.ts';

export interface ErrorFind {
  key: string;
  group: 'Error cases' | 'Codes of Okta';
  status: number;
  /** As on the wire, in the face of what goes over the wire. */
  code: string;
  text: string;
  open: () => void;
}

const MOST = 8;

const CASES = errorCases().map((one) => {
  const find: ErrorFind = {
    key: `case.${one.id}`,
    group: 'Error cases',
    status: one.expected[0].status,
    code: caseError(one) ?? '',
    text: one.title,
    open: () => navigate('errors', one.id),
  };
  return { find, words: `${one.id} ${one.title} ${find.status} ${find.code}`.toLowerCase() };
});

const ofCode = (known: KnownCode): ErrorFind => ({
  key: `code.${codeId(known)}`,
  group: 'Codes of Okta',
  status: known.status,
  code: known.code,
  text: known.text,
  open: () => showCode(known.key ?? known.code),
});

/**
 * Those that hold every word; none for less than three characters, which almost everything holds. Cases come first, but for
 * the one code that was named.
 */
export function findErrors(query: string): ErrorFind[] {
  const words = wordsOf(query);
  if (words.join('').length < 3) return [];
  const cases = CASES.filter((one) => words.every((word) => one.words.includes(word))).slice(0, MOST);
  const codes = searchCodes(query, MOST).map(ofCode);
  const finds = cases.map(({ find }) => find);
  const named = words.length === 1 && codes.filter(({ code }) => code.toLowerCase() === words[0]).length === 1;
  return named ? [...codes, ...finds] : [...finds, ...codes];
}
