// The verbs of all pages are one registry: an id that two have would lose one of them, and leave rows behind in the palette.
import { expect, test } from 'vitest';
import { allVerbs } from '../../../renderer/app/all-verbs.ts';

test('every verb has an id of its own', () => {
  const ids = allVerbs.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
