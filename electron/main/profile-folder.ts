// Where Chromium keeps its own things (storage, caches, the instance lock): inside the data folder, so that `--data-dir`
// isolates everything. A folder that cannot be made leaves Electron's own place; the data folder's notice says why.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Before Electron is ready and before the instance lock is asked for. */
export function keepProfileIn(dataFolder: string): void {
  const profile = join(dataFolder, 'electron');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  app.setPath('userData', profile);
}
