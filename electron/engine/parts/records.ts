// What the engine keeps of calls: the history, the ledger, rate limits, results of error cases, and how far each org's clock is off.
import type { CatalogueInUse } from '../catalogue/catalogue-in-use.ts';
import type { EngineEvents } from '../engine-events.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { createErrorLabStore, type ErrorLabStore } from '../error-lab/error-lab-store.ts';
import { createOrgClocks, type OrgClocks } from '../exchange/org-clocks.ts';
import { createHistoryService, type HistoryService } from '../history/history-service.ts';
import { createLedgerService, type LedgerService } from '../ledger/ledger-service.ts';
import type { ToldLimits } from '../limits/told-limits.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { TenantList } from '../tenants/tenant-list.ts';
import type { TenantSources } from '../tenants/tenant-source.ts';

export interface RecordsParts {
  ports: EnginePorts;
  events: EngineEvents;
  settings: SettingsService;
  catalogue: CatalogueInUse;
  tenants: TenantList;
  sources: TenantSources;
  limits: ToldLimits;
}

export interface Records {
  history: HistoryService;
  ledger: LedgerService;
  limits: ToldLimits;
  errorResults: ErrorLabStore;
  clocks: OrgClocks;
}

export function createRecords({ ports, events, settings, catalogue, tenants, sources, limits }: RecordsParts): Records {
  return {
    history: createHistoryService({
      store: ports.history,
      bodies: ports.bodies,
      now: ports.now,
      limits: () => settings.get().history,
      elsewhere: ports.runs.evidence,
      events,
    }),
    ledger: createLedgerService({ document: ports.ledger, tenants, catalogue: catalogue.current, events }),
    limits,
    errorResults: createErrorLabStore(ports.errorLab, events),
    clocks: createOrgClocks(sources, events),
  };
}
