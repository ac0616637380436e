// The engine in this process, called by the same procedures as the page calls: inputs and outputs are validated alike.
import { createRouterClient, type RouterClient } from '@orpc/server';
import { router } from '../../app/router.ts';
import { assembleBench } from '../../assembly/assemble.ts';
import type { Engine } from '../../engine/create-engine.ts';
import type { BodyStore, HostPort } from '../../engine/ports.ts';
import type { FaultSpec } from '../../sandbox/faults/fault.ts';
import { CliError } from '../cli-error.ts';
import { fenceOutput, note } from '../terminal/print.ts';

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
  client: RouterClient<typeof router>;
  engine: Engine;
  dataFolder: string;
  close(): Promise<void>;
}

/** What was damaged and mended at the start is told on stderr. */
async function openBench({ dataDir, sandbox, visit = false, bodies, faults }: OpenBenchOptions): Promise<OpenBench> {
  const bench = await assembleBench({
    dataDir,
    visit,
    host: terminalPort(),
    ...(sandbox ? {} : { sandbox: null }),
    ...(bodies ? { bodies } : {}),
    ...(faults ? { sandboxFaults: faults } : {}),
  });
  const { engine } = bench;
  fenceOutput(engine.secrets.edge);
  for (const { id, level, message, fix } of engine.notices())
    if (level !== 'info' && id !== 'vault-not-opened') note(`Note: ${message} ${fix}`);
  return {
    client: createRouterClient(router, { context: { engine } }),
    engine,
    dataFolder: bench.dataFolder,
    close: bench.close,
  };
}

/** Runs the work on an open bench and closes it whatever happens. */
export async function withBench<T>(options: OpenBenchOptions, work: (bench: OpenBench) => Promise<T>): Promise<T> {
  const bench = await openBench(options);
  try {
    return await work(bench);
  } finally {
    await bench.close();
  }
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
