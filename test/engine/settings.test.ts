// Settings that are changed in quick succession: a page may be loaded again, or another window change something, while one
// is being written.
import { expect, test } from 'vitest';
import { createEngineEvents } from '../../electron/engine/engine-events.ts';
import { createSettingsService } from '../../electron/engine/settings/settings-service.ts';
import { DEFAULT_SETTINGS } from '../../shared/model/default-settings.ts';
import type { Settings } from '../../shared/model/settings.ts';

/** A disk that takes its time: each write ends when the test lets it. */
function slowStore() {
  const written: Settings[] = [];
  const waiting: (() => void)[] = [];
  return {
    written,
    read: async () => ({ settings: DEFAULT_SETTINGS, notice: null }),
    write: (settings: Settings) =>
      new Promise<void>((done) => {
        waiting.push(() => {
          written.push(settings);
          done();
        });
      }),
    async finishOne(): Promise<void> {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()?.();
    },
  };
}

test('two changes at once are both kept, and who reads meanwhile gets both', async () => {
  const store = slowStore();
  const settings = createSettingsService(store, createEngineEvents());
  const theme = settings.update({ theme: 'dark' });
  const limit = settings.update({ history: { maxEntries: 500 } });
  const read = settings.settled();
  await store.finishOne();
  await store.finishOne();
  await Promise.all([theme, limit]);
  expect(await read).toMatchObject({ theme: 'dark', history: { maxEntries: 500 } });
  expect(store.written.at(-1)).toMatchObject({ theme: 'dark', history: { maxEntries: 500 } });
});

test('a refused change does not keep the next one from being made', async () => {
  const store = slowStore();
  const settings = createSettingsService(store, createEngineEvents());
  const refused = settings.update({ network: { customCa: 'no certificate' } });
  const theme = settings.update({ theme: 'light' });
  await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await store.finishOne();
  expect((await theme).theme).toBe('light');
  expect((await settings.settled()).network.customCa).toBe('');
});
