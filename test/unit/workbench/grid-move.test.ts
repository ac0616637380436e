// Arrow keys in the scope grid: rows differ in the columns that they have.
import { expect, it } from 'vitest';
import { gridMove } from '../../../renderer/features/workbench/scopes/grid-move.ts';

/** A head, a full row, a row with read only, a row with `other` only. */
const COLUMNS = [[0], [0, 1], [0], [2]];
const from = (key: string, row: number, column: number) => gridMove(key, { row, column }, COLUMNS);

it('moves down and up into the nearest column', () => {
  expect(from('ArrowDown', 1, 1)).toEqual({ row: 2, column: 0 });
  expect(from('ArrowDown', 2, 0)).toEqual({ row: 3, column: 2 });
  expect(from('ArrowUp', 3, 2)).toEqual({ row: 2, column: 0 });
});

it('stays within a row sideways and within the grid at its ends', () => {
  expect(from('ArrowRight', 1, 0)).toEqual({ row: 1, column: 1 });
  expect(from('ArrowRight', 1, 1)).toEqual({ row: 1, column: 1 });
  expect(from('ArrowLeft', 1, 1)).toEqual({ row: 1, column: 0 });
  expect(from('ArrowDown', 3, 2)).toEqual({ row: 3, column: 2 });
  expect(from('Home', 3, 2)).toEqual({ row: 0, column: 0 });
  expect(from('End', 0, 0)).toEqual({ row: 3, column: 2 });
});

it('leaves other keys and an empty grid alone', () => {
  expect(from('x', 0, 0)).toBeNull();
  expect(gridMove('ArrowDown', { row: 0, column: 0 }, [])).toBeNull();
});
