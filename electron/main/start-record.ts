// What `npm start` reads to know how far the window has got: each step is appended as one line of JSON to the file that
// SCOPEBENCH_START_RECORD names. A file, because nothing else holds everywhere: a Node IPC channel would be on the descriptors
// that Chromium uses itself on Linux (electron/electron#17044, #21845), and a GUI program has no dependable output on Windows.
// Read by scripts/lib/start-record.mjs.
import { appendFileSync } from 'node:fs';

/**
 * `asking`: a question about another host may be open, so time does not count. `called`: the page's first call was served and
 * its window is shown, which is the sign that the shell is up. `failed` says in words what keeps it from being shown.
 * `running`: another process serves this data folder. `quit`: an orderly end has begun.
 */
export type StartStep = 'main' | 'asking' | 'ready' | 'window' | 'loaded' | 'called' | 'failed' | 'running' | 'quit';

export interface StartRecord {
  /** Whether a launcher still waits for the sign: then it is the one that reports a failure to the person, and opens a browser. */
  readonly awaited: boolean;
  note(step: StartStep, words?: string): void;
}

export function openStartRecord(file = process.env.SCOPEBENCH_START_RECORD): StartRecord {
  let awaited = file !== undefined && file !== '';
  return {
    get awaited() {
      return awaited;
    },
    note(step, words) {
      if (file === undefined || file === '') return;
      try {
        appendFileSync(file, `${JSON.stringify({ step, words })}\n`, { mode: 0o600 });
      } catch {
        // Nobody reads it any more: from here on the person is informed by dialogs.
        awaited = false;
      }
      if (step === 'called') awaited = false;
    },
  };
}
