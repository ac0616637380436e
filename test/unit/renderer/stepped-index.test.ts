import { expect, it } from 'vitest';
import { steppedIndex } from '../../../renderer/ui/lists/stepped-index.ts';

it.each([
  ['ArrowDown', -1, 10, 0],
  ['ArrowDown', 9, 10, 9],
  ['ArrowUp', 0, 10, 0],
  ['PageDown', -1, 10, 4],
  ['PageDown', 8, 10, 9],
  ['PageUp', 8, 10, 4],
  ['Home', 5, 10, 0],
  ['End', 5, 10, 9],
  ['a', 5, 10, null],
  ['ArrowDown', -1, 0, null],
])('%s at %d of %d goes to %j', (key, current, count, next) => expect(steppedIndex(key, current, count, 4)).toBe(next));
