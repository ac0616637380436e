// Starts the Electron host in this process, over a fresh fake of the `electron` module: for the tests of what it does in which order.
import { expect, vi } from 'vitest';
import { createConfSettings } from '../../../electron/adapters/stores/settings-conf.ts';
import type { MainOptions } from '../../../electron/main/start-main.ts';
import { throughElectronProtocol } from '../electron-protocol.ts';
import { tempFolder } from '../temp-folder.ts';
import type { Fake, FakeWindow } from './electron.mjs';

const closing: (() => Promise<void>)[] = [];

/** After each test. */
export async function closeHosts(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

export function whenDone(close: () => Promise<void>): void {
  closing.push(close);
}

/** A fresh host over a fresh fake, not ready yet. */
export async function startHost(
  prepare: (fake: Fake) => void = () => undefined,
  dataDir?: string,
  options: Partial<MainOptions> = {},
) {
  const folder = dataDir ?? (await temporary());
  vi.resetModules();
  vi.doMock('electron', () => import('./electron.mjs'));
  const electron = await import('./electron.mjs');
  const { fake, app, becomeReady } = electron;
  prepare(fake);
  const { startMain } = await import('../../../electron/main/start-main.ts');
  const before = ['SIGINT', 'SIGTERM', 'SIGHUP', 'unhandledRejection', 'uncaughtException'].map(
    (name) => [name, process.listeners(name as 'SIGINT')] as const,
  );
  const argv = ['electron', '--no-sandbox', '.', `--data-dir=${folder}`, '--original-process-start-time=1'];
  startMain({ openSettings: createConfSettings, argv, ...options });
  const ended = () => vi.waitFor(() => expect(fake.ended).not.toBeNull(), { timeout: 10_000 });
  closing.push(async () => {
    if (fake.ready && fake.lock) {
      app.quit();
      await ended();
    }
    for (const [name, kept] of before) {
      for (const listener of process.listeners(name as 'SIGINT')) {
        if (!kept.includes(listener)) process.off(name, listener);
      }
    }
  });
  return {
    ...electron,
    folder,
    ended,
    async ready(): Promise<FakeWindow> {
      becomeReady();
      await vi.waitFor(() => expect(fake.windows[0]?.urls).toEqual(['bench://app/']), { timeout: 10_000 });
      return fake.windows[0]!;
    },
    ask: (url: string, init?: RequestInit) => {
      const handler = fake.handlers.get('bench');
      if (!handler) throw new Error('The scheme is not handled.');
      return throughElectronProtocol(new Request(url, init), handler);
    },
  };
}

export async function temporary(): Promise<string> {
  const folder = await tempFolder();
  closing.push(folder.remove);
  return folder.path;
}
