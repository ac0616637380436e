// The plans and integrations of a folder and of those inside, by name. Bounded, because a person may choose a folder that holds a whole disk: what was left out
// for that is said, and what a tool has filled (node_modules, hidden folders) is never looked into.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { keptKindOf } from '../../../shared/file-form/kept-files.ts';
import type { KeptKind, PlanFile } from '../../../shared/model/plan-files.ts';
import type { PlanFiles } from '../../engine/ports.ts';
import { isAbsent } from '../files/storage-error.ts';

const MOST_FILES = 500;
const MOST_FOLDERS = 1000;
const DEEPEST = 6;
const CUT = `Not all is listed: at most ${MOST_FILES} files, ${MOST_FOLDERS.toLocaleString('en-US')} folders, ${DEEPEST} folders deep. Add the folder that you need by itself.`;

export const listPlans: PlanFiles['list'] = async (folder) => {
  const names = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => cause);
  if (!Array.isArray(names)) {
    const state = isAbsent(names) ? 'missing' : 'unreadable';
    return { path: folder, state, files: [], cut: null, within: [folder] };
  }
  const files: PlanFile[] = [];
  const within: string[] = [];
  let cut = false;
  const queue = [{ path: folder, depth: 0 }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path, depth } = next;
    within.push(path);
    // One inside that may not be read is no plan of this person.
    const entries: Dirent[] = await readdir(path, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const whole = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        if (depth < DEEPEST && within.length + queue.length < MOST_FOLDERS)
          queue.push({ path: whole, depth: depth + 1 });
        else cut = true;
        continue;
      }
      const kind = keptKindOf(entry.name);
      if (kind === null) continue;
      const file = await fileAt(folder, whole, entry, kind);
      if (file && files.length < MOST_FILES) files.push(file);
      else if (file) cut = true;
    }
  }
  files.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return { path: folder, state: 'there', files, cut: cut ? CUT : null, within };
};

/** Null for a link that leads out of the folder, and for what is no file. */
async function fileAt(folder: string, path: string, entry: Dirent, kind: KeptKind): Promise<PlanFile | null> {
  try {
    if (entry.isSymbolicLink()) {
      const way = relative(await realpath(folder), await realpath(path));
      if (way.startsWith('..') || way === '') return null;
    }
    const found = await stat(path);
    if (!found.isFile()) return null;
    const name = relative(folder, path).replaceAll(sep, '/');
    return { path, name, kind, bytes: found.size, modifiedAt: found.mtimeMs };
  } catch {
    return null;
  }
}
