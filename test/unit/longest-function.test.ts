// The rule that no function is over 80 lines is only as good as its measure.
import { expect, test } from 'vitest';
import { longestFunction } from '../../scripts/sizes/longest-function.mjs';

const LINES = 'work();\n'.repeat(10);

test.each([
  ['a function', `function read() {\n${LINES}}`, 12],
  ['an arrow function', `const read = async () => {\n${LINES}};`, 12],
  ['a method', `const port = {\nread() {\n${LINES}},\n};`, 12],
  ['a function with others inside', `function make() {\nreturn {\nread() {\n${LINES}},\n};\n}`, 16],
  ['a heading of tests', `describe('reading', () => {\ntest('one', () => {\n${LINES}});\n});`, 12],
  ['a heading with a table', `describe.each([1])('reading', () => {\ntest('one', () => {\n${LINES}});\n});`, 12],
  ['no function', LINES, 0],
])('%s', (_, text, lines) => {
  expect(longestFunction('read.ts', text)).toBe(lines);
});

test('a component', () => {
  expect(longestFunction('Read.tsx', 'export function Read() {\nreturn (\n<p>\nread\n</p>\n);\n}')).toBe(7);
});
