// An atomic file that is none (port AtomicFile): for a run that must leave nothing behind. It is gone with the process.
import type { AtomicFile } from '../../engine/ports.ts';

export function createMemoryFile(): AtomicFile {
  let text: string | null = null;
  let backup: string | null = null;
  const copies = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    read: async () => ({ text, backup }),
    readBackup: async () => backup,
    async keep(name) {
      if (text !== null) copies.set(name, text);
    },
    kept: async (name) => copies.get(name) ?? null,
    async drop(name) {
      copies.delete(name);
    },
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
