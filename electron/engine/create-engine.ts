// The engine: every service over the same ports. It knows no host; hosts hand it ports and call what it returns. Here is only
// who is made of what, in order: what has to happen when a thing changes or goes is an event (engine-events.ts).
import type { Notice } from '../../shared/model/notice.ts';
import type { Snapshot } from '../../shared/model/snapshot.ts';
import { type AppAccessService, createAppAccessService } from './app-access/app-access-service.ts';
import { type CallsInFlight, createCallsInFlight } from './calls-in-flight.ts';
import { createCatalogueInUse } from './catalogue/catalogue-in-use.ts';
import { type CatalogueService, createCatalogueService } from './catalogue/catalogue-service.ts';
import { savedEvidence, savedSweeps, savedThings } from './catalogue/saved-things.ts';
import type { EngineContext } from './engine-context.ts';
import { createEngineEvents } from './engine-events.ts';
import type { EnginePorts } from './engine-ports.ts';
import type { ErrorLabService } from './error-lab/error-lab-service.ts';
import { fencePorts } from './exchange/fence-ports.ts';
import { createKnownSecrets, type KnownSecrets, publishCatalogue } from './exchange/known-secrets.ts';
import { createVaultIndex } from './exchange/vault-index.ts';
import { keepChosenBodies } from './history/chosen-bodies.ts';
import type { HistoryService } from './history/history-service.ts';
import type { LedgerService } from './ledger/ledger-service.ts';
import { createObservedLimits } from './limits/observed-limits.ts';
import { createTokenBook, dropTokensOn } from './oauth/token-book.ts';
import { createTokenChecks, type TokenChecks } from './oauth/token-checks.ts';
import { createTokenService, type TokenService } from './oauth/token-service.ts';
import { type ContextParts, createContext } from './parts/contexts.ts';
import { loadStored } from './parts/load-stored.ts';
import { createRecords } from './parts/records.ts';
import { createRunServices, type RunServices } from './parts/run-services.ts';
import { connectVault } from './parts/vault-events.ts';
import { createPlanFileService, type PlanFileService } from './plans/plan-file-service.ts';
import { createRequestService, type RequestService } from './requests/request-service.ts';
import { createSentRequests } from './requests/sent-requests.ts';
import type { RunEngine } from './runs/run-engine.ts';
import { createSandboxService, type SandboxService } from './sandbox/sandbox-service.ts';
import { createSettingsService, type SettingsService } from './settings/settings-service.ts';
import { createRefreshBook } from './sign-in/refresh-book.ts';
import { createSignInService, type SignInService } from './sign-in/sign-in-service.ts';
import type { SweepService } from './sweep/sweep-service.ts';
import { createCredentialService } from './tenants/credential-service.ts';
import { type Checks, type CredentialTests, createCredentialTests } from './tenants/credential-tests.ts';
import { createLastUsed } from './tenants/last-used.ts';
import { createTenantList } from './tenants/tenant-list.ts';
import { createTenantService, type TenantService } from './tenants/tenant-service.ts';
import { createTenantSources } from './tenants/tenant-source.ts';

export interface Engine {
  /** With the fence in front: what is written to them was searched for secrets. */
  ports: EnginePorts;
  /** The fence around secrets, for everything that leaves the engine. */
  secrets: KnownSecrets;
  context: EngineContext;
  tenants: TenantService;
  tokens: TokenService;
  tokenChecks: TokenChecks;
  signIns: SignInService;
  requests: RequestService;
  /** For what the bench itself asks an org: marked as that, and with tokens of its own. */
  checks(): Checks;
  credentialTests: CredentialTests;
  appAccess: AppAccessService;
  runs: RunEngine;
  history: HistoryService;
  settings: SettingsService;
  sandbox: SandboxService;
  catalogue: CatalogueService;
  ledger: LedgerService;
  sweeps: SweepService;
  errorLab: ErrorLabService;
  recorders: RunServices['recorders'];
  planFiles: PlanFileService;
  calls: CallsInFlight;
  snapshot(): Promise<Snapshot>;
  /** What a person should know of this start. Part of the snapshot, which also tries the keyring. */
  notices(): readonly Notice[];
  close(): Promise<void>;
}

/** Reads what is stored, starts the sandbox org, opens the vault where no person is needed. Never opens a stored body. */
export async function createEngine(bare: EnginePorts): Promise<Engine> {
  const secrets = createKnownSecrets();
  const index = createVaultIndex(bare.vault, secrets);
  const fenced = fencePorts(bare, secrets, index);
  const notices = [...fenced.notices];
  const events = createEngineEvents();
  const settings = createSettingsService(fenced.settings, events);
  const ports = keepChosenBodies(fenced, () => settings.get().history.keepBodies);
  const storedSettings = await ports.settings.read();
  settings.load(storedSettings.settings);
  if (storedSettings.notice) notices.push(storedSettings.notice);

  const parts = createParts(ports, { secrets, index, settings, events });
  const { tenants: list, lastUsed, catalogue: inUse, records, sandbox, orgNow } = parts;
  const tokenBook = createTokenBook(orgNow);
  dropTokensOn(events, tokenBook, parts.sources);
  const source = ports.host.capabilities.host === 'cli' ? 'command-line' : 'workbench';
  const context = createContext(parts, { source, tokens: tokenBook });
  const tokens = createTokenService(context);
  const signIns = createSignInService(context, { listener: ports.redirects, sleep: ports.sleep });
  const requests = createRequestService(context, tokens, parts.sent);
  const runServices = createRunServices({ context, requests, records, ports, secrets });
  const catalogue = createCatalogueService({
    inUse,
    document: ports.catalogues,
    parseDocument: ports.parseDocument,
    events,
    async saved() {
      const all = await list.all();
      return {
        things: savedThings(all),
        sweeps: savedSweeps(await runServices.sweeps.views()),
        evidence: savedEvidence(all, await records.ledger.evidenceVersions()),
      };
    },
  });
  connectVault(ports.vault, settings, events);
  notices.push(...(await loadStored(ports, records, catalogue, sandbox, lastUsed)));
  publishCatalogue(secrets, inUse.current(), events);
  const checks = createChecks(context, orgNow);

  return {
    ports,
    secrets,
    context,
    tenants: createTenantService({
      document: ports.tenants,
      list,
      sources: parts.sources,
      lastUsed,
      vault: ports.vault,
      now: ports.now,
      events,
    }),
    tokens,
    tokenChecks: createTokenChecks(context, tokens),
    signIns,
    requests,
    checks,
    credentialTests: createCredentialTests(context, checks),
    appAccess: createAppAccessService(context, {
      handsOut: ports.host.capabilities.clipboard || ports.host.capabilities.host === 'cli',
    }),
    ...runServices,
    planFiles: createPlanFileService(ports),
    history: { ...records.history, get: context.exchange },
    settings,
    sandbox,
    catalogue,
    ledger: records.ledger,
    calls: parts.calls,
    notices: () => notices,
    snapshot: () => takeSnapshot(parts, context, notices),
    async close() {
      await signIns.close();
      await closeEngine(parts, context, runServices.runs);
    },
  };
}

/** New ones for each use: their tokens are nobody else's. */
const createChecks = (context: EngineContext, orgNow: ContextParts['orgNow']) => (): Checks => {
  const own = context.fork({ source: 'check', tokens: createTokenBook(orgNow) });
  const tokens = createTokenService(own);
  return { context: own, tokens, requests: createRequestService(own, tokens) };
};

/** What rests on nothing but ports, and what is kept of calls: all that a context is made of. */
function createParts(
  ports: EnginePorts,
  made: Pick<ContextParts, 'secrets' | 'index' | 'settings' | 'events'>,
): ContextParts {
  const { settings, events } = made;
  const sandbox = createSandboxService(ports.sandbox, () => settings.get().sandbox, ports.now, events);
  const catalogue = createCatalogueInUse(ports.catalogue);
  const lastUsed = createLastUsed(ports.lastUsed, ports.now, events);
  const limits = createObservedLimits(ports.limits, events);
  const sources = createTenantSources({ vault: ports.vault, limits, sandbox: sandbox.handle });
  const tenants = createTenantList(ports.tenants, sources, lastUsed);
  const records = createRecords({ ports, events, settings, catalogue, tenants, sources, limits });
  return {
    ...made,
    ports,
    sandbox,
    catalogue,
    tenants,
    sources,
    lastUsed,
    records,
    credentials: createCredentialService({ list: tenants, sources, vault: ports.vault, now: ports.now, events }),
    calls: createCallsInFlight(),
    refreshes: createRefreshBook(events, sources),
    sent: createSentRequests(tenants, events),
    orgNow: (tenantId) => ports.now() + records.clocks.offset(tenantId),
  };
}

async function takeSnapshot(parts: ContextParts, context: EngineContext, notices: Notice[]): Promise<Snapshot> {
  const { ports, tenants, lastUsed, records, settings, sandbox, catalogue } = parts;
  await lastUsed.refresh();
  return {
    version: ports.version,
    capabilities: ports.host.capabilities,
    tenants: await tenants.all(),
    tokens: context.tokens.list(),
    orgClocks: records.clocks.all(),
    settings: await settings.settled(),
    vault: await ports.vault.status(),
    sandbox: sandbox.status(),
    catalogueVersion: catalogue.current().version,
    dataFolder: ports.dataFolder,
    notices,
  };
}

async function closeEngine(parts: ContextParts, context: EngineContext, runs: RunEngine): Promise<void> {
  const { ports, records, lastUsed, sandbox, calls } = parts;
  await runs.close();
  await calls.cancelAll();
  context.tokens.clear();
  context.refreshes.clear();
  await Promise.all([records.ledger.close(), records.limits.close(), lastUsed.close()]);
  await sandbox.close();
  await ports.vault.close();
}
