// The plans that are open, each in a tab: what is typed, and what its file had when it was read. Texts are in memory only, because a person may have
// typed a secret: whoever leaves the page with something unsaved is asked. Which files are open is kept, by their paths; which is shown is in the address.
import { createStore } from 'zustand/vanilla';
import { bareName } from '../../../shared/file-form/kept-files.ts';
import type { OpenedPlan } from '../../../shared/model/plan-files.ts';
import { readKept, writeKept } from '../../platform/kept-value.ts';
import { changeAddress, currentRoute, readRest } from '../../platform/navigation.ts';
import { EXAMPLE_PLAN } from './example-plan.ts';
import { plansAddress } from './plans-address.ts';

export interface OpenPlan {
  /** Its tab: the path of its file, or `new-1` for one that has none yet. */
  key: string;
  /** Null for one that is not saved yet. */
  path: string | null;
  /** As its tab says it. */
  name: string;
  /** As it is edited. */
  text: string;
  /** As the file has it; null without a file. */
  savedText: string | null;
  /** Of `savedText`. */
  version: string | null;
  /** A secret that Scopebench knows is in the file, and was taken out of the text. */
  masked: boolean;
  /** What somebody else did to the file, while something is unsaved here; null: nothing. */
  outside: { kind: 'changed'; theirs: OpenedPlan } | { kind: 'gone' } | null;
  /** What was just added to it, and what was left out. */
  message: { title: string; lines: readonly string[] } | null;
}

export const openPlansStore = createStore<{ plans: readonly OpenPlan[] }>()(() => ({ plans: [] }));

const KEPT = 'plans.open';
let made = 0;

export const planOf = (key: string): OpenPlan | null =>
  openPlansStore.getState().plans.find((plan) => plan.key === key) ?? null;

/** Text that is nowhere but here. */
export const isUnsaved = ({ path, text, savedText, outside }: OpenPlan): boolean =>
  path === null ? text !== EXAMPLE_PLAN : text !== savedText || outside !== null;

/** As its tab says it. */
export const nameOf = (path: string): string => bareName(path.split(/[/\\]/).at(-1) ?? path);

/** Those whose file is open, by path, as the page was left. */
export function keptPaths(): string[] {
  const kept = readKept(KEPT);
  return Array.isArray(kept) ? kept.filter((path) => typeof path === 'string') : [];
}

export function newPlan(text: string = EXAMPLE_PLAN, message: OpenPlan['message'] = null): void {
  made += 1;
  const key = `new-${made}`;
  const plan = { key, path: null, name: `untitled-${made}`, text, savedText: null, version: null };
  openPlansStore.setState(({ plans }) => ({ plans: [...plans, { ...plan, masked: false, outside: null, message }] }));
  showPlan(key);
}

/** `as`: in the place of the tab that it was until now. */
export function openFile({ path, text, version, masked }: OpenedPlan, as: string = path): void {
  const plan = { key: path, path, name: nameOf(path), text, savedText: text, version, masked };
  openPlansStore.setState(({ plans }) => {
    const opened: OpenPlan = { ...plan, outside: null, message: null };
    // It may have been open already in a tab of its own.
    const others = plans.filter(({ key }) => key === as || key !== path);
    return {
      plans: others.some(({ key }) => key === as)
        ? others.map((one) => (one.key === as ? opened : one))
        : [...others, opened],
    };
  });
}

export function changePlan(key: string, change: Partial<OpenPlan>): void {
  openPlansStore.setState(({ plans }) => ({
    plans: plans.map((plan) => (plan.key === key ? { ...plan, ...change } : plan)),
  }));
}

export const changePlanText = (key: string, text: string): void => changePlan(key, { text });

/** `replace`: what was shown is no place to go back to. */
export function showPlan(key: string, { replace = false } = {}): void {
  if (readRest(plansAddress) === key && currentRoute().page === 'plans') return;
  changeAddress(
    plansAddress,
    { step: null, run: null, beside: [], without: null, case: null },
    { rest: key, step: !replace },
  );
}

/** Its text is gone: whoever calls has asked. The tab beside it is shown. */
export function closePlan(key: string): void {
  const { plans } = openPlansStore.getState();
  const at = plans.findIndex((plan) => plan.key === key);
  if (at < 0) return;
  const next = plans[at + 1] ?? plans[at - 1];
  const wasShown = readRest(plansAddress) === key;
  openPlansStore.setState({ plans: plans.filter((plan) => plan.key !== key) });
  if (wasShown) showPlan(next?.key ?? '', { replace: true });
}

/** Kept only once the page has opened what was open before: until then it would forget them. */
export function keepOpenPlans(): void {
  openPlansStore.subscribe(({ plans }) =>
    writeKept(
      KEPT,
      plans.flatMap(({ path }) => (path === null ? [] : [path])),
    ),
  );
}

window.addEventListener('beforeunload', (event) => {
  if (openPlansStore.getState().plans.some(isUnsaved)) event.preventDefault();
});
