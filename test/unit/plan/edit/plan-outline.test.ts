// What a form shows of a plan that is being written: the fault of a broken text and nothing else, and of one that can be read its steps with
// their lines, whether or not it has the right form; and values as they are typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../../shared/plan/edit/plan-outline.ts';
import { readValue, writeValue } from '../../../../shared/plan/edit/value-text.ts';

test('steps with the lines that are theirs, comments above them among them', () => {
  const outline = outlineOf(
    'plan: x\nsteps:\n  # one\n  - id: a\n    request: GET /a\n\n  - {id: b}\n  - 5\nteardown:\n  - request: DELETE /a b\n    title: T\n',
  );
  if (outline.fault !== null) throw new Error(outline.fault.message);
  expect(
    outline.steps.map(({ id, method, target, title, path, firstLine, line, lastLine }) => [
      id,
      method,
      target,
      title,
      path.join('.'),
      firstLine,
      line,
      lastLine,
    ]),
  ).toEqual([
    ['a', 'GET', '/a', '', 'steps.0', 3, 4, 5],
    ['b', '', '', '', 'steps.1', 7, 7, 7],
    ['', 'DELETE', '/a b', 'T', 'teardown.0', 10, 10, 11],
  ]);
  expect(outlineOf('')).toEqual({ fault: null, document: {}, steps: [] });
});

test.each([
  ['plan: x\nsteps: [', 2],
  ['- a', 1],
  ['plan: x\n\tsteps: 1', 2],
])('of a broken text only where it is: %j', (text, line) => {
  expect(outlineOf(text)).toEqual({ fault: expect.objectContaining({ line, fix: expect.stringMatching(/\.$/) }) });
});

test('a value is what was typed, and every value can be typed', () => {
  expect(['200', '2xx', 'true', 'trueish', '"200"', '[1, 2]', '[a', '{{x}}', ' a ', '-', '-1'].map(readValue)).toEqual([
    200,
    '2xx',
    true,
    'trueish',
    '200',
    [1, 2],
    '[a',
    '{{x}}',
    ' a ',
    '-',
    -1,
  ]);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readValue(writeValue(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
