// What Electron can do for the engine: the clipboard without the page, native save dialogs, the person's browser.
import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import { toStorageError } from '../adapters/files/storage-error.ts';
import { isAllowedSite } from '../app/host-actions.ts';
import type { HostPort } from '../engine/ports.ts';

/** `window` gives the window that dialogs belong to, null when there is none. */
export function createHostPort(window: () => BrowserWindow | null): HostPort {
  const askWhere = async (filename: string): Promise<string | null> => {
    const parent = window();
    const options = { defaultPath: join(app.getPath('downloads'), basename(filename)) };
    const asked = parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options);
    const { canceled, filePath } = await asked;
    return canceled || filePath === '' ? null : filePath;
  };
  const save = async (filename: string, write: (path: string) => Promise<void>): Promise<boolean> => {
    const path = await askWhere(filename);
    if (path === null) return false;
    try {
      await write(path);
      return true;
    } catch (cause) {
      // Half a file would look like a whole one.
      await rm(path, { force: true }).catch(() => undefined);
      throw toStorageError(cause, dirname(path));
    }
  };
  return {
    capabilities: { host: 'main', clipboard: true, saveDialog: true, openExternal: true },
    copyText: (text) => clipboard.writeText(text),
    saveText: (filename, text) => save(filename, (path) => writeFile(path, text, 'utf8')),
    async saveStream(filename, stream) {
      // The same stream under the name that node:stream has for it.
      const source = Readable.fromWeb(stream as unknown as NodeWebStream<Uint8Array>);
      const saved = await save(filename, (path) => pipeline(source, createWriteStream(path)));
      if (!saved) source.destroy();
      return saved;
    },
    async openExternal(url, alsoAt) {
      if (isAllowedSite(url) || new URL(url).origin === alsoAt) await shell.openExternal(url);
    },
  };
}
