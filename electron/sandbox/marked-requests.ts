// What holds for some requests and for no others: a fault, a state of a client or a budget that is bound to a random mark. Whoever
// asked for it sends the mark in a header; every other caller of the org, with the same client too, meets the org as it is.
import { randomUUID } from 'node:crypto';
import type { Client } from './clients/client.ts';
import type { FaultBook } from './faults/fault-book.ts';
import { parseFault } from './faults/parse-fault.ts';
import type { Org } from './org.ts';
import type { ClientState, MarkedCondition, RequestMark } from './sandbox-options.ts';

const HEADER = 'x-scopebench-mark';

/** A zone that does not exist holds nobody. */
const NOWHERE: Client['network'] = { connection: 'ZONE', include: ['nowhere'], exclude: [] };

const STATES: Record<ClientState, (client: Client) => Client> = {
  'outside-zone': (client) => ({ ...client, network: NOWHERE }),
  inactive: (client) => ({ ...client, active: false }),
  'manage-only': (client) => ({ ...client, granted: client.granted.filter((scope) => !scope.endsWith('.read')) }),
};

export interface MarkedRequests {
  /** @throws SandboxRefusal for the text of a fault that is not understood */
  add(condition: MarkedCondition): RequestMark;
  /** Takes the mark off the request, before anything else reads its headers. Null: there is none. */
  take(request: Request): string | null;
  /** The org as requests with that mark meet it. */
  orgFor(mark: string | null): Org;
}

export function createMarkedRequests(org: Org, faults: FaultBook): MarkedRequests {
  const views = new Map<string, Org>();

  /** Gives what ends it. */
  function begin(mark: string, condition: MarkedCondition): () => void {
    if ('fault' in condition) {
      faults.add(parseFault(condition.fault), mark);
      return () => void faults.remove(mark);
    }
    const view =
      'budget' in condition
        ? { rateLimits: org.newRateLimits() }
        : { asSeen: (client: Client) => (client.id === condition.clientId ? STATES[condition.state](client) : client) };
    views.set(mark, { ...org, ...view });
    return () => void views.delete(mark);
  }

  return {
    add(condition) {
      const mark = randomUUID();
      return { header: [HEADER, mark], end: begin(mark, condition) };
    },
    take({ headers }) {
      const mark = headers.get(HEADER);
      if (mark !== null) headers.delete(HEADER);
      return mark;
    },
    orgFor: (mark) => (mark === null ? org : (views.get(mark) ?? org)),
  };
}
