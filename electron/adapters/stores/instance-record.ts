// Which process serves the page from this data folder, so that a second start can say so and show the way there.
// It is a record, not a lock: commands and a second host may still use the folder, because every store allows for it.
import { readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createAtomicFile } from '../files/atomic-file.ts';
import { isProcessAlive } from '../files/process-alive.ts';

const instance = z.object({
  pid: z.number().int(),
  host: z.string(),
  url: z.string(),
  startedAt: z.number(),
  control: z.string().optional(),
});

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

export interface ClaimOptions {
  /** The data folder; the file is `instance.json` in it, readable by its owner only. */
  folder: string;
  url: string;
  /** Kept in the record for `RunningInstance.control`. */
  control?: string;
  /** Asks the recorded address whether Scopebench answers there: a process id may have been given to another program. */
  answers?: (url: string) => Promise<boolean>;
}

/** @throws BenchError STORAGE_FAILED when the folder cannot be written. The URL is stored without query and fragment. */
export async function claimInstance({ folder, url, control, answers }: ClaimOptions): Promise<InstanceClaim> {
  const path = join(folder, 'instance.json');
  const file = createAtomicFile({ path });
  const { origin } = new URL(url);
  // Schemes of an application of its own (bench:) have no origin.
  const address = origin === 'null' ? new URL(url).href.replace(/[?#].*$/, '') : `${origin}/`;
  return file.exclusively(async () => {
    const running = await findRunning(path, answers);
    if (running !== null) return { running, release: async () => undefined };
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
export async function findInstance(folder: string, answers?: ClaimOptions['answers']): Promise<RunningInstance | null> {
  return findRunning(join(folder, 'instance.json'), answers);
}

async function findRunning(path: string, answers: ClaimOptions['answers']): Promise<RunningInstance | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  const known = text === null ? null : parseInstance(text);
  if (known === null || known.host !== hostname() || !isProcessAlive(known.pid)) return null;
  if (answers && !(await answers(known.url).catch(() => false))) return null;
  return { pid: known.pid, url: known.url, startedAt: known.startedAt, control: known.control ?? null };
}

function parseInstance(text: string): z.infer<typeof instance> | null {
  try {
    return instance.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
