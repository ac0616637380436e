// The steps that Electron's main process has taken, as electron/main/start-record.ts notes them in a file, each a line of JSON.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ step: string, words?: string }} Step */

/** @returns {{ file: string, steps(): Step[], remove(): void }} A fresh, empty one that only this user can read. */
export function createStartRecord() {
  const folder = mkdtempSync(join(tmpdir(), 'scopebench-start-'));
  const file = join(folder, 'steps');
  writeFileSync(file, '', { mode: 0o600 });
  return {
    file,
    steps: () => readSteps(file),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A line that is still being written does not count yet. A window can be open for longer than temporary files are kept. */
function readSteps(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}
