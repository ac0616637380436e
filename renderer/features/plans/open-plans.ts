// The plans that are open, each in a tab: what is typed, and what its file had when it was read. In memory only.
import { createStore } from 'zustand/vanilla';
import { EXAMPLE_PLAN } from './example-plan.ts';

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
}

interface OpenPlans {
  plans: readonly OpenPlan[];
  shown: string | null;
}

export const openPlansStore = createStore<OpenPlans>()(() => ({ plans: [], shown: null }));

let made = 0;

export function newPlan(text: string = EXAMPLE_PLAN): void {
  made += 1;
  const key = `new-${made}`;
  const plan: OpenPlan = { key, path: null, name: `untitled-${made}`, text, savedText: null };
  openPlansStore.setState(({ plans }) => ({ plans: [...plans, plan], shown: key }));
}

export function changePlanText(key: string, text: string): void {
  openPlansStore.setState(({ plans }) => ({
    plans: plans.map((plan) => (plan.key === key ? { ...plan, text } : plan)),
  }));
}
