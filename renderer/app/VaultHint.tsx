// Says that the vault is locked while a tenant is chosen whose secrets are in it; a click unlocks it.
import { IconLock } from '@tabler/icons-react';
import { useSelectedTenant } from '../platform/session-state/tenants.ts';
import { useVaultStatus } from '../platform/session-state/vault.ts';
import { runVerbById } from '../platform/verbs.ts';
import { Button } from '../ui/Button.tsx';
import css from './TopBar.module.css';

export function VaultHint() {
  const tenant = useSelectedTenant();
  const vault = useVaultStatus();
  if (vault.state !== 'locked' || !tenant?.abilities.locksWithVault) return null;
  return (
    <Button size="small" icon={IconLock} className={css.vault} onClick={() => void runVerbById('vault.unlock')}>
      Vault locked
    </Button>
  );
}
