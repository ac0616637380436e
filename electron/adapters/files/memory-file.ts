// An atomic file that is none (port AtomicFile): for a run that must leave nothing behind. It is gone with the process.
import type { AtomicFile } from '../../engine/ports.ts';

export function createMemoryFile(): AtomicFile {
  let text: string | null = null;
  let backup: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    read: async () => ({ text, backup }),
    async replace(next) {
      backup = text;
      text = next;
    },
    async setAside(backupToo = false) {
      text = null;
      if (backupToo) backup = null;
      return 'nothing';
    },
    exclusively(work) {
      const result = turn.then(work);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}
