// Where the body of an answer goes: to what is kept, or, when a person keeps no bodies, to memory alone. There it can be read while the
// program runs and it is among the latest; nothing of it is ever on the disk, neither by itself nor as the evidence of a run.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { BodyStore, RunStore } from '../ports.ts';

interface BodyPorts {
  bodies: BodyStore;
  unkeptBodies: BodyStore;
  runs: RunStore;
}

/** `keeps`: asked for each body when it is received. */
export function keepChosenBodies<Ports extends BodyPorts>(ports: Ports, keeps: () => boolean): Ports {
  const { bodies, unkeptBodies, runs } = ports;
  return {
    ...ports,
    bodies: createChosenBodies(bodies, unkeptBodies, keeps),
    runs: { ...runs, keep: (runId, exchange) => runs.keep(runId, keeps() ? exchange : withoutBody(exchange)) },
  };
}

/** Its size and type stay. */
export function withoutBody(exchange: Exchange): Exchange {
  const { response } = exchange;
  if (!response?.body) return exchange;
  return { ...exchange, response: { ...response, body: { ...response.body, id: null, text: null } } };
}

function createChosenBodies(kept: BodyStore, unkept: BodyStore, keeps: () => boolean): BodyStore {
  return {
    async write(id, chunks, maxBytes) {
      if (!keeps()) return unkept.write(id, chunks, maxBytes);
      await unkept.remove([id]);
      return kept.write(id, chunks, maxBytes);
    },
    open: async (id) => (await unkept.open(id)) ?? (await kept.open(id)),
    head: async (id, maxBytes) => (await unkept.head(id, maxBytes)) ?? (await kept.head(id, maxBytes)),
    async remove(ids) {
      await unkept.remove(ids);
      await kept.remove(ids);
    },
    size: async (id) => (await unkept.size(id)) || (await kept.size(id)),
    /** Of those that are kept. */
    bytes: () => kept.bytes(),
  };
}
