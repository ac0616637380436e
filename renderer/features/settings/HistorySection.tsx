// How much of the history is kept.
import { Switch } from '@mantine/core';
import { reportProblem } from '../../platform/problems.ts';
import { updateSettings, useSettings } from '../../platform/session-state/settings.ts';
import { Section } from '../../ui/layout/Section.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingRow } from './SettingRow.tsx';
import css from './SettingsPage.module.css';

const MEGABYTE = 1_000_000;

export function HistorySection({ id }: { id: string }) {
  const { history } = useSettings();
  return (
    <Section title="History" text="What goes beyond a limit is removed, oldest first. Pinned exchanges stay." id={id}>
      <div className={css.rows}>
        <SettingRow
          label="Keep response bodies"
          text="Without them the history contains headers, verdicts and times only."
        >
          {(labelId) => (
            <Switch
              aria-labelledby={labelId}
              checked={history.keepBodies}
              onChange={(event) =>
                void updateSettings({ history: { keepBodies: event.currentTarget.checked } }).catch(reportProblem)
              }
            />
          )}
        </SettingRow>
        <NumberSetting
          label="Number of exchanges"
          value={history.maxEntries}
          min={10}
          max={50_000}
          onSave={(maxEntries) => updateSettings({ history: { maxEntries } })}
        />
        <NumberSetting
          label="Age in days"
          value={history.maxAgeDays}
          min={1}
          max={3650}
          onSave={(maxAgeDays) => updateSettings({ history: { maxAgeDays } })}
        />
        <NumberSetting
          label="Size of stored bodies in MB"
          value={Math.round(history.maxBytes / MEGABYTE)}
          min={1}
          max={50_000}
          onSave={(megabytes) => updateSettings({ history: { maxBytes: megabytes * MEGABYTE } })}
        />
        <NumberSetting
          label="Largest body in MB"
          text="Unpacked. A longer one is cut there and says so: a server that never stops must not fill the disk."
          value={Math.round(history.maxBodyBytes / MEGABYTE)}
          min={1}
          max={50_000}
          onSave={(megabytes) => updateSettings({ history: { maxBodyBytes: megabytes * MEGABYTE } })}
        />
        <NumberSetting
          label="Number of sweeps"
          text="The oldest finished ones are removed first. Sweeps with a name, and those that are paused, stay."
          value={history.maxSweeps}
          min={1}
          max={1000}
          onSave={(maxSweeps) => updateSettings({ history: { maxSweeps } })}
        />
      </div>
    </Section>
  );
}
