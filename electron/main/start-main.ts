// The life of the Electron host, in order: what must happen before Electron is ready, the bench, the window, the end.
import { app, dialog, nativeTheme, safeStorage } from 'electron';
import { createSafeStorageSlot } from '../adapters/slots/safe-storage-slot.ts';
import { resolveDataFolder } from '../adapters/stores/data-folder.ts';
import { createOpenGuard } from '../app/session-guard.ts';
import { assembleBench, type Bench } from '../assembly/assemble.ts';
import { mountApp } from '../assembly/mount-app.ts';
import { BenchError } from '../engine/errors.ts';
import type { SettingsStore } from '../engine/ports.ts';
import { registerBenchScheme, serveBench } from './bench-scheme.ts';
import { claimFolder } from './claim-folder.ts';
import { logCrashes, nameOf } from './crash-log.ts';
import { readDataDir } from './data-dir-argument.ts';
import { followTheme } from './follow-theme.ts';
import { createHostPort } from './host-port.ts';
import { lockDown } from './lock-down.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { buildMenu } from './menu.ts';
import { createPageHealth } from './page-health.ts';
import { keepProfileIn } from './profile-folder.ts';
import { openStartRecord, type StartRecord } from './start-record.ts';

export interface MainOptions {
  /** The settings in a folder, by electron-store; given from outside because that package needs the real Electron. */
  openSettings(folder: string): SettingsStore;
  /** As in `process.argv`. */
  argv?: readonly string[];
  /** How long the page may take for its first call. */
  limitMs?: number;
}

export function startMain({ openSettings, argv = process.argv, limitMs }: MainOptions): void {
  const record = openStartRecord();
  record.note('main');
  const folder = resolveDataFolder(readDataDir(argv));
  // The lock is kept in the profile folder, so two data folders can be open side by side and one cannot be opened twice.
  keepProfileIn(folder);
  const note = logCrashes(folder, record);
  if (!app.requestSingleInstanceLock()) {
    // The window of the first one is brought to the front; npm start says so in the terminal.
    record.note('running');
    app.quit();
    return;
  }
  registerBenchScheme();
  // Forces the sandbox on every page, and to that end takes `--no-sandbox` back, with which alone root can start Chromium at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  lockDown();

  let window: MainWindow | null = null;
  app.on('second-instance', () => window?.show());
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', () => record.note('quit'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  const health = createPageHealth({
    record,
    note: (words) => note(`start: ${words}`),
    window: () => window?.browserWindow ?? null,
    load: () => window?.load(),
    end: () => app.quit(),
    ...(limitMs === undefined ? {} : { limitMs }),
  });

  app
    .whenReady()
    .then(async () => {
      // Then a message may be open for as long as the person likes.
      const claim = await claimFolder(folder, () => record.note('asking'));
      if (claim === null) {
        record.note('running');
        return app.quit();
      }
      record.note('ready');
      const bench = await assembleBench({
        dataDir: folder,
        host: createHostPort(() => window?.browserWindow ?? null),
        settings: (path) => followTheme(openSettings(path), nativeTheme),
        slots: [createSafeStorageSlot({ safeStorage })],
      });
      const handler = mountApp({
        calls: bench.calls,
        guard: createOpenGuard(),
        onBug: (where, error) => console.error(`Error at ${where}: ${error instanceof Error ? error.name : 'unknown'}`),
      });
      closeBeforeQuitting(bench, claim.release);
      let up = false;
      serveBench(handler.fetch, () => {
        health.called();
        if (up) return;
        up = true;
        window?.reveal();
        record.note('called');
      });
      window = createMainWindow(folder, { ...health, loaded: () => record.note('loaded') });
      record.note('window');
      buildMenu((hash) => window?.go(hash));
      window.load();
    })
    .catch((error: unknown) => {
      note(`could not start: ${nameOf(error)}`);
      reportFailedStart(record, error);
      app.exit(3);
    });
}

/** Only the bench's own errors are made to be read; anything else may hold content. */
function reportFailedStart(record: StartRecord, error: unknown): void {
  const words =
    error instanceof BenchError ? `${error.message} ${error.data.fix}` : `An error inside (${nameOf(error)}).`;
  console.error(`Scopebench could not start: ${words}`);
  if (record.awaited) record.note('failed', words);
  else dialog.showErrorBox('Scopebench could not start', `${words} A note is in crash.log in the data folder.`);
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
