// What the palette finds of the Error lab: cases by name and code, codes by number and text.
import { expect, it } from 'vitest';
import { findErrors } from '../../../renderer/features/errors/error-finds.ts';

const keys = (query: string) => findErrors(query).map(({ key }) => key);

it('leads with the code that was named, then shows the cases that bring it about', () => {
  const [first, ...rest] = findErrors('e0000006');
  expect(first).toMatchObject({ code: 'E0000006', status: 403, group: 'Codes of Okta' });
  expect(rest.some(({ group }) => group === 'Error cases')).toBe(true);
});

it('leads with cases where a name is of many codes', () => {
  expect(findErrors('invalid_scope')[0]).toMatchObject({ key: 'case.token/no-scope', status: 400 });
  expect(keys('wrong client secret')[0]).toBe('case.token/wrong-secret');
  expect(keys('429')).toContain('case.rate/used-up');
});

it('finds nothing for what is almost everywhere or nowhere', () => {
  expect(keys('')).toEqual([]);
  expect(keys('e0')).toEqual([]);
  expect(keys('no such words here')).toEqual([]);
});
