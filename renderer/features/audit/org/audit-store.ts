// The audit that is shown, as far as the page has read it, and those that the host has. The form has a store of its own (audit-draft.ts): the verbs,
// which are there from the start, need this one alone.
import { createStore } from 'zustand/vanilla';
import type { AuditView } from '../../../../shared/runs/audit/reduce-audit.ts';
import { NOTHING_SHOWN, type ShownRun, type ShownRuns } from '../../../platform/runs/shown-run-state.ts';

export type AuditRun = ShownRun<AuditView>;

export const auditStore = createStore<ShownRuns<'audit', AuditView>>()(() => NOTHING_SHOWN);
