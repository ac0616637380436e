// The engine: every service over the same ports. It knows no host; hosts hand it ports and call what it returns.
import type { Notice, Snapshot } from '../../shared/contract/app.ts';
import type { Catalogue } from '../../shared/okta/catalogue.ts';
import { type CallsInFlight, createCallsInFlight } from './calls-in-flight.ts';
import type { CataloguesDocument } from './catalogue/catalogue-document.ts';
import { type CatalogueService, createCatalogueService } from './catalogue/catalogue-service.ts';
import { savedProofs, savedSweeps, savedThings } from './catalogue/saved-things.ts';
import type { EngineContext, OwnParts } from './engine-context.ts';
import type { ErrorLabDocument } from './error-lab/error-lab-document.ts';
import { createErrorLabService, type ErrorLabService } from './error-lab/error-lab-service.ts';
import { createErrorLabStore } from './error-lab/error-lab-store.ts';
import { BenchError } from './errors.ts';
import { fencePorts } from './exchange/fence-ports.ts';
import { createKnownSecrets, type KnownSecrets } from './exchange/known-secrets.ts';
import { createOrgClocks } from './exchange/org-clocks.ts';
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
import { createSentRequests } from './requests/sent-requests.ts';
import { createSandboxService, type SandboxService } from './sandbox/sandbox-service.ts';
import { createSettingsService, type SettingsService } from './settings/settings-service.ts';
import { createSweepService, type SweepService } from './sweep/sweep-service.ts';
import { createCredentialService } from './tenants/credential-service.ts';
import { proxyPasswordPlace } from './tenants/secret-refs.ts';
import { createTenantList, SANDBOX_TENANT_ID, type TenantsDocument } from './tenants/tenant-list.ts';
import { createTenantService, type TenantService } from './tenants/tenant-service.ts';
import type { Vault } from './vault/vault.ts';
import { vaultLocked } from './vault/vault-errors.ts';

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
  /** Waits of runs. Moves with `now`. */
  sleep: Sleep;
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
  /** For what the bench itself asks an org: marked as that, and with tokens of its own. */
  checks(): { context: EngineContext; requests: RequestService };
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
  const { now, vault, host, sleep } = ports;
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
  const clocks = createOrgClocks(sandbox.handle);
  const orgNow = (tenantId: string) => now() + clocks.offset(tenantId);
  const tokens = createTokenBook(orgNow);
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
    { source, bodies = ports.bodies, record = history.record, unproven = false }: OwnParts,
    request: ExchangeRequest,
  ) => {
    // A token that is held still must not be used after the time that the vault may stay open.
    if (request.tenant.id !== SANDBOX_TENANT_ID && vault.lockIfOver() && request.secrets.length > 0)
      throw vaultLocked();
    const own = await tenantSecrets(tenantList, vault, request.tenant.id);
    const ran = await runExchange(request, {
      wire: ports.wire,
      bodies,
      now,
      timeoutMs: settings.get().network.timeoutMs,
      source,
      maxBodyBytes: settings.get().history.maxBodyBytes,
      network: context.network,
      scrubber: (more) => secrets.forExchange([...more, ...own]),
      record,
    });
    limits.observe(ran.exchange);
    clocks.observe(ran.exchange);
    if (!unproven) await ledger.observe(request, ran);
    return ran;
  };

  const contextOf = (own: OwnParts): EngineContext => ({
    now,
    orgNow,
    source: own.source,
    get catalogue() {
      return catalogue.current();
    },
    operation: catalogue.operation,
    tenants: tenantList,
    credentials,
    vault,
    tokens: own.tokens,
    bodies: own.bodies ?? ports.bodies,
    calls,
    limits,
    settings: settings.get,
    async network(url) {
      const { proxy, customCa } = settings.get().network;
      if (isLoopbackHost(url.hostname))
        return { proxy: { mode: 'none', url: '', username: '', password: null }, customCa };
      const password =
        proxy.mode === 'manual' && proxy.username !== '' ? await vault.get(proxyPasswordPlace(proxy.url)) : null;
      return { proxy: { ...proxy, password }, customCa };
    },
    sandbox: sandbox.handle,
    run: (request) => runWith(own, request),
    fork: contextOf,
    exchange,
  });
  const sent = createSentRequests(tenantList);
  const exchange = async (id: string) => sent.withRefusal(await history.get(id));
  const context = contextOf({ source: host.capabilities.host === 'cli' ? 'command-line' : 'workbench', tokens });
  const tokenService = createTokenService(context);
  const requests = createRequestService(context, tokenService, sent);
  const fetchAlls = createFetchAllRuns({ context, requests, sleep });
  const sweeps = createSweepService({ context, store: ports.sweeps, sleep });
  const errorLab = createErrorLabService({ context, store: errorResults, record: history.record, sleep });
  const proofRuns = createProofRuns({ context, sleep });
  const tenants = createTenantService({
    document: ports.tenants,
    list: tenantList,
    now,
    forgetSecrets,
    dropTokens: tokens.removeOf,
    forgetProofs,
  });

  vault.setAutoLock(settings.get().vault.autoLockMinutes);
  settings.onChange(async (changed, before) => {
    vault.setAutoLock(changed.vault.autoLockMinutes);
    void sweeps.trim();
    await moveProxyPassword(vault, before.network.proxy.url, changed.network.proxy.url);
  });
  vault.onChange(async () => {
    // A locked vault must not leave its tokens usable; the sandbox org has no secret to lock.
    if ((await vault.status()).state !== 'locked') return;
    sweeps.dropTokens();
    for (const token of tokens.list()) if (token.tenantId !== SANDBOX_TENANT_ID) tokens.remove(token.tokenId);
  });
  // Before the vault is opened: it reads the tenants for their names, and a notice about their file comes with the first read only.
  const document = await ports.tenants.read();
  const [loaded, proofs, errors, toldLimits, vaultNotice, catalogueNotice] = await Promise.all([
    ports.history.load(),
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
    checks() {
      const own = context.fork({ source: 'check', tokens: createTokenBook(orgNow) });
      return { context: own, requests: createRequestService(own, createTokenService(own)) };
    },
    fetchAlls,
    history: { ...history, get: exchange },
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
      orgClocks: clocks.all(),
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

/** The person gave the proxy another address: the saved password goes there from now on, where the vault is open. */
async function moveProxyPassword(vault: Vault, from: string, to: string): Promise<void> {
  const [before, after] = [proxyPasswordPlace(from), proxyPasswordPlace(to)];
  if (before.origin === after.origin || after.origin === '') return;
  // Where it is not, the password stays with the old address, and its next use says so.
  await vault.rebind(before, after.origin).catch((error: unknown) => {
    if (!(error instanceof BenchError)) throw error;
  });
}
