// The options of `scopebench sweep` as the input of a sweep. Files and numbers are read before anything is opened; names of
// tenants and credentials after.
import { createOperationLines } from '../../../../shared/runs/sweep/plan/operation-lines.ts';
import type { SweepInput } from '../../../../shared/runs/sweep/sweep-events.ts';
import { DEFAULT_TENANT, findCredential, findTenant } from '../../bench/find-tenant.ts';
import type { OpenBench } from '../../bench/open-bench.ts';
import { CliError, needed, usageError } from '../../cli-error.ts';
import { parseScopes, parseWholeNumber } from '../../options/parse-values.ts';
import type { CommonOptions, TargetOptions } from '../../options/shared-options.ts';
import { readTextFile } from '../../terminal/read-text-file.ts';
import type { World } from '../../world.ts';

export interface SweepOptions extends CommonOptions, Omit<TargetOptions, 'tenant' | 'credential'> {
  scopes?: string;
  operations: string;
  each?: boolean;
  invalidWrites?: boolean;
  /** `--invalid-writes` as it was called before. */
  proveWrites?: boolean;
  name?: string;
  tenant?: string[];
  credential?: string[];
  share: string;
  concurrency: string;
  dryRun?: boolean;
  resume?: string;
  csv?: boolean;
  html?: boolean;
  md?: boolean;
  output?: string;
}

export interface ReadSweep {
  base: Omit<SweepInput, 'targets' | 'operations'>;
  tenants: string[];
  credentials: string[];
  /** The file where one was named. */
  operations: 'probes' | 'safe' | { file: string; text: string };
}

export async function readSweep(world: World, options: SweepOptions): Promise<ReadSweep> {
  const scopes = needed(options.scopes, '--scopes', 'registered').trim();
  const share = parseWholeNumber(options.share, '--share', 5, 100) / 100;
  const concurrency = parseWholeNumber(options.concurrency, '--concurrency', 1, 10);
  const names = parseScopes(scopes);
  if (names.length === 0) throw usageError('--scopes names no scope.', 'Use registered, readable, or names of scopes.');
  return {
    base: {
      ...(options.name === undefined ? {} : { name: options.name }),
      scopes: scopes === 'registered' || scopes === 'readable' ? scopes : names,
      isolation: options.each ? 'each' : 'together',
      share,
      concurrency,
      invalidWrites: options.invalidWrites ?? options.proveWrites ?? false,
    },
    tenants: options.tenant ?? [DEFAULT_TENANT],
    credentials: options.credential ?? [],
    operations: await readOperations(world, options.operations),
  };
}

async function readOperations(world: World, which: string): Promise<ReadSweep['operations']> {
  if (which === 'probes' || which === 'safe') return which;
  return { file: which, text: await readTextFile(world, which, '--operations') };
}

/** `visited`: the one target of an org that is not saved. */
export async function toSweepInput(
  bench: OpenBench,
  wanted: ReadSweep,
  visited: SweepInput['targets'][number] | null,
): Promise<SweepInput> {
  const { operations } = wanted;
  return {
    ...wanted.base,
    targets: visited ? [visited] : await findTargets(bench, wanted),
    operations: typeof operations === 'string' ? operations : operationIds(bench, operations),
  };
}

/** Each tenant with those of the named credentials that it has; with none named, its first. */
async function findTargets(bench: OpenBench, { tenants, credentials }: ReadSweep): Promise<SweepInput['targets']> {
  const found = await Promise.all(tenants.map((name) => findTenant(bench, name)));
  const unused = new Set(credentials);
  const targets = found.flatMap((tenant) => {
    if (credentials.length === 0) {
      const first = findCredential(tenant, undefined);
      if (tenant.credentials.length > 1)
        bench.terminal.note(
          `Credential: ${first.name} (the first of ${tenant.credentials.length}; --credential chooses).`,
        );
      return [{ tenantId: tenant.id, credentialId: first.id }];
    }
    return credentials.flatMap((name) => {
      const wanted = name.trim().toLowerCase();
      const one = tenant.credentials.find(
        ({ id, name: called, clientId }) =>
          called.toLowerCase() === wanted || id === name.trim() || clientId === name.trim(),
      );
      if (!one) return [];
      unused.delete(name);
      return [{ tenantId: tenant.id, credentialId: one.id }];
    });
  });
  const [missing] = unused;
  const [only] = found;
  // The sentence of the usual look-up, which names those that there are.
  if (missing !== undefined && only) findCredential(only, missing);
  return targets;
}

function operationIds({ engine }: OpenBench, { file, text }: { file: string; text: string }): string[] {
  const { ids, unknown } = createOperationLines(engine.context.catalogue.operations)(text);
  const [first] = unknown;
  if (first)
    throw new CliError('FILE_INVALID', `${file}, line ${first.line}: the catalogue has no operation ${first.text}.`, {
      fix: 'Write an operation id such as listUsers, or a method and path such as GET /api/v1/users.',
    });
  if (ids.length === 0)
    throw new CliError('FILE_INVALID', `${file} names no operation.`, {
      fix: 'Write one a line: listUsers, or GET /api/v1/users.',
    });
  return ids;
}
