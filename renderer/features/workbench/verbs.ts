// The verbs of the Workbench.
import type { Verb } from '../../platform/verbs.ts';

export const workbenchVerbs: readonly Verb[] = [];
