// The work of `scopebench vault`: what the Settings page says and does of the vault, for a machine without a window.

import { counted } from '../../../shared/counted.ts';
import type { VaultStatus } from '../../../shared/model/vault.ts';
import { withBench } from '../bench/open-bench.ts';
import { findDamage } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { askLine } from '../terminal/ask.ts';
import { note, print, printJson } from '../terminal/print.ts';

const WORDS = 'start over';

export function showVault({ json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: false }, async ({ client }) => {
    show((await client.app.snapshot()).vault, json);
    return EXIT.met;
  });
}

export function restoreVault({ json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: false }, async (bench) => {
    const damage = await findDamage(bench);
    const restored = await bench.client.vault.restoreBackup();
    if (damage !== null) note(damage);
    note('The backup took its place. A secret that was saved since it was made must be entered again.');
    show(restored, json);
    return EXIT.met;
  });
}

export function startVaultOver({ json, dataDir, confirm }: CommonOptions & { confirm?: string }): Promise<ExitCode> {
  return withBench({ dataDir, sandbox: false }, async ({ client }) => {
    const { vault } = await client.app.snapshot();
    note(`Saved secrets that are given up: ${vault.state === 'damaged' ? 'all' : vault.secrets}. Tenants stay.`);
    if (vault.damage?.backupUsable) note('The backup is good: scopebench vault restore takes it instead.');
    const typed = confirm ?? (await askLine(`Type ${WORDS} to go on: `));
    if (typed?.trim() !== WORDS)
      throw usageError(`Giving up the saved secrets needs the words ${WORDS}.`, `Add --confirm "${WORDS}".`);
    show(await client.vault.startOver({ confirm: WORDS }), json);
    return EXIT.met;
  });
}

function show({ state, slots, secrets, damage }: VaultStatus, json: boolean | undefined): void {
  if (json) {
    printJson({ state, slots, secrets, damage });
    return;
  }
  // What is in a damaged file cannot be counted.
  const holds = state === 'damaged' ? '' : `, with ${counted(secrets, 'secret')}`;
  print(`The vault is ${state}${holds}.`);
  for (const { kind, backend, usable } of slots)
    print(`Protected by ${kind} (${backend})${usable ? '.' : ', which does not open it here.'}`);
  if (damage === null) return;
  print(damage.message);
  print(
    damage.backupUsable
      ? 'The backup is good: scopebench vault restore takes it. A damaged secret alone can be entered again instead.'
      : 'There is no backup that helps: enter a damaged secret again, or give all up with scopebench vault start-over.',
  );
}
