// The vault at a terminal: opened only when a secret of it is needed, and made with the protection that was chosen.
import type { VaultStatus } from '../../../shared/model/vault.ts';
import { CliError, usageError } from '../cli-error.ts';
import { codeOf } from '../shown-error.ts';
import { askHidden } from '../terminal/ask.ts';
import type { World } from '../world.ts';
import type { OpenBench } from './open-bench.ts';
import { takeNewPassphrase, takePassphrase } from './secrets.ts';

const TRIES = 3;

/** Runs the work; when the vault turns out to be locked, unlocks it and runs the work again. Nothing was sent before. */
export async function withVault<T>(bench: OpenBench, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) !== 'VAULT_LOCKED') throw error;
    await unlock(bench);
    return work();
  }
}

/**
 * Makes the vault ready to take a secret: made when there is none, unlocked when it is locked.
 * @throws CliError VAULT_ABSENT when no protection was chosen and none offers itself
 */
export async function prepareVault(bench: OpenBench, protect: 'keyring' | 'passphrase' | undefined): Promise<void> {
  const { vault } = await bench.client.app.snapshot();
  if (vault.state === 'locked') return unlock(bench);
  if (vault.state === 'damaged')
    throw new CliError('VAULT_DAMAGED', vault.damage?.message ?? 'The vault file is damaged.', {
      fix: mendingOf(vault),
    });
  if (vault.state !== 'absent') return;
  await setUp(bench, protect ?? choose(bench.terminal.world, vault));
}

/** How a damaged vault is mended from here. */
export function mendingOf({ damage }: Pick<VaultStatus, 'damage'>): string {
  return damage?.backupUsable
    ? 'Restore the backup with scopebench vault restore. The damaged file is kept beside it.'
    : 'Restore a copy of the file, or discard the saved secrets with scopebench vault start-over.';
}

/**
 * What is damaged, in a sentence; null when nothing is known to be. Some damage only shows when the vault is opened, so a
 * locked one is unlocked for it: what is at fault then, the passphrase or the file, is said by the error.
 */
export async function findDamage(bench: OpenBench): Promise<string | null> {
  const { vault } = await bench.client.app.snapshot();
  if (vault.damage !== null || vault.state !== 'locked') return vault.damage?.message ?? null;
  await unlock(bench).catch((error: unknown) => {
    if (codeOf(error) !== 'VAULT_DAMAGED') throw error;
  });
  return (await bench.client.app.snapshot()).vault.damage?.message ?? null;
}

/** Never a downgrade in silence: the keyring where it works; a passphrase only where one was given. */
function choose({ env }: World, { offers }: VaultStatus): 'keyring' | 'passphrase' {
  if (env.SCOPEBENCH_PASSPHRASE) return 'passphrase';
  const keyring = offers.find(({ kind }) => kind === 'keyring');
  if (keyring?.available) return 'keyring';
  throw new CliError('VAULT_ABSENT', 'There is no vault to save secrets in yet.', {
    meaning: `The system keyring cannot be used here: ${keyring?.reason ?? 'it is not offered.'}`,
    fix: 'Use --protect passphrase and set SCOPEBENCH_PASSPHRASE, or run this in a terminal to be asked for it.',
  });
}

async function setUp({ client, terminal }: OpenBench, kind: 'keyring' | 'passphrase'): Promise<void> {
  if (kind === 'keyring') {
    await client.vault.setUp({ protection: { kind } });
    terminal.note('The vault was created; the system keyring protects it.');
    return;
  }
  const passphrase = await takeNewPassphrase(terminal.world);
  if (passphrase === null)
    throw usageError(
      '--protect passphrase needs a passphrase.',
      'Set SCOPEBENCH_PASSPHRASE, or run this in a terminal.',
    );
  await client.vault.setUp({ protection: { kind, passphrase } });
  terminal.note('The vault was created; your passphrase protects it.');
}

async function unlock({ client, engine, terminal }: OpenBench): Promise<void> {
  const { slots } = await engine.context.vault.status();
  const reason = engine.notices().find(({ id }) => id === 'vault-not-opened')?.message;
  if (!slots.some(({ kind }) => kind === 'passphrase')) throw closedHere(slots, reason);
  const open = (passphrase: string) => client.vault.unlock({ kind: 'passphrase', passphrase });
  const given = takePassphrase(terminal.world);
  if (given !== null) {
    await open(given);
    return;
  }
  for (let attempt = 1; ; attempt++) {
    const typed = await askHidden(terminal.world, 'Passphrase of the vault: ');
    if (typed === null) throw locked(reason);
    try {
      await open(typed);
      return;
    } catch (error) {
      if (codeOf(error) !== 'PASSPHRASE_WRONG' || attempt === TRIES) throw error;
      terminal.note('That is not the passphrase.');
    }
  }
}

function locked(reason: string | undefined): CliError {
  return new CliError('VAULT_LOCKED', 'The vault is locked.', {
    ...(reason === undefined ? {} : { meaning: reason }),
    fix: 'Set SCOPEBENCH_PASSPHRASE to its passphrase, or run this in a terminal to be asked for it.',
  });
}

function closedHere(slots: VaultStatus['slots'], reason: string | undefined): CliError {
  const names = slots.map(({ kind, backend }) => `${kind} (${backend})`).join(', ');
  return new CliError('VAULT_LOCKED', `The vault is protected by ${names} alone, which does not open it here.`, {
    ...(reason === undefined ? {} : { meaning: reason }),
    fix: 'Open it in the window and add a passphrase in Settings, Vault: a passphrase opens it everywhere.',
  });
}
