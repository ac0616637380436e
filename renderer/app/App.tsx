// The root: theme, overlays, and either the start, its failure, or the frame.
import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useSettings } from '../platform/session-state/settings.ts';
import { onDemand } from '../ui/on-demand.tsx';
import { keepThemeChoice, keptThemeChoice } from '../ui/theme/colour-scheme.ts';
import { mantineTheme } from '../ui/theme/mantine-theme.ts';
import { BootScreen } from './BootScreen.tsx';
import { bootStore } from './boot.ts';
import { Frame } from './Frame.tsx';
import { useDarkSystem } from './use-dark-system.ts';

const DoneMessages = onDemand(async () => (await import('../ui/DoneMessages.tsx')).DoneMessages);

export function App() {
  const boot = useStore(bootStore);
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
      <DoneMessages />
      {boot.phase === 'ready' ? <Frame /> : <BootScreen error={boot.phase === 'failed' ? boot.error : null} />}
    </MantineProvider>
  );
}
