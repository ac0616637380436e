// The vault: its state and what can be done in it.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { reportProblem } from '../../platform/problems.ts';
import { updateSettings, useSettings } from '../../platform/session-state/settings.ts';
import { useVaultStatus } from '../../platform/session-state/vault.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { VaultDamage } from '../../ui/vault/VaultDamage.tsx';
import { VaultSetUp } from '../../ui/vault/VaultSetUp.tsx';
import { VaultUnlock } from '../../ui/vault/VaultUnlock.tsx';
import { SettingRow } from './SettingRow.tsx';
import { VaultSlots } from './VaultSlots.tsx';
import { VaultState } from './VaultState.tsx';
import { lockVault } from './vault-actions.ts';

const AUTO_LOCK = [
  { value: '0', label: 'Never' },
  { value: '5', label: 'After 5 minutes' },
  { value: '15', label: 'After 15 minutes' },
  { value: '60', label: 'After an hour' },
  { value: '240', label: 'After 4 hours' },
];

export function VaultSection({ id }: { id: string }) {
  const vault = useVaultStatus();
  const { vault: settings } = useSettings();
  const [asking, setAsking] = useState(false);
  const locking = useAction(lockVault);
  const minutes = String(settings.autoLockMinutes);
  const known = AUTO_LOCK.some(({ value }) => value === minutes);
  const options = known ? AUTO_LOCK : [...AUTO_LOCK, { value: minutes, label: `After ${minutes} minutes` }];
  const done = () => setAsking(false);
  const canSetUp = vault.state === 'absent' || vault.state === 'session';
  return (
    <Section title="Vault" text="Saved secrets, encrypted on this computer." id={id}>
      <VaultState
        vault={vault}
        action={
          <>
            {vault.state === 'open' && (
              <Button busy={locking.busy} onClick={() => locking.run()}>
                Lock now
              </Button>
            )}
            {vault.state === 'locked' && !asking && (
              <Button variant="primary" onClick={() => setAsking(true)}>
                Unlock
              </Button>
            )}
            {canSetUp && !asking && (
              <Button onClick={() => setAsking(true)}>
                {vault.state === 'session' ? 'Keep them on disk' : 'Set up'}
              </Button>
            )}
          </>
        }
      />
      {locking.error && <ErrorNotice error={locking.error} onDismiss={locking.clear} />}
      {asking && vault.state === 'locked' && <VaultUnlock onDone={done} onCancel={done} withDamage={false} />}
      {asking && canSetUp && (
        <VaultSetUp onDone={done} onCancel={done} confirm="Protect" withSession={vault.state === 'absent'} />
      )}
      <VaultDamage />
      {vault.slots.length > 0 && vault.state !== 'damaged' && <VaultSlots vault={vault} />}
      {(vault.state === 'open' || vault.state === 'locked') && (
        <SettingRow
          label="Lock automatically"
          text="Locks when no secret has been used for this long, and discards the tokens."
        >
          {(labelId) => (
            <Select
              aria-labelledby={labelId}
              w={200}
              data={options}
              value={minutes}
              onChange={(value) => {
                if (value !== null)
                  void updateSettings({ vault: { autoLockMinutes: Number(value) } }).catch(reportProblem);
              }}
            />
          )}
        </SettingRow>
      )}
    </Section>
  );
}
