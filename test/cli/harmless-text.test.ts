// Text of an org on a terminal: nothing of it acts, hides, or turns around what is read.
import { expect, test } from 'vitest';
import { harmless, harmlessJson } from '../../electron/cli/terminal/harmless-text.ts';

const ESC = '\u001b';

test.each([
  ['conceal', `a${ESC}[8mhidden${ESC}[0m`, `ahidden${ESC}[0m`],
  ['black on black', `${ESC}[30;40mhidden`, 'hidden'],
  ['a colour of this program', `${ESC}[32mgood${ESC}[0m`, `${ESC}[32mgood${ESC}[0m`],
  ['clearing the screen', `a${ESC}[2J${ESC}[Hb`, 'ab'],
  ['a link', `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`, 'click'],
  ['a title of the window', `${ESC}]0;Allowed\u0007rest`, 'rest'],
  ['a string to the terminal', `${ESC}P+q544e${ESC}\\rest`, 'rest'],
  ['C1 controls', 'a\u009b8mb\u009d8;;x\u009cc\u0085d', 'abcd'],
  ['an escape that is cut off', `a${ESC}`, 'a'],
  ['a carriage return, a bell, a backspace', 'good\rbad\u0007\u0008', 'goodbad'],
  ['text from right to left', 'user\u202egnp.exe', 'user\\u202egnp.exe'],
  ['isolates and marks', 'a\u2066b\u2069\u200ec\u061cd', 'a\\u2066b\\u2069\\u200ec\\u061cd'],
  ['what has no width', 'okta\u200b.com\ufeff', 'okta\\u200b.com\\ufeff'],
  ['lines, tabs and letters of all sorts', 'a\n\tb é ü 日本', 'a\n\tb é ü 日本'],
])('%s', (_name, text, expected) => expect(harmless(text)).toBe(expected));

test('JSON says the same, by escapes', () => {
  const value = { '\u202ename': 'a\u009b8m\u0085\u2028\u200b', b: `${ESC}[8m` };
  const json = harmlessJson(JSON.stringify(value));
  expect(json).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(json)).toEqual(value);
});
