// Tries network settings before they are saved: one request to the tenant's public organization document.
import type { NetworkCheck, Settings } from '../../../shared/model/settings.ts';
import type { EngineContext } from '../engine-context.ts';
import { WireError } from '../errors.ts';
import { resolveAt, sendTo, tenantDestination } from '../exchange/destination.ts';
import type { Wire } from '../ports.ts';
import { checkProxy, readCertificates } from './settings-service.ts';

export interface CheckNetworkInput {
  network: Settings['network'];
  tenantId: string;
}

/** Every failure of the attempt is a result; only unusable settings throw. */
export async function checkNetwork(
  context: EngineContext,
  wire: Wire,
  input: CheckNetworkInput,
  proxyPassword: string | null,
): Promise<NetworkCheck> {
  checkProxy(input.network.proxy);
  const certificates = readCertificates(input.network.customCa);
  const tenant = await context.tenants.get(input.tenantId);
  const destination = tenantDestination(tenant);
  const url = resolveAt(destination, '/.well-known/okta-organization');
  try {
    const response = await sendTo(wire, destination, {
      method: 'GET',
      url,
      headers: [['Accept', 'application/json']],
      body: null,
      timeoutMs: input.network.timeoutMs,
      network: { proxy: { ...input.network.proxy, password: proxyPassword }, customCa: input.network.customCa },
      signal: new AbortController().signal,
    });
    for await (const _ of response.body) break;
    return {
      reachable: true,
      message: `${tenant.name} answered with ${response.status} in ${Math.round(response.timing().total)} ms.`,
      fix: null,
      certificates,
    };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { reachable: false, message: error.failure.message, fix: error.failure.fix, certificates };
  }
}
