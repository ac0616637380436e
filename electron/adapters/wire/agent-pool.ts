// Connection pools, one a set of network settings: changed settings never ride on a connection that was opened under
// the old ones. Within a pool Node keeps connections apart by origin.
import type { WireNetwork, WireRequest } from '../../engine/ports.ts';
import { PlainAgent, SecureAgent } from './agents.ts';
import { chooseProxy, type ProxyAddress, proxyLabel } from './choose-proxy.ts';
import { createTrust } from './trust.ts';

/** Idle connections are dropped before servers tend to drop them, so that a request seldom meets a closed one. */
const IDLE_MS = 4000;
/** Sets of settings kept alive: the saved ones and a few being tried. */
const MAX_AGENTS = 8;

type PoolAgent = PlainAgent | SecureAgent;
type Destination = Pick<WireRequest, 'url' | 'network'>;

export interface AgentPool {
  /** Throws when the proxy address or the custom CA cannot be understood. */
  agentFor(request: Destination): PoolAgent;
  /** `host:port` of the proxy that applies, for messages; null without one. Never throws. */
  proxyLabel(request: Destination): string | null;
}

export function createAgentPool(environment: Record<string, string | undefined>): AgentPool {
  const agents = new Map<string, PoolAgent>();
  const proxyFor = (request: Destination) => chooseProxy(request.network.proxy, new URL(request.url), environment);
  return {
    agentFor(request) {
      const proxy = proxyFor(request);
      const { protocol } = new URL(request.url);
      const key = JSON.stringify([protocol, proxy, request.network.customCa]);
      const agent = agents.get(key) ?? createAgent(protocol, proxy, request.network.customCa);
      agents.delete(key);
      agents.set(key, agent);
      for (const [oldest, old] of agents) {
        if (agents.size <= MAX_AGENTS) break;
        agents.delete(oldest);
        dropIdle(old);
      }
      return agent;
    },
    proxyLabel(request) {
      try {
        const proxy = proxyFor(request);
        return proxy === null ? null : proxyLabel(proxy);
      } catch {
        return null;
      }
    },
  };
}

/** Reading some 150 roots takes about 60 ms, so plain http without a proxy does not. */
function createAgent(protocol: string, proxy: ProxyAddress | null, customCa: WireNetwork['customCa']): PoolAgent {
  const options = { keepAlive: true, timeout: IDLE_MS, scheduling: 'lifo' as const };
  if (protocol === 'http:' && proxy === null) return new PlainAgent(options, null);
  const trust = createTrust(customCa);
  const way = proxy === null ? null : { proxy, trust };
  return protocol === 'http:'
    ? new PlainAgent(options, way)
    : new SecureAgent({ ...options, secureContext: trust }, way);
}

/** Requests under way on the old settings end in peace; only waiting connections are closed. */
function dropIdle(agent: PoolAgent): void {
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}
