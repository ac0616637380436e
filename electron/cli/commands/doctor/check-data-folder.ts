// Where everything is kept: can it be written, and is there room?
import { randomBytes } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, fine, problem, remark } from './finding.ts';

const LITTLE_BYTES = 200 * 1024 * 1024;

export async function checkDataFolder(path: string): Promise<Finding> {
  const refusal = await tryWriting(path);
  if (refusal !== null)
    return problem(
      'data-folder',
      `The data folder ${path} cannot be written to (${refusal}).`,
      'What was saved can be used; tenants, secrets, settings and history cannot be saved.',
      'Allow your user to write to it, or use --data-dir with another folder.',
    );
  const free = await freeBytes(path);
  const room = free === null ? '' : ` ${formatBytes(free)} are free.`;
  if (free !== null && free < LITTLE_BYTES)
    return remark(
      'data-folder',
      `The data folder is ${path}.${room}`,
      'Bodies of answers are kept there; a full disk stops the history.',
      'Free some space, or purge the history.',
    );
  return fine('data-folder', `The data folder is ${path}.${room}`);
}

async function tryWriting(path: string): Promise<string | null> {
  const probe = join(path, `.doctor-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(probe, 'probe', { flag: 'wx', mode: 0o600 });
    return null;
  } catch (cause) {
    return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

async function freeBytes(path: string): Promise<number | null> {
  const stats = await statfs(path).catch(() => null);
  return stats === null ? null : stats.bavail * stats.bsize;
}

function formatBytes(bytes: number): string {
  return bytes < 1024 ** 3 ? `${Math.round(bytes / 1024 ** 2)} MiB` : `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
