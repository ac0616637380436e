// One exchange as every context runs it: never with the secret of a vault that is to be locked, searched for all that is known,
// and then shown to whatever learns from calls.
import type { OwnParts } from '../engine-context.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { Destination } from '../exchange/destination.ts';
import type { KnownSecrets } from '../exchange/known-secrets.ts';
import { type ExchangeRequest, type RanExchange, runExchange } from '../exchange/run-exchange.ts';
import type { VaultIndex } from '../exchange/vault-index.ts';
import type { WireNetwork } from '../ports.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { TenantSources } from '../tenants/tenant-source.ts';
import { vaultLocked } from '../vault/vault-errors.ts';
import type { Records } from './records.ts';

export interface RunRecordedParts {
  ports: EnginePorts;
  secrets: KnownSecrets;
  index: VaultIndex;
  settings: SettingsService;
  records: Records;
  sources: TenantSources;
  network(destination: Destination): Promise<WireNetwork>;
}

export type RunRecorded = (own: OwnParts, request: ExchangeRequest) => Promise<RanExchange>;

export function createRunRecorded(made: RunRecordedParts): RunRecorded {
  const { ports, secrets, index, settings, records, sources, network } = made;
  const { history, ledger, limits, clocks } = records;
  const { vault } = ports;
  return async (parts, request) => {
    const { source, bodies = ports.bodies, record = history.record, noEvidence = false, givenSecret } = parts;
    // A token that is held still must not be used after the time that the vault may stay open.
    const { id } = request.destination.tenant;
    if (sources.of(id).abilities.locksWithVault && vault.lockIfOver() && request.secrets.length > 0)
      throw vaultLocked();
    const own = await index.of(id);
    const ran = await runExchange(request, {
      wire: ports.wire,
      bodies,
      now: ports.now,
      timeoutMs: settings.get().network.timeoutMs,
      source,
      maxBodyBytes: settings.get().history.maxBodyBytes,
      network,
      scrubber: (more) => secrets.forExchange(more, own),
      record,
    });
    if (ran.clientSecret !== null) givenSecret?.(ran.clientSecret);
    // Another server has limits and a clock of its own.
    if (request.destination.kind === 'tenant') {
      limits.observe(ran.exchange);
      clocks.observe(ran.exchange);
    }
    if (!noEvidence) await ledger.observe(request, ran);
    return ran;
  };
}
