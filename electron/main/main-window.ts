// The one window: sandboxed, isolated, without Node and without a preload, because its page needs nothing but fetch.
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { askBeforeLeaving } from './ask-before-leaving.ts';
import { APP_URL } from './bench-scheme.ts';
import { fitWindow, readWindowState, writeWindowState } from './window-state.ts';

export interface MainWindow {
  /** Null once it is closed. */
  readonly browserWindow: BrowserWindow | null;
  /** Loads the page, for the first time or again. What fails is reported by `events.failed`. */
  load(): void;
  /** Makes it visible, if it is not yet: neither of Chromium's events for that is guaranteed. */
  reveal(): void;
  /** To the front, also out of the dock or taskbar. */
  show(): void;
  /** To another page: `#/history`. Only the fragment changes, so nothing is loaded again. */
  go(hash: string): void;
}

export interface PageEvents {
  /** A load has begun. */
  loading(): void;
  loaded(): void;
  /** The page cannot be loaded, or has died again. */
  failed(words: string): void;
}

/** A page that dies again so soon would only flicker. */
const CALM_MS = 10_000;
/** Chromium's code for a load that another one has replaced. */
const ABORTED = -3;

export function createMainWindow(folder: string, events: PageEvents): MainWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const state = fitWindow(readWindowState(folder), areas);
  let window: BrowserWindow | null = new BrowserWindow({
    ...state.bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Scopebench',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries come from a server, and nothing here is prose.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  let revealed = false;
  const reveal = () => {
    if (window === null || revealed) return;
    revealed = true;
    // Maximizing shows a window at once, so it has to wait for the page as well.
    if (state.maximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', reveal);
  // On Wayland the event above stays out while the window is hidden (electron/electron#48859).
  window.webContents.once('did-finish-load', reveal);
  window.on('close', () => {
    if (window !== null)
      writeWindowState(folder, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.on('closed', () => {
    window = null;
  });

  watchPage(window, events);
  askBeforeLeaving(window);

  return {
    get browserWindow() {
      return window;
    },
    load() {
      // Here as well, in case not even the start of it is reported.
      events.loading();
      void window?.loadURL(APP_URL);
    },
    reveal,
    show() {
      if (window === null) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    go(hash) {
      void window?.loadURL(`${APP_URL}${hash}`);
    },
  };
}

/** Electron attaches a handler to the promise of `loadURL` itself; what failed is reported by the events alone. */
function watchPage(window: BrowserWindow, events: PageEvents): void {
  const { webContents } = window;
  // Also when the person loads it again from the menu.
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) events.loading();
  });
  webContents.on('did-finish-load', () => events.loaded());
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED)
      events.failed(`Its page could not be loaded (${description || 'error'} ${code}).`);
  });
  let lastDeath = Number.NEGATIVE_INFINITY;
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const soon = Date.now() - lastDeath < CALM_MS;
    lastDeath = Date.now();
    if (soon) return events.failed(`The process of its page ended twice in a row (${reason} ${exitCode}).`);
    // The engine lives on in this process: a fresh page finds everything where it was.
    webContents.reload();
  });
}
