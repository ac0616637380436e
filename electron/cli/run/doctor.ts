// The work of `scopebench doctor`: every check gives a row, none stops the others. Exit 4 when a row is a problem.
import { findAppRoot } from '../../assembly/app-root.ts';
import { isSandbox } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { checkClock } from '../doctor/check-clock.ts';
import { checkDataFolder } from '../doctor/check-data-folder.ts';
import { checkCertificates, checkProxy } from '../doctor/check-network.ts';
import { checkNode } from '../doctor/check-node.ts';
import { checkRights } from '../doctor/check-rights.ts';
import { checkSandbox } from '../doctor/check-sandbox.ts';
import { checkBrowser, checkElectron } from '../doctor/check-shells.ts';
import { checkVault } from '../doctor/check-vault.ts';
import { type Finding, fine, problem } from '../doctor/finding.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { formatLevel } from '../show/level.ts';
import { print, printJson } from '../terminal/print.ts';
import { toToldError } from '../told-error.ts';

export interface DoctorOptions extends CommonOptions {
  tenant?: string;
}

export async function runDoctor(options: DoctorOptions): Promise<ExitCode> {
  const { dataDir, json, tenant } = options;
  const stored = await withBench({ dataDir, sandbox: tenant !== undefined && isSandbox(tenant) }, (bench) =>
    checkStored(bench, tenant),
  ).catch((error: unknown) => {
    const { message, meaning, fix } = toToldError(error);
    return [problem('start', message, meaning, fix)];
  });
  const root = findAppRoot().folder;
  const checks = [checkNode(), ...stored, checkElectron(root), checkBrowser(), await checkSandbox(dataDir)];
  const ok = checks.every(({ level }) => level !== 'problem');
  if (json) printJson({ ok, checks });
  else print(checks.map(describe).join('\n'));
  return ok ? EXIT.met : EXIT.notMet;
}

async function checkStored(bench: OpenBench, tenant: string | undefined): Promise<Finding[]> {
  const { vault, settings, notices, dataFolder } = await bench.client.app.snapshot();
  const { version, operations, scopes } = bench.engine.context.catalogue;
  return [
    await checkDataFolder(dataFolder),
    ...(await checkRights(dataFolder)),
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
    checkProxy(settings.network.proxy),
    checkCertificates(settings.network),
    ...(tenant === undefined ? [] : [await checkClock(bench, tenant)]),
    fine('catalogue', `Catalogue ${version}: ${operations.length} operations, ${scopes.length} scopes.`),
  ];
}

function describe({ level, message, meaning, fix }: Finding): string {
  return [
    `${formatLevel(level)} ${message}`,
    ...[meaning, fix].flatMap((line) => (line === null ? [] : [`            ${line}`])),
  ].join('\n');
}
