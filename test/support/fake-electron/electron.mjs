// As much of the `electron` module as the main process uses, with the rules that are easy to break kept: what must happen before
// `ready`, what must happen after, and that quitting can be held. Plain JavaScript, because it also stands in for `electron` under
// a bare Node that runs the built host. It shows nothing and says nothing about Chromium.
import { EventEmitter } from 'node:events';

/** What tests set before the start and read afterwards. */
export const fake = {
  lock: true,
  packaged: false,
  paths: { userData: '/nowhere/userData', downloads: '/nowhere/downloads' },
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  /** Whether the system has one. */
  browser: true,
  /** Whether the page is loaded and painted at once. */
  paints: true,
  /** Switches of Chromium on the command line. */
  switches: [],
  /** Index of the button that is pressed in the next messages; without one left, the message stays open. */
  pressed: [],
  saveDialog: { canceled: true, filePath: '' },
  storageBackend: 'gnome_libsecret',
  ready: false,
  calls: [],
  schemes: [],
  handlers: new Map(),
  windows: [],
  menu: null,
  clipboard: '',
  opened: [],
  permissions: {},
  ended: null,
};
const note = (name, ...args) => fake.calls.push([name, ...args]);
const before = (name) => {
  if (fake.ready) throw new Error(`${name} must be called before the app is ready`);
};
const after = (name) => {
  if (!fake.ready) throw new Error(`${name} cannot be used before the app is ready`);
};

/** An event as Electron passes it on. */
export function makeEvent(extra = {}) {
  const event = { ...extra, defaultPrevented: false };
  event.preventDefault = () => {
    event.defaultPrevented = true;
  };
  return event;
}

class App extends EventEmitter {
  quitting = false;
  get isPackaged() {
    return fake.packaged;
  }
  commandLine = { hasSwitch: (name) => fake.switches.includes(name) };
  getPath = (name) => fake.paths[name];
  getVersion = () => '0.0.0';
  setPath(name, path) {
    before('app.setPath');
    fake.paths[name] = path;
  }
  enableSandbox() {
    before('app.enableSandbox');
    note('enableSandbox');
  }
  requestSingleInstanceLock() {
    note('requestSingleInstanceLock', fake.paths.userData);
    return fake.lock;
  }
  whenReady() {
    return fake.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', resolve));
  }
  quit() {
    note('quit');
    const event = makeEvent();
    this.emit('before-quit', event);
    // Then the last window that closes is no reason to ask to quit.
    this.quitting = true;
    for (const window of [...fake.windows]) window.close();
    this.quitting = false;
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code) {
    fake.ended ??= code;
    this.emit('quit', makeEvent(), code);
  }
}
export const app = new App();

/** Electron's own step from start to ready. */
export function becomeReady() {
  fake.ready = true;
  app.emit('ready');
}

export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    before('protocol.registerSchemesAsPrivileged');
    fake.schemes.push(...schemes);
  },
  handle(scheme, handler) {
    after('protocol.handle');
    if (fake.handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
    fake.handlers.set(scheme, handler);
  },
};

const setPermission = (name) => (handler) => {
  fake.permissions[name] = handler;
};
const defaultSession = {
  setPermissionRequestHandler: setPermission('request'),
  setPermissionCheckHandler: setPermission('check'),
  setDevicePermissionHandler: setPermission('device'),
};
export const session = {
  get defaultSession() {
    after('session.defaultSession');
    return defaultSession;
  },
};

class WebContents extends EventEmitter {
  reloads = 0;
  setWindowOpenHandler(handler) {
    this.windowOpenHandler = handler;
  }
  reload() {
    this.reloads += 1;
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  urls = [];
  shown = 0;
  maximized = false;
  minimized = false;
  constructor(options) {
    super();
    after('new BrowserWindow');
    this.options = options;
    this.bounds = { x: options.x ?? 240, y: options.y ?? 90, width: options.width, height: options.height };
    fake.windows.push(this);
    app.emit('web-contents-created', makeEvent(), this.webContents);
  }
  async loadURL(url) {
    this.urls.push(url);
    if (this.urls.length > 1 || !fake.paints) return;
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }
  show() {
    this.shown += 1;
  }
  focus() {}
  isMinimized = () => this.minimized;
  restore() {
    this.minimized = false;
  }
  /** Shows the window as well, as Electron does. */
  maximize() {
    this.maximized = true;
    this.shown += 1;
  }
  isDestroyed = () => !fake.windows.includes(this);
  isMaximized = () => this.maximized;
  getNormalBounds = () => this.bounds;
  close() {
    if (!fake.windows.includes(this)) return;
    this.emit('close', makeEvent());
    fake.windows.splice(fake.windows.indexOf(this), 1);
    this.emit('closed');
    if (fake.windows.length === 0 && !app.quitting) app.emit('window-all-closed');
  }
}

export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu(menu) {
    fake.menu = menu;
  },
};
export const dialog = {
  async showSaveDialog(...args) {
    note('showSaveDialog', args.at(-1));
    return fake.saveDialog;
  },
  showMessageBoxSync(...args) {
    note('showMessageBoxSync', args.at(-1));
    return fake.pressed.shift();
  },
  async showMessageBox(...args) {
    note('showMessageBox', args.at(-1));
    const response = fake.pressed.shift();
    return response === undefined ? new Promise(() => undefined) : { response };
  },
  showErrorBox: (title, content) => note('showErrorBox', title, content),
};
export const shell = {
  async openExternal(url) {
    if (!fake.browser) throw new Error('Failed to open URL');
    fake.opened.push(url);
  },
};
export const clipboard = {
  async writeText(text) {
    fake.clipboard = text;
  },
};
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
export const screen = {
  getAllDisplays() {
    after('screen');
    return fake.displays;
  },
};
/** Reversible and not the text itself: enough to see that what is returned is what went in. */
export const safeStorage = {
  async isAsyncEncryptionAvailable() {
    after('safeStorage');
    return fake.storageBackend !== 'basic_text';
  },
  encryptStringAsync: async (text) => Buffer.from([...text].reverse().join('')),
  decryptStringAsync: async (data) => ({ shouldReEncrypt: false, result: [...data.toString()].reverse().join('') }),
  getSelectedStorageBackend: () => fake.storageBackend,
};
export const ipcMain = new EventEmitter();

// biome-ignore lint/style/noDefaultExport: electron-store imports the module as a whole, as Electron allows.
export default {
  app,
  protocol,
  session,
  BrowserWindow,
  Menu,
  dialog,
  shell,
  clipboard,
  nativeTheme,
  screen,
  safeStorage,
  ipcMain,
};
