// The ports of the engine with the fence in front: what is read from the vault is known from that moment on, and nothing is written
// to any store before it was searched. The engine is given these and never the bare ones, so a new field, file or service cannot
// go round.
import type { CataloguesDocument } from '../catalogue/catalogue-document.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { Document } from '../document.ts';
import type { ErrorLabDocument } from '../error-lab/error-lab-document.ts';
import { BenchError } from '../errors.ts';
import type { LedgerDocument } from '../ledger/ledger-document.ts';
import type { LimitsDocument } from '../limits/limits-document.ts';
import type { PlanFoldersDocument } from '../plans/plan-folders-document.ts';
import type {
  AtomicFile,
  BodyStore,
  HistoryStore,
  PlanFiles,
  RunStore,
  SandboxClient,
  SandboxHandle,
  SandboxPort,
  SettingsStore,
} from '../ports.ts';
import type { TenantsDocument } from '../tenants/tenant-list.ts';
import type { Vault } from '../vault/vault.ts';
import type { KnownSecrets } from './known-secrets.ts';
import type { VaultIndex } from './vault-index.ts';

/** Every source of secrets, and everything that is written to. */
export interface FencedPorts {
  vault: Vault;
  sandbox: SandboxPort | null;
  tenants: TenantsDocument;
  ledger: LedgerDocument;
  errorLab: ErrorLabDocument;
  limits: LimitsDocument;
  planFolders: PlanFoldersDocument;
  planFiles: PlanFiles;
  lastUsed: AtomicFile;
  catalogues: CataloguesDocument;
  settings: SettingsStore;
  history: HistoryStore;
  runs: RunStore;
  bodies: BodyStore;
  unkeptBodies: BodyStore;
}

/** `index`: of the bare vault. */
export function fencePorts<Ports extends FencedPorts>(ports: Ports, secrets: KnownSecrets, index: VaultIndex): Ports {
  return {
    ...ports,
    vault: watchVault(ports.vault, secrets, index),
    sandbox: ports.sandbox === null ? null : watchSandbox(ports.sandbox, secrets),
    tenants: publishTenants(fenceDocument(ports.tenants, secrets), secrets),
    ledger: fenceDocument(ports.ledger, secrets),
    errorLab: fenceDocument(ports.errorLab, secrets),
    limits: fenceDocument(ports.limits, secrets),
    planFolders: fenceDocument(ports.planFolders, secrets),
    planFiles: fencePlanFiles(ports.planFiles, secrets),
    lastUsed: fenceFile(ports.lastUsed, secrets),
    catalogues: fenceDocument(ports.catalogues, secrets),
    settings: fenceSettings(ports.settings, secrets),
    history: fenceHistory(ports.history, secrets),
    runs: fenceRuns(ports.runs, secrets),
    bodies: fenceBodies(ports.bodies, secrets),
    unkeptBodies: fenceBodies(ports.unkeptBodies, secrets),
  };
}

/** Opening it makes all its secrets known, so that none has to be used first to be found in an answer. */
function watchVault(vault: Vault, secrets: KnownSecrets, index: VaultIndex): Vault {
  const get: Vault['get'] = async (...asked) => {
    const secret = await vault.get(...asked);
    secrets.keep([secret]);
    return secret;
  };
  const thenIndex =
    <Given extends unknown[], Result>(open: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const result = await open(...given);
      await index.refresh().catch(ignoreVault);
      return result;
    };
  return {
    ...vault,
    get,
    async put(...given) {
      secrets.keep([given[1]]);
      await vault.put(...given);
    },
    open: thenIndex(vault.open),
    unlock: thenIndex(vault.unlock),
    setUp: thenIndex(vault.setUp),
    restoreBackup: thenIndex(vault.restoreBackup),
  };
}

function ignoreVault(error: unknown): void {
  if (!(error instanceof BenchError)) throw error;
}

function watchSandbox(sandbox: SandboxPort, secrets: KnownSecrets): SandboxPort {
  return {
    async start(options) {
      const handle = await sandbox.start(options);
      const learn = (clients: readonly SandboxClient[]) => {
        secrets.publish(clients.map(({ clientId }) => clientId));
        secrets.learn(clients.flatMap(({ kind, clientId, secret }) => engineOf({ kind }).secretsOf(clientId, secret)));
      };
      learn(handle.clients());
      secrets.learn(handle.apiTokens().map(({ token }) => token));
      const watched: SandboxHandle = {
        ...handle,
        makeClient(plan) {
          const client = handle.makeClient(plan);
          learn([client]);
          return client;
        },
        async issueToken(...given) {
          const token = await handle.issueToken(...given);
          if (token !== null) secrets.learn([token]);
          return token;
        },
        async testToken(...given) {
          const token = await handle.testToken(...given);
          if (token !== null) secrets.learn([token]);
          return token;
        },
      };
      return watched;
    },
  };
}

function fenceDocument<T>(document: Document<T>, { edge }: KnownSecrets): Document<T> {
  return {
    read: document.read,
    update: (change) => document.update(async (value) => edge.value(await change(value))),
  };
}

function fenceFile(file: AtomicFile, { edge }: KnownSecrets): AtomicFile {
  return { ...file, replace: (text) => file.replace(edge.text(text)) };
}

/** Its addresses and client ids are no secrets, also where somebody took one for the secret. */
function publishTenants(tenants: TenantsDocument, secrets: KnownSecrets): TenantsDocument {
  type Value = Awaited<ReturnType<TenantsDocument['update']>>;
  // Read at every exchange, and nearly always the same.
  let latest: Value | null = null;
  const publish = (value: Value): Value => {
    if (value === latest) return value;
    latest = value;
    secrets.publish(
      value.tenants.flatMap(({ id, origin, credentials }) => [
        id,
        origin,
        ...credentials.flatMap((credential) => [credential.id, credential.clientId]),
      ]),
    );
    return value;
  };
  return {
    async read() {
      const found = await tenants.read();
      publish(found.value);
      return found;
    },
    update: (change) => tenants.update(async (value) => publish(await change(publish(value)))),
  };
}

function fenceSettings(settings: SettingsStore, { edge }: KnownSecrets): SettingsStore {
  return { read: () => settings.read(), write: (value) => settings.write(edge.value(value)) };
}

function fenceHistory(history: HistoryStore, { edge }: KnownSecrets): HistoryStore {
  return { ...history, add: (exchange, summary) => history.add(edge.value(exchange), edge.value(summary)) };
}

function fenceRuns(runs: RunStore, { edge }: KnownSecrets): RunStore {
  return {
    ...runs,
    append: (runId, events) => runs.append(runId, edge.value(events)),
    keep: (runId, exchange) => runs.keep(runId, edge.value(exchange)),
  };
}

function fenceBodies(bodies: BodyStore, { edge }: KnownSecrets): BodyStore {
  return { ...bodies, write: (id, chunks, maxBytes) => bodies.write(id, edge.stream(chunks), maxBytes) };
}

/** A plan is somebody's own text: what would have to be changed in it is not written at all, and the person reads why. */
function fencePlanFiles(files: PlanFiles, { edge }: KnownSecrets): PlanFiles {
  const check = (text: string) => {
    if (edge.text(text) === text) return;
    throw new BenchError('INVALID_INPUT', 'This plan holds a secret, so it was not saved.', {
      meaning:
        'A client secret, key or token that Scopebench knows is in its text, and a plan is a file that is shared.',
      fix: 'Take it out, and name a variable of the environment in its place: `variables: { token: { secret: ACME_TOKEN } }`.',
    });
  };
  return {
    ...files,
    async read(...given) {
      const found = await files.read(...given);
      if (found === null) return null;
      const text = edge.text(found.text);
      return { ...found, text, masked: text !== found.text };
    },
    async create(roots, folder, name, text) {
      check(text);
      return files.create(roots, folder, name, text);
    },
    async replace(roots, path, text) {
      check(text);
      return files.replace(roots, path, text);
    },
  };
}
