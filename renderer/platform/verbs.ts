// Everything that a person can do, as data. Palette, shortcuts and menus read this one registry and run through this one
// funnel, so a verb never exists in one of them only, and a failure never vanishes.
import type { ComponentType } from 'react';
import { createStore } from 'zustand/vanilla';
import { currentRoute, type PageId, returnTo } from './navigation.ts';
import { reportProblem } from './problems.ts';

export interface Verb {
  /** `noun.verb`: `token.request`. */
  id: string;
  /** A verb first, as on the button: `Request token`. */
  label: string;
  /** The heading in palette and shortcut help: `Token`. */
  group: string;
  /** See keys.ts. */
  keys?: string;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Words that find it in the palette besides its label. */
  words?: string;
  /** The page that it belongs to: its keys work there only, and the palette opens that page first. */
  page?: PageId;
  /** Whether it can be done now; absent means always. */
  when?: () => boolean;
  run: () => void | Promise<void>;
}

const registry = createStore<{ verbs: readonly Verb[] }>()(() => ({ verbs: [] }));
export const verbsStore = registry;

/** Add verbs; the result takes them away again. A verb with a known id takes its place. */
export function registerVerbs(verbs: readonly Verb[]): () => void {
  const ids = new Set(verbs.map((verb) => verb.id));
  registry.setState((state) => ({ verbs: [...state.verbs.filter((verb) => !ids.has(verb.id)), ...verbs] }));
  return () => registry.setState((state) => ({ verbs: state.verbs.filter((verb) => !verbs.includes(verb)) }));
}

export const canRun = (verb: Verb): boolean => verb.when?.() ?? true;

/** Run a verb. One that cannot be done now does nothing; one that fails says so at the top of the window. */
export async function runVerb(verb: Verb): Promise<void> {
  if (verb.page && currentRoute().page !== verb.page) returnTo(verb.page);
  if (!canRun(verb)) return;
  try {
    await verb.run();
  } catch (thrown) {
    reportProblem(thrown);
  }
}

/** The same by id, for buttons that stand for a verb. */
export async function runVerbById(id: string): Promise<void> {
  const verb = registry.getState().verbs.find((candidate) => candidate.id === id);
  if (verb) await runVerb(verb);
}
