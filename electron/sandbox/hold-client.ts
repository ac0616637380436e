// Puts an integration into a state for as long as somebody shows what the org answers then, and back again: what was issued
// to it is good again afterwards, unlike after a deactivation by an admin. Two who hold the same state leave it when the last of them does.
import type { Client } from './clients/client.ts';

/** Refused for where it asks from, refused for good, or left with the manage scopes of what it was granted. */
export type HeldState = 'outside-zone' | 'inactive' | 'manage-only';

/** A zone that does not exist holds nobody. */
const NOWHERE: Client['network'] = { connection: 'ZONE', include: ['nowhere'], exclude: [] };

/** Each gives the function that ends the state. */
const STATES: Record<HeldState, (client: Client) => () => void> = {
  'outside-zone': (client) => {
    const { network } = client;
    client.network = NOWHERE;
    return () => {
      client.network = network;
    };
  },
  inactive: (client) => {
    const { active } = client;
    client.active = false;
    return () => {
      client.active = active;
    };
  },
  'manage-only': (client) => {
    const taken = client.granted.filter((scope) => scope.endsWith('.read'));
    client.granted = client.granted.filter((scope) => !taken.includes(scope));
    // What was granted meanwhile stays.
    return () => {
      client.granted = [...new Set([...client.granted, ...taken])];
    };
  },
};

export type HoldClient = (client: Client, state: HeldState) => () => void;

export function createHoldClient(): HoldClient {
  const held = new WeakMap<Client, Map<HeldState, { holders: number; end: () => void }>>();
  return (client, state) => {
    const holds = held.get(client) ?? new Map();
    held.set(client, holds);
    const hold = holds.get(state) ?? { holders: 0, end: STATES[state](client) };
    hold.holders += 1;
    holds.set(state, hold);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      hold.holders -= 1;
      if (hold.holders > 0) return;
      holds.delete(state);
      hold.end();
    };
  };
}
