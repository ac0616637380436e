// Whether the page is alive: its first call within 20 s of each load is the sign. Without it (a blank page, a failed load, a page
// that dies again) the person is informed: by the launcher while that waits for the sign, else by a message with a way on.
import { type BrowserWindow, dialog } from 'electron';
import type { StartRecord } from './start-record.ts';

const FIRST_CALL_MS = 20_000;

export interface PageHealth {
  /** The page is being loaded: its first call is awaited. */
  loading(): void;
  /** A call from the page was served. */
  called(): void;
  /** The page cannot be shown, or not without help. */
  failed(words: string): void;
}

export interface PageHealthOptions {
  record: StartRecord;
  /** Into crash.log and onto the terminal. */
  note(what: string): void;
  window(): BrowserWindow | null;
  load(): void;
  end(): void;
  limitMs?: number;
}

export function createPageHealth(options: PageHealthOptions): PageHealth {
  const { record, note, window, load, end, limitMs = FIRST_CALL_MS } = options;
  let silence: NodeJS.Timeout | undefined;
  let reporting = false;

  const failed = (words: string): void => {
    clearTimeout(silence);
    // Without a window there is nothing that could be blank: it was closed.
    if (reporting || window() === null) return;
    reporting = true;
    note(words);
    if (record.awaited) {
      record.note('failed', words);
      end();
      return;
    }
    void ask(window(), words).then((again) => {
      reporting = false;
      (again ? load : end)();
    });
  };
  return {
    loading() {
      clearTimeout(silence);
      silence = setTimeout(() => failed(`Its page was opened and made no call within ${limitMs / 1000} s.`), limitMs);
      silence.unref();
    },
    called: () => clearTimeout(silence),
    failed,
  };
}

/** Whether to load the page again; else all ends. */
async function ask(window: BrowserWindow | null, words: string): Promise<boolean> {
  const options = {
    type: 'error' as const,
    message: 'The window of Scopebench shows nothing usable.',
    detail: `${words} What was saved is safe. A note is in crash.log in the data folder. If loading it again does not help, end Scopebench and start it with: npm start -- --shell=window`,
    buttons: ['Load Again', 'End Scopebench'],
    defaultId: 0,
    cancelId: 1,
  };
  const asked = window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options);
  return (await asked).response === 0;
}
