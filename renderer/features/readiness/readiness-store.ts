// The integration that is open: its file, what is typed and not saved yet, how ready it is, and the run of its checks. The text is in memory only.
import { createStore } from 'zustand/vanilla';
import type { FilesBeside } from '../../../shared/integration/files-beside.ts';
import type { Integration } from '../../../shared/integration/integration.ts';
import type { PlanProblem } from '../../../shared/model/plan.ts';
import type { OpenedPlan, PlanFolders } from '../../../shared/model/plan-files.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import type { ReadinessView } from '../../../shared/runs/readiness/reduce-readiness.ts';
import type { RunState } from '../../../shared/runs/run-state.ts';
import type { UserError } from '../../platform/errors.ts';

export interface OpenIntegration {
  path: string;
  /** As it is edited. */
  text: string;
  /** As the file has it. */
  savedText: string;
  /** Of `savedText`. */
  version: string;
  /** A secret that Scopebench knows is in the file, and was taken out of the text. */
  masked: boolean;
  /** What somebody else did to the file, while something is unsaved here; null: nothing. */
  outside: { kind: 'changed'; theirs: OpenedPlan } | { kind: 'gone' } | null;
}

/** What is known of the text of the file as it was saved last. */
export interface Assessment {
  text: string;
  problems: readonly PlanProblem[];
  /** Null while there is an error of the form. */
  integration: Integration | null;
  beside: FilesBeside | null;
  report: ReadinessReport | null;
}

export interface ShownCheckRun {
  runId: string;
  view: ReadinessView;
  /** As the host said it last; null before. */
  state: RunState | null;
}

interface ReadinessPageState {
  /** Null before the first answer. */
  folders: PlanFolders | null;
  open: OpenIntegration | null;
  assessed: Assessment | null;
  /** Of the open file, the newest; null for none. */
  run: ShownCheckRun | null;
  starting: boolean;
  error: UserError | null;
  dialog: 'new' | 'guide' | 'production' | null;
}

export const readinessStore = createStore<ReadinessPageState>()(() => ({
  folders: null,
  open: null,
  assessed: null,
  run: null,
  starting: false,
  error: null,
  dialog: null,
}));

export const isUnsaved = ({ text, savedText, outside }: OpenIntegration): boolean =>
  text !== savedText || outside !== null;

export const openNow = (): OpenIntegration | null => readinessStore.getState().open;

export function changeOpen(part: Partial<OpenIntegration>): void {
  readinessStore.setState(({ open }) => ({ open: open && { ...open, ...part } }));
}

window.addEventListener('beforeunload', (event) => {
  const { open } = readinessStore.getState();
  if (open && isUnsaved(open)) event.preventDefault();
});
