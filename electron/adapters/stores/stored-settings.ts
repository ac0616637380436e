// Settings over anything shaped like `conf` or `electron-store` (port SettingsStore): a JSON object in one file. Reading is done
// here and opens no box: loading `conf` takes longer than most commands have to do. Both boxes throw from their constructor when
// the file is damaged, so the file is looked at first and set aside, and the box opened after, with the first write.
// Both also take a write that a full disk cut short for a whole one and put the torn text in place (`atomically` does not
// look at how much was written): a verified copy is kept and replaces what does not read back.
import { access, constants, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Notice } from '../../../shared/model/notice.ts';
import type { SettingsStore } from '../../engine/ports.ts';
import { writeTemporary } from '../files/durable-write.ts';
import { renameFile } from '../files/rename-file.ts';
import { isAbsent, toStorageError } from '../files/storage-error.ts';
import { salvageSettings } from './salvage-settings.ts';

/** What `conf` and `electron-store` instances have in common with each other and with this use. */
export interface SettingsBox {
  store: Record<string, unknown>;
}

export interface StoredSettingsOptions {
  /** The box's file, for example `<data folder>/settings.json`. */
  path: string;
  /** Called once, for the first write, when the file is known to be readable or absent. */
  open: () => SettingsBox | Promise<SettingsBox>;
}

/** The file name that the hosts share, without `.json`, as `configName` or `name`. */
export const SETTINGS_NAME = 'settings';

export function createStoredSettings({ path, open }: StoredSettingsOptions): SettingsStore {
  const folder = dirname(path);
  let box: SettingsBox | null = null;

  /** What is stored; an empty object when there is no file, and a notice when it was damaged and set aside. */
  async function readStored(): Promise<{ stored: unknown; notice: Notice | null }> {
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      if (isAbsent(cause)) return null;
      throw toStorageError(cause, folder);
    });
    const stored = text === null ? {} : toObject(text);
    if (stored !== null) return { stored, notice: null };
    const aside = `settings.damaged-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.json`;
    const moved = await renameFile(path, join(folder, aside)).then(
      () => true,
      () => false,
    );
    return {
      stored: {},
      notice: {
        id: 'settings-damaged',
        level: 'warning',
        message: `The settings file ${basename(path)} could not be read, so the defaults are used.`,
        fix: moved
          ? `It is kept as ${aside} in the data folder. Set your preferences again.`
          : 'Allow your user to write to the data folder.',
      },
    };
  }

  async function replaceVerified(target: SettingsBox, next: Record<string, unknown>): Promise<void> {
    // The same text that the box writes.
    const text = JSON.stringify(next, undefined, '\t');
    const standby = await writeTemporary(path, text, 0o600);
    try {
      target.store = next;
      if ((await readFile(path, 'utf8')) !== text) await renameFile(standby, path);
    } finally {
      await rm(standby, { force: true });
    }
  }

  return {
    async read() {
      // Where something that is no folder is in its place, the notice of the data folder says so.
      const { stored, notice } = await readStored();
      const { settings, refused } = salvageSettings(stored);
      return { settings, notice: notice ?? (refused.length > 0 ? refusedNotice(refused) : null) };
    },

    async write(settings) {
      try {
        // `conf` retries a refused write for a second without yielding: ask first.
        await access(folder, constants.W_OK);
        await readStored();
        box ??= await open();
        // Keys of a newer version stay.
        await replaceVerified(box, { ...box.store, ...settings });
      } catch (cause) {
        throw toStorageError(cause, folder);
      }
    },
  };
}

function toObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function refusedNotice(names: string[]): Notice {
  const one = names.length === 1;
  return {
    id: 'settings-refused',
    level: 'warning',
    message: `${one ? 'One setting is' : `${names.length} settings are`} not valid and ${one ? 'has its' : 'have their'} default: ${names.join(', ')}.`,
    fix: 'Set it again on the Settings page; all other settings are as you left them.',
  };
}
