// Who else may read or change what is kept: rights, owners and links of the data folder and of all in it. Links are followed by
// nobody here: what one leads to is not looked at. Windows keeps its rights elsewhere and is not asked.

import type { Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { agreeing } from '../../../../shared/counted.ts';
import { type Finding, fine, problem, remark } from './finding.ts';

const OTHERS_WRITE = 0o022;
const OTHERS_READ = 0o055;
/** A browser's own folders: their links and rights are its business, inside a folder that is its owner's only. */
const PROFILES = new Set(['electron', 'window']);
const MOST_ENTRIES = 20_000;
const MOST_NAMED = 3;

interface Found {
  writable: string[];
  readable: string[];
  links: string[];
  foreign: string[];
}

/** @param uid of the person, -1 where there are no such numbers */
export async function checkRights(path: string, uid: number): Promise<Finding[]> {
  const top = await lstat(path).catch(() => null);
  if (uid === -1 || top === null) return [];
  const isLink = top.isSymbolicLink();
  const folder = isLink ? await realpath(path).catch(() => null) : path;
  if (folder === null) return [linkedFolder(path, 'nothing')];
  const found: Found = { writable: [], readable: [], links: [], foreign: [] };
  const at = await lstat(folder);
  judge(folder, at, uid, found);
  // What is in a folder that nobody else may enter is out of reach, whatever its own rights are.
  const isClosed = (at.mode & (OTHERS_READ | OTHERS_WRITE)) === 0;
  await walk(folder, uid, found, { left: MOST_ENTRIES });
  const findings = [
    ...(isLink ? [linkedFolder(path, folder)] : []),
    ...(found.foreign.length > 0 ? [foreign(folder, found.foreign)] : []),
    ...(found.writable.length > 0 ? [othersMay('change', folder, found.writable, isClosed)] : []),
    ...(found.readable.length > 0 ? [othersMay('read', folder, found.readable, isClosed)] : []),
    ...(found.links.length > 0 ? [linked(found.links, folder)] : []),
  ];
  return findings.length > 0 ? findings : [fine('data-folder-rights', 'Only you may read and change what is in it.')];
}

async function walk(folder: string, uid: number, found: Found, budget: { left: number }): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (budget.left-- <= 0) return;
    const path = join(folder, name);
    // It may be gone again.
    const stats = await lstat(path).catch(() => null);
    if (stats === null) continue;
    judge(path, stats, uid, found);
    if (stats.isDirectory() && !PROFILES.has(name)) await walk(path, uid, found, budget);
  }
}

function judge(path: string, stats: Stats, uid: number, found: Found): void {
  if (stats.uid !== uid) found.foreign.push(path);
  // The rights of a link itself say nothing.
  if (stats.isSymbolicLink()) found.links.push(path);
  else if ((stats.mode & OTHERS_WRITE) !== 0) found.writable.push(path);
  else if ((stats.mode & OTHERS_READ) !== 0) found.readable.push(path);
}

const OTHERS_MAY = {
  change: {
    id: 'data-folder-rights',
    open: 'Whoever can change the saved tenants can change where requests go, and can take your history away.',
  },
  read: {
    id: 'data-folder-readable',
    open: 'Answers of your orgs are stored there as received; saved secrets are encrypted, but could be attacked by guessing the passphrase.',
  },
} as const;

/** `isClosed`: the folder itself lets nobody in. */
function othersMay(what: keyof typeof OTHERS_MAY, folder: string, paths: string[], isClosed: boolean): Finding {
  const { id, open } = OTHERS_MAY[what];
  return (isClosed ? remark : problem)(
    id,
    `Others may ${what} ${named(paths)}.`,
    isClosed ? 'Only the rights of the data folder keep them out.' : open,
    `Run: chmod -R go-rwx ${quoted(folder)}`,
  );
}

function foreign(folder: string, paths: string[]): Finding {
  return problem(
    'data-folder-owner',
    `Another user owns ${named(paths)}.`,
    'Its owner can read and change it, whatever its rights are.',
    `If you know why, run: sudo chown -R "$(id -u)" ${quoted(folder)}. Else use --data-dir with a folder of your own.`,
  );
}

function linkedFolder(path: string, target: string): Finding {
  return remark(
    'data-folder-link',
    `The data folder ${path} is a link to ${target}.`,
    'Whoever can change the link decides where your data is kept.',
    target === 'nothing'
      ? 'Remove the link, or make the folder that it leads to.'
      : `If that is not intended, remove the link; otherwise use --data-dir ${quoted(target)}.`,
  );
}

function linked(paths: string[], folder: string): Finding {
  return problem(
    'data-folder-links',
    `In the data folder ${agreeing(paths.length, 'there is a link', 'there are links')}: ${named(paths)}.`,
    'Scopebench creates none. What is written through one may end up in a file elsewhere.',
    `Check where each one leads (ls -l ${quoted(folder)}), and remove those that you did not create.`,
  );
}

function named(paths: string[]): string {
  const more = paths.length - MOST_NAMED;
  return `${paths.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
