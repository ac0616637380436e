// The engine in this process, called by the same procedures as the page calls: inputs and outputs are validated alike. It is loaded
// when a bench is opened, not with the command: help and typing mistakes answer without it.

import { resolve } from 'node:path';
import type { RouterClient } from '@orpc/server';
import type { router } from '../../app/router.ts';
import type { Engine } from '../../engine/create-engine.ts';
import type { BodyStore, HostPort } from '../../engine/ports.ts';
import type { FaultSpec } from '../../sandbox/faults/fault.ts';
import { CliError } from '../cli-error.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface OpenBenchOptions {
  dataDir?: string | undefined;
  /** Start the embedded sandbox org. */
  sandbox: boolean;
  /** Write nothing anywhere. */
  visit?: boolean;
  /** Where bodies go, in place of data folder or memory. */
  bodies?: BodyStore | undefined;
  /** Faults of the embedded sandbox org, from the start on. */
  faults?: readonly FaultSpec[];
}

export interface OpenBench {
  terminal: Terminal;
  client: RouterClient<typeof router>;
  engine: Engine;
  dataFolder: string;
  close(): Promise<void>;
}

/** Runs the work on an open bench and closes it whatever happens. */
export async function withBench<T>(
  terminal: Terminal,
  options: OpenBenchOptions,
  work: (bench: OpenBench) => Promise<T>,
): Promise<T> {
  const bench = await openBench(terminal, options);
  try {
    return await work(bench);
  } finally {
    await bench.close();
  }
}

/** What was damaged and mended at the start is reported on stderr. */
async function openBench(
  terminal: Terminal,
  { dataDir, sandbox, visit = false, bodies, faults }: OpenBenchOptions,
): Promise<OpenBench> {
  const [{ createRouterClient }, app, { assembleBench }] = await Promise.all([
    import('@orpc/server'),
    import('../../app/router.ts'),
    import('../../assembly/assemble.ts'),
  ]);
  const { cwd, env, passphraseCost } = terminal.world;
  const bench = await assembleBench({
    dataDir: dataDir && resolve(cwd, dataDir),
    environment: env,
    visit,
    host: terminalPort(),
    ...(passphraseCost === undefined ? {} : { passphraseCost }),
    ...(sandbox ? {} : { sandbox: null }),
    ...(bodies ? { bodies } : {}),
    ...(faults ? { sandboxFaults: faults } : {}),
  });
  const { engine } = bench;
  terminal.fence(engine.secrets.edge);
  for (const { id, level, message, fix } of engine.notices())
    if (level !== 'info' && id !== 'vault-not-opened') terminal.note(`Note: ${message} ${fix}`);
  return {
    terminal,
    client: createRouterClient(app.router, { context: { engine } }),
    engine,
    dataFolder: bench.dataFolder,
    close: bench.close,
  };
}

function terminalPort(): HostPort {
  const missing = async (): Promise<never> => {
    throw new CliError('UNSUPPORTED', 'A terminal cannot do that.', { fix: 'Use the window, or print and redirect.' });
  };
  return {
    capabilities: { host: 'cli', clipboard: false, saveDialog: false, openExternal: false },
    copyText: missing,
    saveText: missing,
    saveStream: missing,
    openExternal: missing,
  };
}
