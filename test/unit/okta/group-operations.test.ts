// The catalogue by resource: each operation in one group, and the groups in the order in which a person reads them.
import { expect, test } from 'vitest';
import { groupOperations } from '../../../shared/okta/catalogue/group-operations.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const catalogue = shippedCatalogue();
const groups = groupOperations(catalogue);

test('each operation is in the group of its tag, once', () => {
  expect(groups.flatMap(({ operations }) => operations.map(({ id }) => id)).sort()).toEqual(
    catalogue.operations.map(({ id }) => id).sort(),
  );
  for (const { family, operations } of groups)
    expect(new Set(operations.map((one) => `${one.family} ${one.tag}`))).toEqual(
      new Set([`${family} ${operations[0]?.tag}`]),
    );
});

test('groups have titles of their own, by family and then by name', () => {
  for (const { family } of catalogue.families) {
    const titles = groups.filter((group) => group.family === family).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const names = titles.map((title) => title.toLowerCase());
    expect(names).toEqual([...names].sort());
  }
  expect([...new Set(groups.map(({ family }) => family))]).toEqual(catalogue.families.map(({ family }) => family));
  const titles = groups.map(({ title }) => title);
  // The letters that order the tags of roles are no words.
  expect(titles.filter((title) => title.startsWith('Role '))).toEqual([
    'Role assignment client',
    'Role assignment group',
    'Role assignment user',
    'Role custom',
    'Role custom permission',
    'Role resource set',
    'Role resource set binding',
    'Role resource set binding member',
    'Role resource set resource',
    'Role target admin',
    'Role target client',
    'Role target group',
  ]);
});

test('what only reads is counted by the catalogue’s word, not by the method', () => {
  const group = groups.find(({ title }) => title === 'Group');
  expect([group?.reads, group?.operations.length]).toEqual([4, 9]);
  const posts = groups.flatMap(({ operations, reads }) =>
    reads > operations.filter(({ method }) => method === 'GET').length ? [operations[0]?.tag] : [],
  );
  expect(posts.length).toBeGreaterThan(0);
});
