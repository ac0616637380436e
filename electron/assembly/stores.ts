// Where a run keeps what it keeps: in the data folder, or, for a visit, nowhere.

import type { Notice } from '../../shared/model/notice.ts';
import { createAtomicFile } from '../adapters/files/atomic-file.ts';
import { createMemoryFile } from '../adapters/files/memory-file.ts';
import { createBodyFiles } from '../adapters/stores/body-files.ts';
import { openDataFolder } from '../adapters/stores/data-folder.ts';
import { createHistoryFiles } from '../adapters/stores/history-files.ts';
import { createMemoryBodies } from '../adapters/stores/memory-bodies.ts';
import { createMemoryHistory } from '../adapters/stores/memory-history.ts';
import { createReadOnlySettings } from '../adapters/stores/read-only-settings.ts';
import { createRunFiles } from '../adapters/stores/run-files.ts';
import { createConfSettings } from '../adapters/stores/settings-conf.ts';
import type { AtomicFile, BodyStore, HistoryStore, RunStore, SettingsStore } from '../engine/ports.ts';
import { createMemoryRuns } from '../engine/runs/memory-runs.ts';
import { VAULT_MAX_BYTES } from '../engine/vault/vault-file.ts';

export interface Stores {
  vault: AtomicFile;
  tenants: AtomicFile;
  ledger: AtomicFile;
  catalogues: AtomicFile;
  errorLab: AtomicFile;
  limits: AtomicFile;
  planFolders: AtomicFile;
  lastUsed: AtomicFile;
  settings: SettingsStore;
  history: HistoryStore;
  bodies: BodyStore;
  /** For who keeps no bodies. */
  unkeptBodies: BodyStore;
  runs: RunStore;
  notices: Notice[];
  /** Removes what was temporary. */
  close(): Promise<void>;
}

/** `settings`: the settings on this host; `conf` when absent. */
export async function openStores(
  path: string,
  settings: (folder: string) => SettingsStore = createConfSettings,
): Promise<Stores> {
  const folder = await openDataFolder(path);
  return {
    vault: createAtomicFile({ path: folder.vault, maxBytes: VAULT_MAX_BYTES }),
    tenants: createAtomicFile({ path: folder.tenants }),
    ledger: createAtomicFile({ path: folder.ledger }),
    catalogues: createAtomicFile({ path: folder.catalogues }),
    errorLab: createAtomicFile({ path: folder.errorLab }),
    limits: createAtomicFile({ path: folder.limits }),
    planFolders: createAtomicFile({ path: folder.planFolders }),
    lastUsed: createAtomicFile({ path: folder.lastUsed }),
    settings: settings(folder.path),
    history: createHistoryFiles(folder.history),
    bodies: createBodyFiles(folder.bodies),
    unkeptBodies: createMemoryBodies(),
    runs: createRunFiles(folder.runs),
    notices: folder.notice ? [folder.notice] : [],
    close: folder.close,
  };
}

/** Reads the settings of that folder; writes nothing anywhere, not even the folder. */
export function createVisitStores(path: string): Stores {
  return {
    vault: createMemoryFile(),
    tenants: createMemoryFile(),
    ledger: createMemoryFile(),
    catalogues: createMemoryFile(),
    errorLab: createMemoryFile(),
    limits: createMemoryFile(),
    planFolders: createMemoryFile(),
    lastUsed: createMemoryFile(),
    settings: createReadOnlySettings(path),
    history: createMemoryHistory(),
    bodies: createMemoryBodies(),
    unkeptBodies: createMemoryBodies(),
    runs: createMemoryRuns(),
    notices: [],
    close: async () => undefined,
  };
}
