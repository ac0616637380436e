// The context that every service takes, and forks of it with parts of their own.
import type { CallsInFlight } from '../calls-in-flight.ts';
import type { CatalogueInUse } from '../catalogue/catalogue-in-use.ts';
import { createSigningKeys } from '../credentials/client-assertion-keys.ts';
import { createProofBook } from '../credentials/proof-book.ts';
import type { EngineContext, OwnParts } from '../engine-context.ts';
import type { EngineEvents } from '../engine-events.ts';
import { type Destination, isReachedDirectly } from '../exchange/destination.ts';
import type { WireNetwork } from '../ports.ts';
import type { SentRequests } from '../requests/sent-requests.ts';
import type { SandboxService } from '../sandbox/sandbox-service.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { RefreshBook } from '../sign-in/refresh-book.ts';
import type { CredentialService } from '../tenants/credential-service.ts';
import type { LastUsed } from '../tenants/last-used.ts';
import { proxyPasswordPlace } from '../tenants/secret-refs.ts';
import type { TenantList } from '../tenants/tenant-list.ts';
import type { Vault } from '../vault/vault.ts';
import { createRunRecorded, type RunRecordedParts } from './run-recorded.ts';

export interface ContextParts extends Omit<RunRecordedParts, 'network'> {
  events: EngineEvents;
  catalogue: CatalogueInUse;
  tenants: TenantList;
  lastUsed: LastUsed;
  credentials: CredentialService;
  sandbox: SandboxService;
  calls: CallsInFlight;
  refreshes: RefreshBook;
  sent: SentRequests;
  orgNow(tenantId: string): number;
}

export function createContext(parts: ContextParts, first: OwnParts): EngineContext {
  const {
    ports,
    events,
    settings,
    catalogue,
    tenants,
    sources,
    lastUsed,
    credentials,
    records,
    calls,
    refreshes,
    sent,
    orgNow,
  } = parts;
  const network = createNetwork(settings, ports.vault);
  const run = createRunRecorded({ ...parts, network });
  // Of DPoP; a fork that had its own would ask for each nonce again.
  const proofs = createProofBook(events, ports.now);
  const signingKeys = createSigningKeys(events);
  const exchange = async (id: string) => sent.withRefusal(await records.history.get(id));
  const contextOf = (own: OwnParts): EngineContext => ({
    now: ports.now,
    events,
    orgNow,
    source: own.source,
    get catalogue() {
      return catalogue.current();
    },
    operation: catalogue.operation,
    tenants,
    sources,
    credentials,
    lastUsed,
    vault: ports.vault,
    tokens: own.tokens,
    signedIn: first.tokens,
    refreshes,
    proofs,
    signingKeys,
    bodies: own.bodies ?? ports.bodies,
    calls,
    settings: settings.get,
    run: (request) => run(own, request),
    fork: contextOf,
    exchange,
  });
  return contextOf(first);
}

// The way to a destination: the proxy of the settings with its password from the vault, and the CA. Whether the proxy
// is used at all is the destination's to say.
function createNetwork(settings: SettingsService, vault: Vault): (destination: Destination) => Promise<WireNetwork> {
  return async (destination) => {
    const { proxy, customCa } = settings.get().network;
    if (isReachedDirectly(destination))
      return { proxy: { mode: 'none', url: '', username: '', password: null }, customCa };
    const password =
      proxy.mode === 'manual' && proxy.username !== '' ? await vault.get(proxyPasswordPlace(proxy.url)) : null;
    return { proxy: { ...proxy, password }, customCa };
  };
}
