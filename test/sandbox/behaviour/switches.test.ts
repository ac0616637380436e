// The switches as a table: each has its likelier answer first, which is what an org does that nobody asked otherwise. What
// each value does over HTTP is tested where the behaviour is.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_SWITCHES, parseSwitch, SWITCH_VALUES } from '../../../electron/sandbox/switches.ts';

it('have the first of their values by default, and every one can be written as text', () => {
  for (const [name, [first, ...others]] of Object.entries(SWITCH_VALUES)) {
    expect({ [name]: first }).toEqual({ [name]: Reflect.get(DEFAULT_SWITCHES, name) });
    for (const value of [first, ...others]) expect(parseSwitch(`${name}=${value}`)).toEqual({ set: { [name]: value } });
  }
});

it.each(['', '=', 'constructor=1', 'unknownPath=', 'unknownPath= E0000022', '__proto__=x'])('%j is refused', (text) => {
  expect(parseSwitch(text)).toEqual({ fault: expect.any(String) });
});

it('are each notified of in FIDELITY.md, by name', () => {
  const table = readFileSync(new URL('../../../electron/sandbox/FIDELITY.md', import.meta.url), 'utf8');
  expect(Object.keys(SWITCH_VALUES).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
