// Which process serves the page from this data folder, so that a second start can say so and show the way there.
// It is a record, not a lock: commands and a second host may still use the folder, because every store allows for it.
import { readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createAtomicFile } from '../files/atomic-file.ts';
import { isProcessAlive } from '../files/process-alive.ts';

/** Of many that start at once each waits for those before it, who may have to wait for an answer. */
const TURN_MS = 40_000;

interface Instance {
  pid: number;
  host: string;
  url: string;
  startedAt: number;
  control?: string;
}

export interface RunningInstance {
  pid: number;
  url: string;
  startedAt: number;
  /** Lets the same user ask the running host for a fresh address; absent where there is nothing to ask. */
  control: string | null;
}

export interface InstanceClaim {
  /** Who runs already; null when the record is ours now. */
  running: RunningInstance | null;
  /** Takes our record away; does nothing when it is another's. */
  release(): Promise<void>;
}

/** Says whether that instance is really there: a process id, and a port, may have been given to another program. */
export type Answers = (running: RunningInstance) => Promise<boolean>;

export interface ClaimOptions {
  /** The data folder; the file is `instance.json` in it, readable by its owner only. */
  folder: string;
  /** Where it is served. Called when nobody runs, and alone among all that start at once: the place to take a port. */
  open: () => Promise<string>;
  /** Kept in the record for `RunningInstance.control`. */
  control?: string;
  answers: Answers;
}

/**
 * @throws BenchError STORAGE_FAILED when the folder cannot be written, after `open` or without it; or what `open` throws.
 * The URL is stored without query and fragment.
 */
export async function claimInstance({ folder, open, control, answers }: ClaimOptions): Promise<InstanceClaim> {
  const path = join(folder, 'instance.json');
  const file = createAtomicFile({ path, waitMs: TURN_MS });
  return file.exclusively(async () => {
    const running = await findInstance(folder, answers);
    if (running !== null) return { running, release: async () => undefined };
    const url = await open();
    const { origin } = new URL(url);
    // Schemes of an application of its own (bench:) have no origin.
    const address = origin === 'null' ? new URL(url).href.replace(/[?#].*$/, '') : `${origin}/`;
    const mine = JSON.stringify({ pid: process.pid, host: hostname(), url: address, startedAt: Date.now(), control });
    await rm(path, { force: true });
    await file.replace(mine);
    return {
      running: null,
      release: () =>
        file.exclusively(async () => {
          if ((await readFile(path, 'utf8').catch(() => null)) === mine) await rm(path, { force: true });
        }),
    };
  });
}

/** Who runs on this folder now, or null. */
export async function findInstance(folder: string, answers: Answers): Promise<RunningInstance | null> {
  const text = await readFile(join(folder, 'instance.json'), 'utf8').catch(() => null);
  const known = text === null ? null : parseInstance(text);
  if (known === null || known.host !== hostname() || !isProcessAlive(known.pid)) return null;
  const running = { pid: known.pid, url: known.url, startedAt: known.startedAt, control: known.control ?? null };
  return (await answers(running).catch(() => false)) ? running : null;
}

/** By hand: this is read before the port is taken, and zod alone would take as long as all the rest until then. */
function parseInstance(text: string): Instance | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, host, url, startedAt, control } = value as Record<keyof Instance, unknown>;
    if (!Number.isSafeInteger(pid) || typeof pid !== 'number' || typeof host !== 'string') return null;
    if (typeof url !== 'string' || typeof startedAt !== 'number') return null;
    if (control === undefined) return { pid, host, url, startedAt };
    return typeof control === 'string' ? { pid, host, url, startedAt, control } : null;
  } catch {
    return null;
  }
}
