// The one window: sandboxed, isolated, without Node and without a preload, because its page needs nothing but fetch.
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { APP_URL } from './bench-scheme.ts';
import { fitWindow, readWindowState, writeWindowState } from './window-state.ts';

export interface MainWindow {
  /** Null once it is closed. */
  readonly browserWindow: BrowserWindow | null;
  open(url: string): Promise<void>;
  /** To the front, also out of the dock or taskbar. */
  show(): void;
  /** To another page: `#/history`. Only the fragment changes, so nothing is loaded anew. */
  go(hash: string): void;
}

/** A page that dies again so soon would only flicker. */
const CALM_MS = 10_000;

export function createMainWindow(folder: string): MainWindow {
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
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window?.show());
  window.on('close', () => {
    if (window !== null)
      writeWindowState(folder, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.on('closed', () => {
    window = null;
  });

  let lastDeath = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const soon = Date.now() - lastDeath < CALM_MS;
    lastDeath = Date.now();
    // The engine lives on in this process: a fresh page finds everything where it was.
    if (!soon) window?.webContents.reload();
  });

  return {
    get browserWindow() {
      return window;
    },
    async open(url) {
      await window?.loadURL(url);
    },
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
