// `scopebench vault`: the place of the saved secrets, and the two ways on when its file is damaged, for a machine without a window.
// No secret is ever printed.

import { counted } from '../../../shared/counted.ts';
import type { VaultStatus } from '../../../shared/model/vault.ts';
import { withBench } from '../bench/open-bench.ts';
import { findDamage } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import { addCommands, type CommandEntry, type Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../options/shared-options.ts';
import { askLine } from '../terminal/ask.ts';
import type { Terminal } from '../terminal/terminal.ts';

const PASSPHRASE = `
The passphrase of the vault is read from SCOPEBENCH_PASSPHRASE or asked for in a terminal.`;

export const defineVault: Define = (command, terminal, act) => addCommands(command, ENTRIES, terminal, act);

const ENTRIES: readonly CommandEntry[] = [
  {
    name: 'show',
    usage: '[options]',
    summary: 'its state, what protects it, and which parts are damaged',
    load: async () => (command, terminal, act) =>
      addCommonOptions(command).action(act((options: CommonOptions) => showVault(terminal, options))),
  },
  {
    name: 'restore',
    usage: '[options]',
    summary: 'replace a damaged file by its backup; the damaged file is kept',
    load: async () => (command, terminal, act) =>
      addCommonOptions(command)
        .addHelpText('after', PASSPHRASE)
        .action(act((options: CommonOptions) => restoreVault(terminal, options))),
  },
  {
    name: 'start-over',
    usage: '[options]',
    summary: 'discard the saved secrets: the file is kept, tenants stay',
    load: async () => (command, terminal, act) =>
      addCommonOptions(command)
        .option('--confirm <words>', 'the words "start over"; asked for in a terminal')
        .action(act((options: CommonOptions & { confirm?: string }) => startVaultOver(terminal, options))),
  },
];

const WORDS = 'start over';

function showVault(terminal: Terminal, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench(terminal, { dataDir, sandbox: false }, async ({ client }) => {
    show(terminal, (await client.app.snapshot()).vault, json);
    return EXIT.met;
  });
}

function restoreVault(terminal: Terminal, { json, dataDir }: CommonOptions): Promise<ExitCode> {
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const damage = await findDamage(bench);
    const restored = await bench.client.vault.restoreBackup();
    if (damage !== null) terminal.note(damage);
    terminal.note('The backup was restored. A secret that was saved after the backup must be entered again.');
    show(terminal, restored, json);
    return EXIT.met;
  });
}

function startVaultOver(
  terminal: Terminal,
  { json, dataDir, confirm }: CommonOptions & { confirm?: string },
): Promise<ExitCode> {
  return withBench(terminal, { dataDir, sandbox: false }, async ({ client }) => {
    const { vault } = await client.app.snapshot();
    terminal.note(
      `Saved secrets that will be discarded: ${vault.state === 'damaged' ? 'all' : vault.secrets}. Tenants stay.`,
    );
    if (vault.damage?.backupUsable)
      terminal.note('The backup is good: scopebench vault restore brings it back instead.');
    const typed = confirm ?? (await askLine(terminal.world, `Type ${WORDS} to go on: `));
    if (typed?.trim() !== WORDS)
      throw usageError(`Discarding the saved secrets needs the words ${WORDS}.`, `Add --confirm "${WORDS}".`);
    show(terminal, await client.vault.startOver({ confirm: WORDS }), json);
    return EXIT.met;
  });
}

function show(
  { print, printJson }: Terminal,
  { state, slots, secrets, damage }: VaultStatus,
  json: boolean | undefined,
): void {
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
      ? 'The backup is good: scopebench vault restore brings it back. A damaged secret alone can be entered again instead.'
      : 'There is no usable backup: enter a damaged secret again, or discard all of them with scopebench vault start-over.',
  );
}
