// Every verb of every page, in the order of the palette.
import { errorsVerbs } from '../features/errors/verbs.ts';
import { historyVerbs } from '../features/history/verbs.ts';
import { sandboxVerbs } from '../features/sandbox/verbs.ts';
import { scopesVerbs } from '../features/scopes/verbs.ts';
import { settingsVerbs } from '../features/settings/verbs.ts';
import { sweepVerbs } from '../features/sweep/verbs.ts';
import { tenantVerbs } from '../features/tenants/verbs.ts';
import { workbenchVerbs } from '../features/workbench/verbs.ts';
import type { Verb } from '../platform/verbs.ts';
import { appVerbs } from './app-verbs.ts';

export const allVerbs: readonly Verb[] = [
  ...workbenchVerbs,
  ...scopesVerbs,
  ...sweepVerbs,
  ...errorsVerbs,
  ...tenantVerbs,
  ...historyVerbs,
  ...sandboxVerbs,
  ...appVerbs,
  ...settingsVerbs,
];
