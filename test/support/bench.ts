// A whole bench for tests: real files in a folder of its own, a real wire, the real sandbox org on a real port.
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { router } from '../../electron/app/router.ts';
import { createOpenGuard } from '../../electron/app/session-guard.ts';
import { type AssembleOptions, assembleBench, type Bench } from '../../electron/assembly/assemble.ts';
import { mountApp } from '../../electron/assembly/mount-app.ts';
import type { HostPort } from '../../electron/engine/ports.ts';
import { SANDBOX_TENANT_ID } from '../../electron/engine/tenants/tenant-source.ts';
import type { Contract } from '../../shared/contract/index.ts';
import type { SendInput } from '../../shared/model/request.ts';
import { CHEAP_PASSPHRASE } from './cost/cheap-passphrase.ts';
import { tempFolder } from './temp-folder.ts';

/** What the host would have put on the clipboard or on the disk. */
export interface HostSpy extends HostPort {
  copied: string[];
  saved: { filename: string; text: string }[];
  opened: string[];
}

function createHostSpy(): HostSpy {
  const spy: HostSpy = {
    copied: [],
    saved: [],
    opened: [],
    capabilities: { host: 'loopback', clipboard: true, saveDialog: true, openExternal: true },
    copyText: async (text) => void spy.copied.push(text),
    saveText: async (filename, text) => {
      spy.saved.push({ filename, text });
      return true;
    },
    saveStream: async (filename, stream) => {
      spy.saved.push({ filename, text: await new Response(stream).text() });
      return true;
    },
    openExternal: async (url) => void spy.opened.push(url),
  };
  return spy;
}

export function clientOf(bench: Bench) {
  return createRouterClient(router, { context: { engine: bench.engine } });
}
export type TestClient = ReturnType<typeof clientOf>;

export interface TestBench {
  bench: Bench;
  /** The app handler over it, for anyone. */
  fetch(request: Request): Promise<Response>;
  client: TestClient;
  host: HostSpy;
  dataDir: string;
  close(): Promise<void>;
}

export type TestBenchOptions = { dataDir?: string } & Pick<AssembleOptions, 'sandbox' | 'time' | 'visit'>;

export async function startTestBench(options: TestBenchOptions = {}): Promise<TestBench> {
  const folder = options.dataDir === undefined ? await tempFolder() : null;
  const dataDir = options.dataDir ?? folder?.path ?? '';
  const host = createHostSpy();
  const bench = await assembleBench({ passphraseCost: CHEAP_PASSPHRASE, ...options, dataDir, host });
  return {
    bench,
    fetch: mountApp({ calls: bench.calls, guard: createOpenGuard() }).fetch,
    client: clientOf(bench),
    host,
    dataDir,
    async close() {
      await bench.close();
      await folder?.remove();
    },
  };
}

/** Credentials of the sandbox org by their part of the name. */
export async function sandboxCredential(
  client: Pick<ContractRouterClient<Contract>, 'app'>,
  name: string,
): Promise<string> {
  const { tenants } = await client.app.snapshot();
  const found = tenants
    .find((tenant) => tenant.id === SANDBOX_TENANT_ID)
    ?.credentials.find((credential) => credential.name.includes(name));
  if (!found) throw new Error(`The sandbox org has no client named ${name}`);
  return found.id;
}

/** A GET of the sandbox org with the least a test wants to say. */
export function get(
  credentialId: string | null,
  path: string,
  scopes: string[],
  more: Partial<SendInput> = {},
): SendInput {
  return {
    tenantId: SANDBOX_TENANT_ID,
    credentialId,
    method: 'GET',
    path,
    operationId: null,
    headers: [],
    body: null,
    auth: { kind: 'auto', scopes },
    ...more,
  };
}
