import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash } from '../../../renderer/platform/navigation.ts';

describe('addresses', () => {
  it('go there and back with any id', () => {
    for (const rest of ['', 'abc', 'a/b', 'ä %', '#/history/x'])
      expect(parseRoute(routeHash('history', rest))).toEqual({ page: 'history', rest });
  });

  it.each(['', '#', '#/', '#/nowhere/x', '#t=token', '#/../x'])('%j opens the Workbench', (hash) =>
    expect(parseRoute(hash)).toEqual({ page: 'workbench', rest: '' }),
  );

  it('survives a broken escape', () => expect(parseRoute('#/history/%E0%A4%A')).toEqual({ page: 'history', rest: '' }));
});
