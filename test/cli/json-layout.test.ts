// JSON laid out again must stay the same JSON, to the digit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactJson, prettyJson } from '../../electron/cli/commands/send/json-layout.ts';

test('any JSON keeps its meaning, however it was spaced', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '  ', '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(compactJson(text)).toBe(JSON.stringify(value));
      expect(prettyJson(text)).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('numbers stay as they were written', () => {
  const text = '{"a": 12345678901234567890, "b": 1.10, "c": 1E400, "d": -0.0}';
  expect(compactJson(text)).toBe('{"a":12345678901234567890,"b":1.10,"c":1E400,"d":-0.0}');
  expect(prettyJson(text)).toContain('"b": 1.10,\n');
});
