// How the embedded sandbox org behaves. It takes these up when it is reset.
import { Select, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Settings } from '../../../shared/model/settings.ts';
import { host } from '../../platform/client.ts';
import { reportProblem } from '../../platform/problems.ts';
import { setSandboxStatus, useSandboxStatus } from '../../platform/session-state/sandbox.ts';
import { updateSettings, useSettings } from '../../platform/session-state/settings.ts';
import { setTokens } from '../../platform/session-state/tokens.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../ui/notices/Note.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { SettingRow } from './SettingRow.tsx';

type SandboxSettings = Settings['sandbox'];

export function SandboxSection({ id }: { id: string }) {
  const { sandbox } = useSettings();
  const status = useSandboxStatus();
  const [changed, setChanged] = useState(false);
  const differs =
    status !== null && (changed || status.seed !== sandbox.seed || status.rateLimits !== sandbox.rateLimits);
  const save = (part: Partial<SandboxSettings>) => {
    setChanged(true);
    void updateSettings({ sandbox: part }).catch(reportProblem);
  };
  const resetting = useAction(async () => {
    setSandboxStatus(await host.sandbox.reset());
    setTokens(await host.token.list());
    setChanged(false);
    announceDone('Sandbox org reset');
  });
  return (
    <Section title="Sandbox org" text="The simulated org that comes with Scopebench." id={id}>
      <SettingRow label="Rate limits" text="Which limits apply. A call above one is answered with 429.">
        {(labelId) => (
          <Select
            aria-labelledby={labelId}
            w={200}
            data={[
              { value: 'workforce', label: 'Workforce org' },
              { value: 'integrator', label: 'Integrator org' },
              { value: 'off', label: 'None' },
            ]}
            value={sandbox.rateLimits}
            onChange={(value) => {
              if (value) save({ rateLimits: value as SandboxSettings['rateLimits'] });
            }}
          />
        )}
      </SettingRow>
      <SettingRow
        label="Lists without the admin role"
        text="What a list returns to a client that has the scope but not the role. Orgs differ in this."
      >
        {(labelId) => (
          <Select
            aria-labelledby={labelId}
            w={200}
            data={[
              { value: 'forbidden', label: 'Refuse with 403' },
              { value: 'empty', label: 'Return an empty list' },
            ]}
            value={sandbox.roleMissingOnLists}
            onChange={(value) => {
              if (value) save({ roleMissingOnLists: value as SandboxSettings['roleMissingOnLists'] });
            }}
          />
        )}
      </SettingRow>
      <SeedRow saved={sandbox.seed} onSave={(seed) => save({ seed })} />
      {differs && (
        <Note
          title="The running sandbox org still uses the previous options."
          action={
            <Button size="small" icon={IconRefresh} busy={resetting.busy} onClick={() => resetting.run()}>
              Reset it now
            </Button>
          }
        >
          A reset discards all changes made in it and applies the new ones.
        </Note>
      )}
      {resetting.error && <ErrorNotice error={resetting.error} onDismiss={resetting.clear} />}
    </Section>
  );
}

function SeedRow({ saved, onSave }: { saved: string; onSave: (seed: string) => void }) {
  const [seed, setSeed] = useState(saved);
  useEffect(() => setSeed(saved), [saved]);
  return (
    <SettingRow label="Seed" text="The same seed always gives the same users, groups, apps and log.">
      {(labelId) => (
        <TextInput
          aria-labelledby={labelId}
          w={200}
          value={seed}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => setSeed(event.currentTarget.value)}
          onBlur={() => {
            const wanted = seed.trim();
            if (wanted === '') setSeed(saved);
            else if (wanted !== saved) onSave(wanted);
          }}
        />
      )}
    </SettingRow>
  );
}
