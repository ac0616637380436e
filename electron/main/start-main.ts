// The life of the Electron host, in order: what must happen before Electron is ready, the bench, the window, the end.
import { app, nativeTheme, safeStorage } from 'electron';
import { createSafeStorageSlot } from '../adapters/slots/safe-storage-slot.ts';
import { resolveDataFolder } from '../adapters/stores/data-folder.ts';
import { createOpenGuard } from '../app/session-guard.ts';
import { assembleBench, type Bench } from '../assembly/assemble.ts';
import type { SettingsStore } from '../engine/ports.ts';
import { APP_URL, registerBenchScheme, serveBench } from './bench-scheme.ts';
import { claimFolder } from './claim-folder.ts';
import { logCrashes } from './crash-log.ts';
import { readDataDir } from './data-dir-argument.ts';
import { followTheme } from './follow-theme.ts';
import { createHostPort } from './host-port.ts';
import { lockDown } from './lock-down.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { buildMenu } from './menu.ts';
import { keepProfileIn } from './profile-folder.ts';

export interface MainOptions {
  /** The settings in a folder, by electron-store; given from outside because that package needs the real Electron. */
  openSettings(folder: string): SettingsStore;
  /** As in `process.argv`. */
  argv?: readonly string[];
}

export function startMain({ openSettings, argv = process.argv }: MainOptions): void {
  const folder = resolveDataFolder(readDataDir(argv));
  // The lock is kept in the profile folder, so two data folders can be open side by side and one cannot be opened twice.
  keepProfileIn(folder);
  logCrashes(folder);
  if (!app.requestSingleInstanceLock()) {
    console.log('Scopebench is already running with this data folder; its window comes to the front.');
    app.quit();
    return;
  }
  registerBenchScheme();
  app.enableSandbox();
  lockDown();

  let window: MainWindow | null = null;
  app.on('second-instance', () => window?.show());
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  app
    .whenReady()
    .then(async () => {
      const claim = await claimFolder(folder);
      if (claim === null) return app.quit();
      const bench = await assembleBench({
        dataDir: folder,
        guard: createOpenGuard(),
        host: createHostPort(() => window?.browserWindow ?? null),
        settings: (path) => followTheme(openSettings(path), nativeTheme),
        slots: [createSafeStorageSlot({ safeStorage })],
        onBug: (where, error) => console.error(`Error at ${where}: ${error instanceof Error ? error.name : 'unknown'}`),
      });
      closeBeforeQuitting(bench, claim.release);
      serveBench(bench.fetch);
      window = createMainWindow(folder);
      buildMenu((hash) => window?.go(hash));
      await window.open(APP_URL);
    })
    .catch((error: unknown) => {
      console.error(`Scopebench could not start: ${error instanceof Error ? error.message : 'unknown error'}`);
      app.exit(3);
    });
}

/** Holds the end until everything under way has been written. */
function closeBeforeQuitting(bench: Bench, release: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    Promise.allSettled([release(), bench.close()]).then(() => {
      closed = true;
      app.quit();
    });
  });
}
