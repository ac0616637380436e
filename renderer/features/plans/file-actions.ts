// What is done with plan files: opened, saved, renamed, copied, removed, and the folders that they are looked for in. Throws what the host throws.
import { host } from '../../platform/client.ts';
import { readRest } from '../../platform/navigation.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { changePlan, closePlan, nameOf, openFile, openPlansStore, planOf, showPlan } from './open-plans.ts';
import { askInDialog } from './plan-dialogs.ts';
import { readFolders, takeFolders } from './plan-files.ts';
import { plansAddress } from './plans-address.ts';

export async function openPlan(path: string): Promise<void> {
  if (planOf(path) === null) openFile(await host.plan.open({ path }));
  showPlan(path);
}

/** Asks for a name where there is none, and writes nothing where somebody else has written: the tab then says so. */
export async function savePlan(key: string): Promise<void> {
  const plan = planOf(key);
  if (plan === null) return;
  const { path, text, version, outside } = plan;
  if (path === null || version === null || outside?.kind === 'gone') return askInDialog({ kind: 'save-as', key });
  // What is to become of the other text has to be chosen first.
  if (outside !== null) return;
  const result = await host.plan.save({ path, text, version });
  if (result.outcome === 'changed')
    return changePlan(key, {
      outside: result.theirs === null ? { kind: 'gone' } : { kind: 'changed', theirs: result.theirs },
    });
  changePlan(key, { savedText: text, version: result.version, outside: null, masked: false, message: null });
  announceDone(`${plan.name} saved`);
}

/** `taken`: nothing was written, because there is such a file. With `over`, that version of it is replaced. */
export async function savePlanAs(
  key: string,
  place: { folder: string; name: string },
  over: { path: string; version: string } | null,
): Promise<{ path: string; version: string } | null> {
  const plan = planOf(key);
  if (plan === null) return null;
  const { text } = plan;
  const result = over ? await host.plan.save({ ...over, text }) : await host.plan.create({ ...place, text });
  if (result.outcome === 'taken') return result;
  if (result.outcome === 'changed') return savePlanAs(key, place, null);
  const typed = planOf(key)?.text ?? text;
  const shown = readRest(plansAddress) === key;
  openFile({ path: result.path, text, version: result.version, masked: false }, key);
  // Typed while it was being written.
  changePlan(result.path, { text: typed });
  if (shown) showPlan(result.path, { replace: true });
  await readFolders();
  announceDone(`${nameOf(result.path)} saved`);
  return null;
}

/** Their text in place of the draft. */
export function loadTheirs(key: string): void {
  const { outside } = planOf(key) ?? {};
  if (outside?.kind === 'changed') openFile(outside.theirs);
}

/** The draft stays, as a change of what is there now: saving it replaces that. */
export function keepMine(key: string): void {
  const { outside } = planOf(key) ?? {};
  if (outside?.kind !== 'changed') return;
  const { text, version } = outside.theirs;
  changePlan(key, { savedText: text, version, outside: null });
}

export async function renamePlan(path: string, name: string): Promise<void> {
  const { path: to } = await host.plan.rename({ path, name });
  const shown = readRest(plansAddress) === path;
  changePlan(path, { key: to, path: to, name: nameOf(to) });
  if (shown) showPlan(to, { replace: true });
  await readFolders();
}

export async function duplicatePlan(path: string): Promise<void> {
  const copy = await host.plan.duplicate({ path });
  await readFolders();
  await openPlan(copy.path);
}

export async function removePlan(path: string): Promise<void> {
  await host.plan.remove({ path });
  closePlan(path);
  await readFolders();
}

export const addFolder = async (path: string): Promise<void> => takeFolders(await host.plan.addFolder({ path }));

/** Its open plans stay open: nothing of them is touched. */
export const forgetFolder = async (path: string): Promise<void> => takeFolders(await host.plan.removeFolder({ path }));

/** The one that is shown; the first where the address names none. */
export function shownPlanKey(): string | null {
  const { plans } = openPlansStore.getState();
  const rest = readRest(plansAddress);
  return plans.find(({ key }) => key === rest)?.key ?? (rest === '' ? (plans[0]?.key ?? null) : null);
}

export async function saveShown(): Promise<void> {
  const key = shownPlanKey();
  if (key !== null) await savePlan(key);
}
