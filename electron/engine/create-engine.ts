// The engine: every service over the same ports. It knows no host; hosts hand it ports and call what it returns.
import type { Notice, Snapshot } from '../../shared/contract/app.ts';
import type { Exchange } from '../../shared/contract/exchange.ts';
import type { Catalogue } from '../../shared/okta/catalogue.ts';
import { type CallsInFlight, createCallsInFlight } from './calls-in-flight.ts';
import type { CataloguesDocument } from './catalogue/catalogue-document.ts';
import { type CatalogueService, createCatalogueService } from './catalogue/catalogue-service.ts';
import { savedProofs, savedSweeps, savedThings } from './catalogue/saved-things.ts';
import type { EngineContext } from './engine-context.ts';
import type { ErrorLabDocument } from './error-lab/error-lab-document.ts';
import { createErrorLabService, type ErrorLabService } from './error-lab/error-lab-service.ts';
import { createErrorLabStore } from './error-lab/error-lab-store.ts';
import { BenchError } from './errors.ts';
import { fencePorts } from './exchange/fence-ports.ts';
import { createKnownSecrets, type KnownSecrets } from './exchange/known-secrets.ts';
import { isLoopbackHost } from './exchange/resolve-target.ts';
import { type ExchangeRequest, runExchange } from './exchange/run-exchange.ts';
import { tenantSecrets } from './exchange/tenant-secrets.ts';
import { createHistoryService, type HistoryService } from './history/history-service.ts';
import { createProofRuns, type ProofRuns } from './infer/proof-runs.ts';
import type { LedgerDocument } from './ledger/ledger-document.ts';
import { createLedgerService, type LedgerService } from './ledger/ledger-service.ts';
import type { LimitsDocument } from './limits/limits-document.ts';
import { createToldLimits } from './limits/told-limits.ts';
import { createTokenBook } from './oauth/token-book.ts';
import { createTokenChecks, type TokenChecks } from './oauth/token-checks.ts';
import { createTokenService, type TokenService } from './oauth/token-service.ts';
import type {
  BodyStore,
  HistoryStore,
  HostPort,
  Now,
  ParseDocument,
  SandboxPort,
  SettingsStore,
  Sleep,
  SweepStore,
  Wire,
} from './ports.ts';
import { createFetchAllRuns, type FetchAllRuns, listsInUse } from './requests/fetch-all-runs.ts';
import { createRequestService, type RequestService } from './requests/request-service.ts';
import { createSandboxService, type SandboxService } from './sandbox/sandbox-service.ts';
import { createSettingsService, type SettingsService } from './settings/settings-service.ts';
import { createSweepService, type SweepService } from './sweep/sweep-service.ts';
import { systemSleep } from './system-sleep.ts';
import { createCredentialService } from './tenants/credential-service.ts';
import { PROXY_PASSWORD_REF } from './tenants/secret-refs.ts';
import { createTenantList, SANDBOX_TENANT_ID, type TenantsDocument } from './tenants/tenant-list.ts';
import { createTenantService, type TenantService } from './tenants/tenant-service.ts';
import type { Vault } from './vault/vault.ts';

export interface EnginePorts {
  version: string;
  dataFolder: string;
  /** What ships; an imported one takes its place in `context.catalogue`. */
  catalogue: Catalogue;
  catalogues: CataloguesDocument;
  ledger: LedgerDocument;
  errorLab: ErrorLabDocument;
  limits: LimitsDocument;
  parseDocument: ParseDocument;
  now: Now;
  wire: Wire;
  vault: Vault;
  tenants: TenantsDocument;
  settings: SettingsStore;
  history: HistoryStore;
  bodies: BodyStore;
  sweeps: SweepStore;
  /** Waits of a run; the system's timer when absent. Moves with `now`. */
  sleep?: Sleep;
  /** Null for a host that needs no sandbox org: then it is not among the tenants. */
  sandbox: SandboxPort | null;
  host: HostPort;
  /** What the host already knows of this start. */
  notices: Notice[];
}

export interface Engine {
  /** With the fence in front: what is written to them was searched for secrets. */
  ports: EnginePorts;
  /** The fence around secrets, for everything that leaves the engine. */
  secrets: KnownSecrets;
  context: EngineContext;
  tenants: TenantService;
  tokens: TokenService;
  tokenChecks: TokenChecks;
  requests: RequestService;
  fetchAlls: FetchAllRuns;
  history: HistoryService;
  settings: SettingsService;
  sandbox: SandboxService;
  catalogue: CatalogueService;
  ledger: LedgerService;
  sweeps: SweepService;
  errorLab: ErrorLabService;
  proofs: ProofRuns;
  calls: CallsInFlight;
  snapshot(): Promise<Snapshot>;
  /** What a person should know of this start. Part of the snapshot, which also tries the keyring. */
  notices(): readonly Notice[];
  close(): Promise<void>;
}

/** Reads what is stored, starts the sandbox org, opens the vault where no person is needed. Never opens a stored body. */
export async function createEngine(bare: EnginePorts): Promise<Engine> {
  const secrets = createKnownSecrets();
  const ports = fencePorts(bare, secrets);
  const { now, vault, host, sleep = systemSleep } = ports;
  const notices = [...ports.notices];
  const settings = createSettingsService(ports.settings);
  const storedSettings = await ports.settings.read();
  settings.load(storedSettings.settings);
  if (storedSettings.notice) notices.push(storedSettings.notice);

  const sandbox = createSandboxService(ports.sandbox, () => settings.get().sandbox, now);
  const history = createHistoryService({
    store: ports.history,
    bodies: ports.bodies,
    now,
    limits: () => settings.get().history,
    elsewhere: ports.sweeps.evidence,
    inUse: () => listsInUse(fetchAlls),
    letGo: async (ids) => {
      for (const { runId, exchangeId } of fetchAlls.list()) if (ids.has(exchangeId)) await fetchAlls.remove(runId);
    },
  });
  const tokens = createTokenBook(now);
  const calls = createCallsInFlight();
  const tenantList = createTenantList(ports.tenants, sandbox.handle);
  /** Deleting must work while the vault is closed: what is left behind is unreadable and has no name any more. */
  const forgetSecrets = async (refs: string[]) => {
    try {
      return refs.length === 0 ? 0 : await vault.remove(refs);
    } catch (error) {
      if (error instanceof BenchError && error.code.startsWith('VAULT_')) return 0;
      throw error;
    }
  };
  const catalogue = createCatalogueService({
    shipped: ports.catalogue,
    document: ports.catalogues,
    parseDocument: ports.parseDocument,
    async saved() {
      const all = await tenantList.all();
      return {
        things: savedThings(all),
        sweeps: savedSweeps(await sweeps.views()),
        proofs: savedProofs(all, await ledger.proofVersions()),
      };
    },
  });
  const ledger = createLedgerService({ document: ports.ledger, tenants: tenantList, catalogue: catalogue.current });
  const limits = createToldLimits(ports.limits);
  const errorResults = createErrorLabStore(ports.errorLab);
  const forgetProofs = async (tenantId: string, credentialId?: string) => {
    await fetchAlls.drop(tenantId, credentialId);
    await errorLab.runs.drop(tenantId, credentialId);
    await proofRuns.drop(tenantId, credentialId);
    await ledger.drop(tenantId, credentialId);
    await errorResults.drop(tenantId, credentialId);
    await limits.drop(tenantId, credentialId);
  };
  const credentials = createCredentialService({
    list: tenantList,
    vault,
    now,
    forgetSecrets,
    dropTokens: tokens.removeOf,
    forgetProofs,
  });

  const runWith = async (
    bodies: BodyStore,
    record: (exchange: Exchange) => Promise<void>,
    request: ExchangeRequest,
    proves = true,
  ) => {
    const own = await tenantSecrets(tenantList, vault, request.tenant.id);
    const ran = await runExchange(request, {
      wire: ports.wire,
      bodies,
      now,
      timeoutMs: settings.get().network.timeoutMs,
      network: context.network,
      scrubber: (more) => secrets.forExchange([...more, ...own]),
      record,
    });
    limits.observe(ran.exchange);
    if (proves) await ledger.observe(request, ran);
    return ran;
  };

  const context: EngineContext = {
    now,
    get catalogue() {
      return catalogue.current();
    },
    operation: catalogue.operation,
    tenants: tenantList,
    credentials,
    vault,
    tokens,
    bodies: ports.bodies,
    calls,
    limits,
    settings: settings.get,
    async network(url) {
      const { proxy, customCa } = settings.get().network;
      if (isLoopbackHost(url.hostname))
        return { proxy: { mode: 'none', url: '', username: '', password: null }, customCa };
      const password = proxy.mode === 'manual' && proxy.username !== '' ? await vault.get(PROXY_PASSWORD_REF) : null;
      return { proxy: { ...proxy, password }, customCa };
    },
    sandbox: sandbox.handle,
    run: (request) => runWith(ports.bodies, history.record, request),
    fork: ({ tokens: book, bodies, record, unproven = false }) => ({
      ...context,
      get catalogue() {
        return catalogue.current();
      },
      tokens: book,
      bodies,
      run: (request) => runWith(bodies, record, request, !unproven),
    }),
    exchange: history.get,
  };
  const tokenService = createTokenService(context);
  const requests = createRequestService(context, tokenService);
  const fetchAlls = createFetchAllRuns({ context, requests, sleep });
  const sweeps = createSweepService({ context, store: ports.sweeps, sleep });
  const errorLab = createErrorLabService({ context, store: errorResults, record: history.record, sleep });
  const proofRuns = createProofRuns({ context, tokens: tokenService, requests });
  const tenants = createTenantService({
    document: ports.tenants,
    list: tenantList,
    now,
    forgetSecrets,
    dropTokens: tokens.removeOf,
    forgetProofs,
  });

  vault.setAutoLock(settings.get().vault.autoLockMinutes);
  settings.onChange((changed) => {
    vault.setAutoLock(changed.vault.autoLockMinutes);
    void sweeps.trim();
  });
  vault.onChange(async () => {
    // A locked vault must not leave its tokens usable; the sandbox org has no secret to lock.
    if ((await vault.status()).state !== 'locked') return;
    sweeps.dropTokens();
    for (const token of tokens.list()) if (token.tenantId !== SANDBOX_TENANT_ID) tokens.remove(token.tokenId);
  });
  const [loaded, document, proofs, errors, toldLimits, vaultNotice, catalogueNotice] = await Promise.all([
    ports.history.load(),
    ports.tenants.read(),
    ports.ledger.read(),
    ports.errorLab.read(),
    ports.limits.read(),
    vault.open(),
    catalogue.load(),
    sandbox.start(),
  ]);
  const { operations, scopes } = catalogue.current();
  secrets.publish([...operations.flatMap(({ id, path }) => [id, path]), ...scopes.map(({ name }) => name)]);
  history.load(loaded.summaries);
  limits.load(toldLimits.value.told);
  const read = [loaded, document, proofs, errors, toldLimits].map(({ notice }) => notice);
  for (const notice of [...read, vaultNotice, catalogueNotice]) if (notice) notices.push(notice);

  return {
    ports,
    secrets,
    context,
    tenants,
    tokens: tokenService,
    tokenChecks: createTokenChecks(context, tokenService),
    requests,
    fetchAlls,
    history,
    settings,
    sandbox,
    catalogue,
    ledger,
    sweeps,
    errorLab,
    proofs: proofRuns,
    calls,
    notices: () => notices,
    snapshot: async () => ({
      version: ports.version,
      capabilities: host.capabilities,
      tenants: await tenantList.all(),
      tokens: tokens.list(),
      settings: await settings.settled(),
      vault: await vault.status(),
      sandbox: sandbox.status(),
      catalogueVersion: catalogue.current().version,
      dataFolder: ports.dataFolder,
      notices,
    }),
    async close() {
      await Promise.all([sweeps.close(), fetchAlls.close(), errorLab.runs.close(), proofRuns.close()]);
      calls.cancelAll();
      tokens.clear();
      await Promise.all([ledger.close(), limits.close()]);
      await sandbox.close();
      await vault.close();
    },
  };
}
