// Every verb of every page, in the order of the palette: those of the frame before those of the pages at the foot of the rail.
import type { Verb } from '../platform/verbs.ts';
import { appVerbs } from './app-verbs.ts';
import { PAGE_FACTS } from './pages.ts';

const verbsAt = (low: boolean): Verb[] => PAGE_FACTS.flatMap((page) => ((page.low ?? false) === low ? page.verbs : []));

export const allVerbs: readonly Verb[] = [...verbsAt(false), ...appVerbs, ...verbsAt(true)];
