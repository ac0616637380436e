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
    <Section
      title="History"
      text="Above a limit, the oldest exchanges are removed first. Pinned exchanges are kept."
      id={id}
    >
      <div className={css.rows}>
        <SettingRow label="Keep response bodies" text="If off, the history keeps headers, verdicts and times only.">
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
          label="Maximum number of exchanges"
          value={history.maxEntries}
          min={10}
          max={50_000}
          onSave={(maxEntries) => updateSettings({ history: { maxEntries } })}
        />
        <NumberSetting
          label="Maximum age in days"
          value={history.maxAgeDays}
          min={1}
          max={3650}
          onSave={(maxAgeDays) => updateSettings({ history: { maxAgeDays } })}
        />
        <NumberSetting
          label="Total size of stored bodies in MB"
          value={Math.round(history.maxBytes / MEGABYTE)}
          min={1}
          max={50_000}
          onSave={(megabytes) => updateSettings({ history: { maxBytes: megabytes * MEGABYTE } })}
        />
        <NumberSetting
          label="Largest body in MB"
          text="After decompression. A larger body is cut off there and marked as cut, so that an endless response cannot fill the disk."
          value={Math.round(history.maxBodyBytes / MEGABYTE)}
          min={1}
          max={50_000}
          onSave={(megabytes) => updateSettings({ history: { maxBodyBytes: megabytes * MEGABYTE } })}
        />
        <NumberSetting
          label="Maximum number of sweeps"
          text="The oldest finished sweeps are removed first. Named and paused sweeps are kept."
          value={history.maxSweeps}
          min={1}
          max={1000}
          onSave={(maxSweeps) => updateSettings({ history: { maxSweeps } })}
        />
      </div>
    </Section>
  );
}
