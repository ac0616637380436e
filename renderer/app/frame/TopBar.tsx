// With whom the bench works right now: tenant, credential, token; and the way to everything else.
import { IconLock, IconSearch } from '@tabler/icons-react';
import { isMac, keyCaps } from '../../platform/keys.ts';
import { useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { useVaultStatus } from '../../platform/session-state/vault.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { KeyHint } from '../../ui/controls/KeyHint.tsx';
import { openOverlay } from '../overlays.ts';
import { CredentialPicker } from './CredentialPicker.tsx';
import { SandboxSign } from './SandboxSign.tsx';
import { TenantSwitcher } from './TenantSwitcher.tsx';
import { TokenChip } from './TokenChip.tsx';
import css from './TopBar.module.css';

export function TopBar() {
  return (
    <header className={css.bar}>
      <TenantSwitcher />
      <span className={css.slash} aria-hidden="true">
        /
      </span>
      <CredentialPicker />
      <TokenChip />
      <VaultHint />
      <SandboxSign />
      <div className={css.space} />
      <button
        type="button"
        className={css.palette}
        onClick={() => openOverlay('palette')}
        aria-keyshortcuts={keyCaps('mod+k', isMac()).join('+')}
      >
        <IconSearch size={14} stroke={1.75} aria-hidden />
        <span className={css.paletteLabel}>Search or run…</span>
        <KeyHint keys="mod+k" />
      </button>
    </header>
  );
}

// Says that the vault is locked while a tenant is chosen whose secrets are in it; a click unlocks it.
function VaultHint() {
  const tenant = useSelectedTenant();
  const vault = useVaultStatus();
  if (vault.state !== 'locked' || !tenant?.abilities.locksWithVault) return null;
  return (
    <Button size="small" icon={IconLock} className={css.vault} onClick={() => void runVerbById('vault.unlock')}>
      Vault locked
    </Button>
  );
}
