// A bench whose sandbox org the test holds in its hands, and a sweep from start to end as one call.

import { toPortClient } from '../../electron/assembly/sandbox-port.ts';
import type { SandboxPort } from '../../electron/engine/ports.ts';
import type { Sandbox, SandboxOptions } from '../../electron/sandbox/sandbox-options.ts';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import { runsOf } from '../../shared/contract/runs-of.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepEvent, SweepInput } from '../../shared/runs/sweep/sweep-events.ts';
import { sandboxCredential, startTestBench, type TestBench } from './bench.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { createSweepTime, type SweepTime } from './sweep-time.ts';

export interface SweepBench extends TestBench {
  sandbox: Sandbox;
  url: string;
  time: SweepTime;
  /** Every client of the org as a target, or those that are named. */
  targets(...names: string[]): Promise<SweepInput['targets']>;
  input(more: Partial<SweepInput>): Promise<SweepInput>;
  /** Runs to the end of its watch. */
  sweep(more: Partial<SweepInput>): Promise<SweepView>;
}

export const catalogue = loadCatalogue();
export const INTEGRATIONS = ['Directory Insights', 'Report Reader', 'Partial Sync', 'No Role Connector'];

export async function startSweepBench(
  options: Partial<SandboxOptions> = {},
  more: { dataDir?: string } = {},
): Promise<SweepBench> {
  const time = createSweepTime();
  let sandbox: Sandbox | null = null;
  let url = '';
  const port: SandboxPort = {
    async start() {
      const served = await serveSandbox({ catalogue, rateLimits: 'off', ...options });
      sandbox = served.sandbox;
      url = served.url;
      time.follow((byMs) => served.sandbox.clock.advance(byMs));
      return {
        url,
        close: served.close,
        apiTokens: () => [],
        people: () => [],
        clients: () => served.sandbox.clients().flatMap(toPortClient),
        makeClient: (plan) => {
          const [client] = toPortClient(served.sandbox.makeClient(plan));
          if (!client) throw new Error('a made client has a credential');
          return client;
        },
        authorizePage: (draft) => url + served.sandbox.authorizePage(draft),
        instances: () => served.sandbox.instances(),
        journal: () => [],
        now: () => served.sandbox.clock.now(),
        // From the clock of this bench, which jumps along.
        clockOffset: () => served.sandbox.clock.now() - time.now(),
        moveClock: () => undefined,
        setClock: (at) => served.sandbox.clock.set(at),
        faults: () => served.sandbox.faults.list(),
        addFault: (text) => served.sandbox.faults.add(text),
        removeFault: (id) => (id === null ? served.sandbox.faults.clear() : Number(served.sandbox.faults.remove(id))),
        markRequests: (condition) => served.sandbox.markRequests(condition),
        issueToken: async () => null,
        testToken: async () => null,
        ownApi: { url: '', weakUrl: '', scope: '', allowedOrigin: '' },
        buckets: () => [],
        limitOf: (clientId, method, path) => served.sandbox.rateLimits.limitOf(clientId, method, path),
      };
    },
  };
  const bench = await startTestBench({ ...more, sandbox: port, time });
  if (sandbox === null) throw new Error('the engine starts its sandbox org');
  const targets = async (...names: string[]) =>
    Promise.all(
      (names.length === 0 ? INTEGRATIONS : names).map(async (name) => ({
        tenantId: 'sandbox',
        credentialId: await sandboxCredential(bench.client, name),
      })),
    );
  const input = async (choice: Partial<SweepInput>): Promise<SweepInput> => ({
    targets: choice.targets ?? (await targets()),
    scopes: 'readable',
    isolation: 'together',
    operations: 'safe',
    share: 0.5,
    concurrency: 4,
    invalidWrites: false,
    ...choice,
  });
  return {
    ...bench,
    sandbox,
    url,
    time,
    targets,
    input,
    async sweep(choice) {
      const { runId } = await runsOf(bench.client.run, 'sweep').start(await input(choice));
      return reduceSweep(EMPTY_SWEEP, await watchAll(bench.client, runId));
    },
  };
}

/** Every event until the watch ends. */
export async function watchAll(client: TestBench['client'], runId: string, after = 0): Promise<SweepEvent[]> {
  const events: SweepEvent[] = [];
  for await (const batch of await runsOf(client.run, 'sweep').watch({ runId, after })) events.push(...batch);
  return events;
}

/** The matrix as text, for comparing two: what each cell says, without times and ids of exchanges. */
export function matrixOf(view: SweepView): Record<string, string> {
  return Object.fromEntries(
    [...view.cells.values()]
      .map(({ key, outcome, status, emptyList, path, note }) => [
        key,
        [outcome, status, emptyList, path, note].join(' '),
      ])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}
