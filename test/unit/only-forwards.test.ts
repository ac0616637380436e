// What counts as a file that only forwards: the check of `npm run sizes` is no better than this.
import { expect, it } from 'vitest';
import { onlyForwards } from '../../scripts/sizes/only-forwards.mjs';

it.each([
  ["export { a } from './a.ts';", true],
  ["// Why.\nexport * from './a.ts';\nexport type { B } from './b.ts';\n", true],
  ["import { a } from './a.ts';\nexport { a };\n", true],
  ["export { a } from './a.ts';\nexport const b = 1;\n", false],
  ["import './a.css';\n", false],
  ['const a = 1;\nexport { a };\n', false],
  ['', false],
])('%j: %j', (text, expected) => {
  expect(onlyForwards('some.ts', text)).toBe(expected);
});
