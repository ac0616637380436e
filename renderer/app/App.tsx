// The root: theme, overlays, and either the start, its failure, or the frame.
import { MantineProvider } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { onDemand } from '../platform/on-demand.tsx';
import { useSettings } from '../platform/session-state/settings.ts';
import { announcementsStore } from '../ui/notices/announce-done.ts';
import { keepThemeChoice, keptThemeChoice } from '../ui/theme/colour-scheme.ts';
import { mantineTheme } from '../ui/theme/mantine-theme.ts';
import { BootScreen } from './BootScreen.tsx';
import { bootStore } from './boot.ts';
import { Frame } from './frame/Frame.tsx';

const query = matchMedia('(prefers-color-scheme: dark)');

/** Loaded when there is something to announce. */
const Notifications = onDemand(async () => (await import('@mantine/notifications')).Notifications);

export function App() {
  const boot = useStore(bootStore);
  const announcing = useStore(announcementsStore, ({ begun }) => begun);
  const { theme: saved } = useSettings();
  const darkSystem = useDarkSystem();
  const choice = boot.phase === 'ready' ? saved : keptThemeChoice();
  useEffect(() => {
    if (boot.phase === 'ready') keepThemeChoice(saved);
  }, [boot.phase, saved]);
  const scheme = choice === 'system' ? (darkSystem ? 'dark' : 'light') : choice;
  return (
    <MantineProvider
      theme={mantineTheme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateCssVariables={false}
    >
      {announcing && <Notifications position="bottom-center" limit={2} containerWidth={280} transitionDuration={100} />}
      {boot.phase === 'ready' ? <Frame /> : <BootScreen error={boot.phase === 'failed' ? boot.error : null} />}
    </MantineProvider>
  );
}

// Whether the system asks for dark, followed as it changes.
function useDarkSystem(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
