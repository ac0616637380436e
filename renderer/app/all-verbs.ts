// Every verb of every page, in the order of the palette.
import { tenantVerbs } from '../features/tenants/verbs.ts';
import { workbenchVerbs } from '../features/workbench/verbs.ts';
import type { Verb } from '../platform/verbs.ts';
import { appVerbs } from './app-verbs.ts';

export const allVerbs: readonly Verb[] = [...workbenchVerbs, ...tenantVerbs, ...appVerbs];
