// The page's entry, small so that it runs while the rest is still on its way: the session and the first calls, the theme before the
// first paint, then the app. The page's document names all that the first page needs, so nothing is waited for in turn.
import { beginFirstCalls } from './platform/first-calls.ts';
import { paintThemeEarly } from './ui/theme/colour-scheme.ts';

// The calls first: the kept theme is waited for, some milliseconds.
beginFirstCalls();
paintThemeEarly();
void import('./start.tsx').then(({ start }) => start());
