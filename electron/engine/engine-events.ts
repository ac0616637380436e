// What happens to the things that others rest on: a credential, a tenant, the catalogue, the settings, the vault. Whoever keeps
// something of them subscribes where it is made; whoever changes them only says so, and needs to know nobody.
import type { Settings } from '../../shared/model/settings.ts';
import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';

/** A credential, or all of a tenant. */
export interface EventPlace {
  tenantId: string;
  credentialId?: string | undefined;
}

export interface EngineEventMap {
  /** Another secret, another client, or a sandbox org that starts from its seed: what was granted to it is granted no more. */
  'credential-changed': EventPlace;
  'credential-removed': EventPlace;
  /** The tenant has another address now: nothing that its old org showed applies to it. */
  'tenant-moved': EventPlace;
  'tenant-removed': EventPlace;
  'catalogue-changed': Catalogue;
  'settings-changed': { settings: Settings; before: Settings };
  'vault-locked': Record<never, never>;
  /** Entries of the history that are about to be removed. */
  'exchanges-going': { ids: ReadonlySet<string> };
}

export type EngineEventName = keyof EngineEventMap;

/** What was found out at a place, or runs there, ends with these. */
export const PLACE_GONE = ['credential-removed', 'tenant-removed', 'tenant-moved'] as const;

type Subscriber<Name extends EngineEventName> = (event: EngineEventMap[Name]) => void | Promise<void>;

export interface EngineEvents {
  /** Returns how to unsubscribe. */
  on<Name extends EngineEventName>(names: Name | readonly Name[], subscriber: Subscriber<Name>): () => void;
  /**
   * Resolves when every subscriber is done, one after the other and the latest first: what is made later rests on what was made
   * before, so a run ends before the store that it writes to forgets. An error of one does not keep the others from running; the
   * first is thrown at the end.
   */
  emit<Name extends EngineEventName>(name: Name, event: EngineEventMap[Name]): Promise<void>;
}

export function createEngineEvents(): EngineEvents {
  /** In the order in which they subscribed. */
  const subscribers: { name: EngineEventName; run: (event: never) => void | Promise<void> }[] = [];
  return {
    on(names, subscriber) {
      const added = (typeof names === 'string' ? [names] : names).map((name) => ({ name, run: subscriber }));
      subscribers.push(...added);
      return () => {
        for (const one of added) if (subscribers.includes(one)) subscribers.splice(subscribers.indexOf(one), 1);
      };
    },
    async emit(name, event) {
      const failures: unknown[] = [];
      for (const one of subscribers.filter((each) => each.name === name).reverse())
        try {
          await one.run(event as never);
        } catch (error) {
          failures.push(error);
        }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Whether something of this place goes with the event. */
export function isOfPlace(
  { tenantId, credentialId }: EventPlace,
  one: { tenantId: string; credentialId: string | null },
): boolean {
  return one.tenantId === tenantId && (credentialId === undefined || one.credentialId === credentialId);
}
