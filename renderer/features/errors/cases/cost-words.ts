// What cases cost, in words.
import { formatCount } from '../../../ui/format.ts';

/** `12 requests at most`: tokens are counted in, and one that is held already is not asked for again. */
export const costWords = (cost: number): string =>
  cost === 1 ? '1 request at most' : `${formatCount(cost)} requests at most`;

export const caseWordsOf = (count: number): string => (count === 1 ? '1 case' : `${formatCount(count)} cases`);
