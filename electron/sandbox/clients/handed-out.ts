// The clients, API tokens and people of the org with what they authenticate by, for whoever runs it: made up, and worth nothing anywhere else.
import { API_TOKENS, ownerOf } from '../api-tokens/api-token.ts';
import type { Org } from '../org.ts';
import { adminRolesOf } from '../resources/types/admin-roles.ts';
import { loginOf } from '../resources/types/user-profile.ts';
import { USERS } from '../resources/types/users.ts';
import type { ApiTokenInfo, InstanceInfo, SandboxClientInfo } from '../sandbox-options.ts';
import type { Client } from './client.ts';
import { findClient, kindOf } from './client-kinds.ts';

/** Integrations first, in the order in which they were made, then the apps. */
function handedClients(org: Org): SandboxClientInfo[] {
  const apps = [...org.handedKeys.keys(), ...org.handedApps.keys()].flatMap((id) => findClient(org, id) ?? []);
  return [...org.integrations.list(), ...apps].flatMap((one) => kindOf(one).handOut(one, org) ?? []);
}

export function handedOut(client: Client, org: Org): SandboxClientInfo {
  const info = kindOf(client).handOut(client, org);
  if (!info) throw new Error('a client is made with an active secret');
  return info;
}

/** In the order in which they were made, active or not. */
export const instancesOf = (org: Org): InstanceInfo[] =>
  org.integrations.list().map(({ id, name, created, granted, active, secrets }) => ({
    id,
    name,
    createdAt: created,
    scopes: [...granted].sort(),
    active,
    secrets: secrets.map((one) => ({
      id: one.id,
      status: one.status,
      createdAt: one.created,
      lastFour: one.secret.slice(-4),
    })),
  }));

/** With the first of the roles that the owner has now. */
const handedTokens = (org: Org): ApiTokenInfo[] =>
  [...org.apiTokenValues].flatMap(([token, id]) => {
    const record = org.store(API_TOKENS).get(id);
    const owner = record && ownerOf(org, record);
    if (!record || !owner) return [];
    return [
      { name: String(record.name), owner: loginOf(owner), role: adminRolesOf(org, owner.id)[0]?.type ?? null, token },
    ];
  });

/**
 * What is handed out is read off the whole org, and asked for several times a call. Only requests change it, and what forgets it here: so it
 * is kept until the next one that may, and not while such a one is answered.
 */
export function createHanded(org: () => Org) {
  let answering = 0;
  let kept: { clients: SandboxClientInfo[]; tokens: ApiTokenInfo[] } | null = null;
  const forget = () => {
    kept = null;
  };
  return {
    forget,
    out() {
      const now = kept ?? { clients: handedClients(org()), tokens: handedTokens(org()) };
      kept = answering === 0 ? now : null;
      return now;
    },
    after<T>(work: () => T): T {
      forget();
      return work();
    },
    async during<T>(work: () => Promise<T>): Promise<T> {
      answering += 1;
      forget();
      try {
        return await work();
      } finally {
        answering -= 1;
      }
    },
  };
}

export interface HandedUser {
  login: string;
  password: string;
  /** The first of the admin roles that they have now; null for none. */
  role: string | null;
}

export function handedUsers(org: Org): HandedUser[] {
  const users = org.store(USERS);
  return [...org.passwords].flatMap(([id, password]) => {
    const user = users.get(id);
    return user ? [{ login: loginOf(user), password, role: adminRolesOf(org, id)[0]?.type ?? null }] : [];
  });
}
