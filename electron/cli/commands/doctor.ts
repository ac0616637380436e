// `scopebench doctor`: what works on this machine, and what to do about what does not. Every check gives a row, none stops the others.
// Exit 4 when a row is a problem.
import { findAppRoot } from '../../assembly/app-root.ts';
import { isSandbox } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../options/shared-options.ts';
import { toShownError } from '../shown-error.ts';
import { formatLevel } from '../terminal/level.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';
import { checkClock } from './doctor/check-clock.ts';
import { checkDataFolder } from './doctor/check-data-folder.ts';
import { checkCertificates, checkProxy } from './doctor/check-network.ts';
import { checkNode } from './doctor/check-node.ts';
import { checkRights } from './doctor/check-rights.ts';
import { checkSandbox } from './doctor/check-sandbox.ts';
import { checkBrowser, checkElectron } from './doctor/check-shells.ts';
import { checkVault } from './doctor/check-vault.ts';
import { type Finding, fine, problem } from './doctor/finding.ts';

export const defineDoctor: Define = (command, terminal, act) => {
  command.option('-t, --tenant <name>', 'compare the clock with the org of this saved tenant as well');
  addCommonOptions(command).action(act((options: DoctorOptions) => runDoctor(terminal, options)));
};

interface DoctorOptions extends CommonOptions {
  tenant?: string;
}

async function runDoctor(terminal: Terminal, options: DoctorOptions): Promise<ExitCode> {
  const { machine } = terminal.world;
  const { dataDir, json, tenant } = options;
  const stored = await withBench(terminal, { dataDir, sandbox: tenant !== undefined && isSandbox(tenant) }, (bench) =>
    checkStored(bench, tenant),
  ).catch((error: unknown) => {
    const { message, meaning, fix } = toShownError(error);
    return [problem('start', message, meaning, fix)];
  });
  const root = findAppRoot().folder;
  const checks = [
    checkNode(machine),
    ...stored,
    checkElectron(root, terminal.world),
    checkBrowser(terminal.world),
    await checkSandbox(terminal, dataDir),
  ];
  const ok = checks.every(({ level }) => level !== 'problem');
  if (json) terminal.printJson({ ok, checks });
  else terminal.print(checks.map((check) => describe(terminal.paint, check)).join('\n'));
  return ok ? EXIT.met : EXIT.notMet;
}

async function checkStored(bench: OpenBench, tenant: string | undefined): Promise<Finding[]> {
  const { vault, settings, notices, dataFolder } = await bench.client.app.snapshot();
  const { env, machine } = bench.terminal.world;
  const { version, operations, scopes } = bench.engine.context.catalogue;
  return [
    await checkDataFolder(dataFolder),
    ...(await checkRights(dataFolder, machine.uid)),
    ...notices
      .filter(({ id }) => !id.startsWith('data-folder') && id !== 'vault-not-opened')
      .map(({ id, level, message, fix }) => ({
        id,
        level: level === 'error' ? ('problem' as const) : ('note' as const),
        message,
        meaning: null,
        fix,
      })),
    ...checkVault(vault),
    checkProxy(settings.network.proxy, env),
    checkCertificates(settings.network, env),
    ...(tenant === undefined ? [] : [await checkClock(bench, tenant)]),
    fine('catalogue', `Catalogue ${version}: ${operations.length} operations, ${scopes.length} scopes.`),
  ];
}

function describe(paint: Paint, { level, message, meaning, fix }: Finding): string {
  return [
    `${formatLevel(paint, level)} ${message}`,
    ...[meaning, fix].flatMap((line) => (line === null ? [] : [`            ${line}`])),
  ].join('\n');
}
