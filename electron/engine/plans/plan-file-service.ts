// Plan files in folders of the person's choosing, and in the one of the data folder. A save names the version that it is a change of: when the file
// is another one by then, nothing is written and what is there is returned, so that neither text is lost.
import { createHash } from 'node:crypto';
import { bareName, endingOf } from '../../../shared/file-form/kept-files.ts';
import type { CreatedPlan, OpenedPlan, PlanFolders, SavedPlan } from '../../../shared/model/plan-files.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { BenchError } from '../errors.ts';

export interface PlanFileService {
  /** With `unlike`: waits until it is another one, WAIT_MS at most. */
  files(unlike?: string, signal?: AbortSignal): Promise<PlanFolders>;
  open(path: string): Promise<OpenedPlan>;
  save(change: { path: string; text: string; version: string }): Promise<SavedPlan>;
  create(plan: { folder: string; name: string; text: string }): Promise<CreatedPlan>;
  rename(change: { path: string; name: string }): Promise<{ path: string }>;
  duplicate(path: string): Promise<{ path: string }>;
  remove(path: string): Promise<{ removed: boolean }>;
  addFolder(path: string): Promise<PlanFolders>;
  removeFolder(path: string): Promise<PlanFolders>;
  /** The text of a plan that a file names by its path from there; null for none that can be read in the listed folders. */
  planBeside(path: string, name: string): Promise<string | null>;
  /** Of any file that a file names so: its first 2 MB, and its size. */
  bytesBeside(path: string, name: string): Promise<{ bytes: Uint8Array; size: number } | null>;
}

/** A reader that has gone is noticed after so long; so is a change on a drive that reports none. */
const WAIT_MS = 15_000;
/** How often is looked where the system does not watch. */
const LOOK_MS = 2_000;
const MOST_COPIES = 1000;

type Ports = Pick<EnginePorts, 'planFiles' | 'planFolders' | 'now' | 'sleep'>;

export function createPlanFileService(ports: Ports): PlanFileService {
  const { planFiles, planFolders } = ports;
  const added = async () => (await planFolders.read()).value.folders;
  const roots = async () => [planFiles.home, ...(await added())];
  const list = async () => listAll(ports, await roots());
  let turn: Promise<unknown> = Promise.resolve();
  /** What looks first and writes then is done one after the other. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  const read = async (path: string): Promise<OpenedPlan> => {
    const found = await planFiles.read(await roots(), path);
    if (found === null) throw notThere(path);
    return found;
  };
  const create: PlanFileService['create'] = async ({ folder, name, text }) => {
    const made = await planFiles.create(await roots(), folder, name, text);
    if (!('taken' in made)) return { outcome: 'saved', path: made.path, version: made.version };
    const { path, version } = await read(made.taken);
    return { outcome: 'taken', path, version };
  };
  return {
    async files(unlike, signal) {
      if (unlike === undefined) return (await list()).found;
      return waitForOther(ports, list, unlike, signal);
    },
    open: read,
    save: ({ path, text, version }) =>
      alone(async () => {
        const all = await roots();
        const theirs = await planFiles.read(all, path);
        if (theirs?.version !== version) return { outcome: 'changed', theirs };
        const saved = await planFiles.replace(all, path, text);
        return { outcome: 'saved', path, version: saved.version };
      }),
    create: (plan) => alone(() => create(plan)),
    rename: ({ path, name }) =>
      alone(async () => {
        const to = await planFiles.rename(await roots(), path, name);
        if (to !== null) return { path: to };
        throw new BenchError('CONFLICT', `There is a file ${name} already.`, { fix: 'Choose another name.' });
      }),
    duplicate: (path) =>
      alone(async () => {
        const { text } = await read(path);
        const { folder, name } = planFiles.placeOf(path);
        for (let number = 1; number < MOST_COPIES; number++) {
          const copy = `${bareName(name)} copy${number === 1 ? '' : ` ${number}`}${endingOf(name)}`;
          const made = await planFiles.create(await roots(), folder, copy, text);
          if (!('taken' in made)) return { path: made.path };
        }
        throw new BenchError('CONFLICT', 'There are too many copies of it.', { fix: 'Remove some of them.' });
      }),
    remove: (path) => alone(async () => ({ removed: await planFiles.remove(await roots(), path) })),
    async addFolder(path) {
      const folder = await planFiles.folderAt(path);
      await planFolders.update((value) =>
        value.folders.includes(folder) || folder === planFiles.home ? value : { folders: [...value.folders, folder] },
      );
      return (await list()).found;
    },
    async removeFolder(path) {
      if (path === planFiles.home)
        throw new BenchError('INVALID_INPUT', 'The folder of plans in the data folder is always listed.', {
          fix: 'Remove files of it instead.',
        });
      await planFolders.update((value) =>
        value.folders.includes(path) ? { folders: value.folders.filter((folder) => folder !== path) } : value,
      );
      return (await list()).found;
    },
    async planBeside(path, name) {
      const found = await orNone(async () => planFiles.read(await roots(), planFiles.besideOf(path, name)));
      return found?.text ?? null;
    },
    bytesBeside: (path, name) => orNone(async () => planFiles.bytes(await roots(), planFiles.besideOf(path, name))),
  };
}

/** What may not be read, or lies outside of the listed folders, is not there for who asks. */
async function orNone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof BenchError) return null;
    throw thrown;
  }
}

async function waitForOther(
  { planFiles, now, sleep }: Ports,
  list: () => Promise<Listed>,
  unlike: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<PlanFolders> {
  const until = now() + WAIT_MS;
  let watched = (await list()).within;
  for (;;) {
    const changed = new AbortController();
    const watcher = planFiles.watch(watched, () => changed.abort());
    try {
      // Read once more now that it is watched: nothing falls in between.
      const { found, within } = await list();
      const left = until - now();
      if (found.stamp !== unlike || left <= 0 || signal.aborted) return found;
      const same = within.length === watched.length && within.every((folder, index) => folder === watched[index]);
      watched = within;
      if (same) await sleep(watcher.all ? left : Math.min(left, LOOK_MS), AbortSignal.any([changed.signal, signal]));
    } finally {
      watcher.close();
    }
  }
}

interface Listed {
  found: PlanFolders;
  /** All folders that were looked into. */
  within: string[];
}

async function listAll({ planFiles }: Ports, roots: readonly string[]): Promise<Listed> {
  const within: string[] = [];
  const folders: PlanFolders['folders'] = [];
  for (const root of roots) {
    const { within: looked, ...folder } = await planFiles.list(root);
    within.push(...looked);
    folders.push({ ...folder, own: root === planFiles.home });
  }
  const stamp = createHash('sha256').update(JSON.stringify(folders)).digest('hex').slice(0, 32);
  return { found: { stamp, folders }, within };
}

const notThere = (path: string) =>
  new BenchError('NOT_FOUND', `${path} is not there any more.`, { fix: 'Save the plan under a name of your choice.' });
