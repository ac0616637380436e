// What cases cost, in words.
import { formatCounted } from '../../../../ui/values/format.ts';

/** `12 requests at most`: tokens are counted in, and one that is held already is not asked for again. */
export const costWords = (cost: number): string => `${formatCounted(cost, 'request')} at most`;

export const caseWordsOf = (count: number): string => formatCounted(count, 'case');
