// The context that every service takes, and forks of it with parts of their own.
import type { CallsInFlight } from '../calls-in-flight.ts';
import type { CatalogueInUse } from '../catalogue/catalogue-in-use.ts';
import type { EngineContext, OwnParts } from '../engine-context.ts';
import type { EngineEvents } from '../engine-events.ts';
import type { SentRequests } from '../requests/sent-requests.ts';
import type { SandboxService } from '../sandbox/sandbox-service.ts';
import type { CredentialService } from '../tenants/credential-service.ts';
import type { LastUsed } from '../tenants/last-used.ts';
import type { TenantList } from '../tenants/tenant-list.ts';
import { createNetwork } from './choose-network.ts';
import { createRunRecorded, type RunRecordedParts } from './run-recorded.ts';

export interface ContextParts extends Omit<RunRecordedParts, 'network'> {
  events: EngineEvents;
  catalogue: CatalogueInUse;
  tenants: TenantList;
  lastUsed: LastUsed;
  credentials: CredentialService;
  sandbox: SandboxService;
  calls: CallsInFlight;
  sent: SentRequests;
  orgNow(tenantId: string): number;
}

export function createContext(parts: ContextParts, first: OwnParts): EngineContext {
  const { ports, events, settings, catalogue, tenants, sources, lastUsed, credentials, records, calls, sent, orgNow } =
    parts;
  const network = createNetwork(settings, ports.vault);
  const run = createRunRecorded({ ...parts, network });
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
    bodies: own.bodies ?? ports.bodies,
    calls,
    settings: settings.get,
    run: (request) => run(own, request),
    fork: contextOf,
    exchange,
  });
  return contextOf(first);
}
