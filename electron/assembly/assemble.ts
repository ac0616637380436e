// Puts the engine on real things, for every host alike: a host brings only what it alone has (its slots, its dialogs) and gets
// back what answers the page's calls, to mount beside the page's files.
import { createCallListener } from '../adapters/call-listener.ts';
import { parseDocument } from '../adapters/documents/parse-document.ts';
import { createPlanFiles } from '../adapters/plans/plan-files.ts';
import { createRedirectListener } from '../adapters/redirect-listener.ts';
import { createKeyringSlot } from '../adapters/slots/keyring-slot.ts';
import { createPassphraseSlot } from '../adapters/slots/passphrase-slot.ts';
import { hereWith, resolveDataFolder } from '../adapters/stores/data-folder.ts';
import { systemSleep } from '../adapters/system-sleep.ts';
import { createWire } from '../adapters/wire/axios-wire.ts';
import { type Calls, createCalls } from '../app/calls.ts';
import { cataloguesSchema } from '../engine/catalogue/catalogue-document.ts';
import { createEngine, type Engine } from '../engine/create-engine.ts';
import { createDocument } from '../engine/document.ts';
import type { EnginePorts } from '../engine/engine-ports.ts';
import { errorLabSchema, liftErrorLab } from '../engine/error-lab/error-lab-document.ts';
import { ledgerSchema } from '../engine/ledger/ledger-document.ts';
import { liftLimits, limitsSchema } from '../engine/limits/limits-document.ts';
import { planFoldersSchema } from '../engine/plans/plan-folders-document.ts';
import type { BodyStore, HostPort, Now, SandboxPort, SettingsStore, Sleep, VaultSlot } from '../engine/ports.ts';
import { createSecretOwners } from '../engine/tenants/secret-owners.ts';
import { tenantsSchema } from '../engine/tenants/tenant-list.ts';
import { createVault } from '../engine/vault/vault.ts';
import type { FaultSpec } from '../sandbox/faults/fault.ts';
import { findAppRoot } from './app-root.ts';
import { createAnswerShapes } from './load-answer-shapes.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { createSandboxPort } from './sandbox-port.ts';
import { createVisitStores, openStores, type Stores } from './stores.ts';

export interface AssembleOptions {
  /** Else the system's own place. */
  dataDir?: string | undefined;
  /** Names of the data folder and of proxies are taken from it; the process's own when absent. */
  environment?: Record<string, string | undefined>;
  host: HostPort;
  /** The settings on this host; `conf` when absent. */
  settings?: (folder: string) => SettingsStore;
  /** Slots that only this host has; they are tried before keyring and passphrase. */
  slots?: VaultSlot[];
  /** scrypt's N for new passphrases; the usual one when absent. */
  passphraseCost?: number;
  /** Another sandbox org than the embedded one; null for none. */
  sandbox?: SandboxPort | null;
  /** Faults of the embedded one, at each of its starts. */
  sandboxFaults?: readonly FaultSpec[];
  /** The clock and the waiting of the engine, for tests that move time instead of letting it pass. */
  time?: { now: Now; sleep: Sleep };
  /** Keep nothing: tenants, secrets and history live in memory. Settings of the data folder are read. */
  visit?: boolean;
  /** In place of where this run keeps bodies. */
  bodies?: BodyStore;
}

export interface Bench {
  engine: Engine;
  dataFolder: string;
  calls: Calls;
  close(): Promise<void>;
}

export async function assembleBench(options: AssembleOptions): Promise<Bench> {
  const now = options.time?.now ?? Date.now;
  const root = findAppRoot();
  const dataFolder = resolveDataFolder(options.dataDir, hereWith(options.environment));
  const [catalogue, stores] = await Promise.all([
    loadCatalogue(root.folder),
    options.visit ? createVisitStores(dataFolder) : openStores(dataFolder, options.settings),
  ]);
  const tenants = createDocument({
    name: 'tenants',
    file: stores.tenants,
    schema: tenantsSchema,
    version: 1,
    empty: { tenants: [] },
  });
  const vault = createVault({
    file: stores.vault,
    owners: createSecretOwners(tenants, stores.settings),
    slots: [...(options.slots ?? []), createKeyringSlot(), createPassphraseSlot({ cost: options.passphraseCost })],
    now,
  });
  const engine = await createEngine({
    version: root.version,
    dataFolder,
    catalogue,
    now,
    wire: createWire({ environment: options.environment }),
    vault,
    tenants,
    ...openDocuments(stores),
    lastUsed: stores.lastUsed,
    planFiles: createPlanFiles(dataFolder),
    parseDocument,
    answerShapes: createAnswerShapes(root.folder),
    environment: (name) => (options.environment ?? process.env)[name],
    settings: stores.settings,
    history: stores.history,
    bodies: options.bodies ?? stores.bodies,
    unkeptBodies: stores.unkeptBodies,
    runs: stores.runs,
    sleep: options.time?.sleep ?? systemSleep,
    sandbox: options.sandbox === undefined ? createSandboxPort(catalogue, options.sandboxFaults) : options.sandbox,
    host: options.host,
    redirects: createRedirectListener(),
    calls: createCallListener(),
    // Of the sandbox org's files nothing is loaded before it is used.
    callFaults: async (texts) => (await import('./call-faults.ts')).readCallFaults(texts),
    notices: stores.notices,
  });
  return {
    engine,
    dataFolder,
    calls: createCalls(engine),
    async close() {
      await engine.close();
      await stores.close();
    },
  };
}

/** What is kept beside the tenants, a document a file. */
function openDocuments(
  stores: Stores,
): Pick<EnginePorts, 'ledger' | 'catalogues' | 'errorLab' | 'limits' | 'planFolders'> {
  return {
    ledger: createDocument({
      name: 'evidence for scopes',
      file: stores.ledger,
      schema: ledgerSchema,
      version: 1,
      empty: { credentials: [] },
    }),
    catalogues: createDocument({
      name: 'imported catalogues',
      file: stores.catalogues,
      schema: cataloguesSchema,
      version: 1,
      empty: { files: [] },
    }),
    errorLab: createDocument({
      name: 'results of error cases',
      file: stores.errorLab,
      schema: errorLabSchema,
      version: 2,
      migrate: liftErrorLab,
      empty: { places: [] },
    }),
    limits: createDocument({
      name: 'rate limits',
      file: stores.limits,
      schema: limitsSchema,
      version: 2,
      migrate: liftLimits,
      empty: { observed: [] },
    }),
    planFolders: createDocument({
      name: 'folders of plans',
      file: stores.planFolders,
      schema: planFoldersSchema,
      version: 1,
      empty: { folders: [] },
    }),
  };
}
