// Only small choices are sent to outlive their page, and only where a browser would cut them off.
import { expect, test } from 'vitest';
import { outlivesPage } from '../../../renderer/platform/outlives-page.ts';

test('a choice outlives the page on the browser host, and nothing is asked for in Electron', () => {
  expect(outlivesPage(['settings', 'update'], { theme: 'dark' }, 'http:')).toBe(true);
  expect(outlivesPage(['settings', 'update'], { theme: 'dark' }, 'bench:')).toBe(false);
});

test('what a person waits for ends with the page, and so does what a browser would refuse to keep alive', () => {
  expect(outlivesPage(['request', 'send'], {}, 'http:')).toBe(false);
  expect(outlivesPage(['app', 'snapshot'], undefined, 'http:')).toBe(false);
  expect(outlivesPage(['settings', 'update'], { network: { customCa: 'x'.repeat(60_000) } }, 'http:')).toBe(false);
});
