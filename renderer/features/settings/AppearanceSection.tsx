// The theme.
import { IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { reportProblem } from '../../platform/problems.ts';
import { updateSettings, useSettings } from '../../platform/session-state/settings.ts';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { SettingRow } from './SettingRow.tsx';

export function AppearanceSection({ id }: { id: string }) {
  const { theme } = useSettings();
  return (
    <Section title="Appearance" id={id}>
      <SettingRow label="Theme" text="Follows the system by default.">
        {() => (
          <SegmentedControl
            label="Theme"
            value={theme}
            options={[
              { value: 'system', label: 'System', icon: IconSunMoon },
              { value: 'light', label: 'Light', icon: IconSun },
              { value: 'dark', label: 'Dark', icon: IconMoon },
            ]}
            onChange={(choice) => void updateSettings({ theme: choice }).catch(reportProblem)}
          />
        )}
      </SettingRow>
    </Section>
  );
}
