// The folders of plans as the host lists them, followed while the page is shown, and what a change outside means for the plans that are open: what is
// unchanged here is read again by itself, a draft is never touched.
import { createStore } from 'zustand/vanilla';
import type { OpenedPlan, PlanFile, PlanFolders } from '../../../shared/model/plan-files.ts';
import { host } from '../../platform/client.ts';
import { toUserError, type UserError } from '../../platform/errors.ts';
import { reportProblem } from '../../platform/problems.ts';
import { changePlan, isUnsaved, keepOpenPlans, keptPaths, openFile, openPlansStore, planOf } from './open-plans.ts';

interface PlanFilesState {
  /** Null before the first answer. */
  found: PlanFolders | null;
  error: UserError | null;
  /** What was open when the page was left is open again. */
  restored: boolean;
}

export const planFilesStore = createStore<PlanFilesState>()(() => ({ found: null, error: null, restored: false }));

/** After an answer that could not be had. */
const AGAIN_MS = 3000;
/** By path, the file as it was when its text was last looked at. */
const looked = new Map<string, string>();

const isGone = (thrown: unknown): boolean => toUserError(thrown).code === 'NOT_FOUND';
const markOf = ({ bytes, modifiedAt }: PlanFile): string => `${bytes} ${modifiedAt}`;

/** Integrations, which are in the same folders, are the Readiness page's. */
export function takeFolders(all: PlanFolders): void {
  const folders = all.folders.map((one) => ({ ...one, files: one.files.filter(({ kind }) => kind === 'plan') }));
  const found = { ...all, folders };
  planFilesStore.setState({ found, error: null });
  const files = new Map(found.folders.flatMap((folder) => folder.files).map((file) => [file.path, file]));
  for (const { key, path, version } of openPlansStore.getState().plans) {
    if (path === null) continue;
    const file = files.get(path);
    const mark = file ? markOf(file) : 'absent';
    if (looked.get(path) === mark) continue;
    looked.set(path, mark);
    void lookAt(key, path, version);
  }
}

/** Reads the list now, besides following it: after something was done here. */
export const readFolders = async (): Promise<void> => takeFolders(await host.plan.files({}));

/** Until `signal` ends it. */
export async function followFiles(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { found } = planFilesStore.getState();
    try {
      const next = await host.plan.files(found ? { unlike: found.stamp } : {}, { signal });
      if (!signal.aborted) takeFolders(next);
    } catch (thrown) {
      if (signal.aborted) return;
      planFilesStore.setState({ error: toUserError(thrown) });
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Compares the file with what its tab knows of it; `version` as it was when that was asked. */
async function lookAt(key: string, path: string, version: string | null): Promise<void> {
  let theirs: OpenedPlan | null;
  try {
    theirs = await host.plan.open({ path });
  } catch (thrown) {
    // What cannot be read at this moment is looked at when it is another one again.
    if (!isGone(thrown)) return;
    theirs = null;
  }
  const plan = planOf(key);
  // Saved or read again meanwhile: this answer is of before.
  if (plan === null || plan.version !== version) return;
  if (theirs === null) return changePlan(key, { outside: { kind: 'gone' } });
  if (theirs.version === version) {
    // It was gone for a moment, or it was written as it was.
    if (plan.outside !== null) changePlan(key, { outside: null });
    return;
  }
  const { outside: _, ...draft } = plan;
  const untouched = !isUnsaved({ ...draft, outside: null });
  if (untouched || theirs.text === plan.text) return openFile(theirs);
  changePlan(key, { outside: { kind: 'changed', theirs } });
}

let restoring: Promise<void> | null = null;

/** What was open when the page was left, once. One that is gone since is reported. */
export function restorePlans(): Promise<void> {
  restoring ??= (async () => {
    const paths = keptPaths();
    const read = await Promise.allSettled(paths.map((path) => host.plan.open({ path })));
    for (const one of read) {
      if (one.status === 'rejected') reportProblem(one.reason);
      else if (planOf(one.value.path) === null) openFile(one.value);
    }
    keepOpenPlans();
    planFilesStore.setState({ restored: true });
  })();
  return restoring;
}
