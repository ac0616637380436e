// A count with its noun, as a person reads it.
import { formatCount } from '../ui/format.ts';

/** `1 line`, `12,345 lines` */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
