// Where apps are asked about: tokens and exchanges of their own, marked as what they are, what was read last of each app, and what is known here
// of its secrets. Reading and changing share it.
import type { AccessPart, AppAccess, AppPlace } from '../../../shared/model/app-access.ts';
import type { EngineContext } from '../engine-context.ts';
import { PLACE_GONE } from '../engine-events.ts';
import { createTokenBook, dropTokensOn } from '../oauth/token-book.ts';
import { createTokenService, type TokenService } from '../oauth/token-service.ts';
import { createRequestService } from '../requests/request-service.ts';
import { type Actor, actorOf, createActor } from './actor.ts';
import { type CreatedSecrets, createCreatedSecrets } from './created-secrets.ts';
import { ALL_PARTS, readAccess } from './read-access.ts';
import { createSecretTests, type SecretTests } from './secret-tests.ts';

export interface AccessDesk {
  /** What is asked with it is marked as what it is. */
  context: EngineContext;
  tokens: TokenService;
  created: CreatedSecrets;
  tests: SecretTests;
  /** `given`: gets the client secret that an answer gives out, which no exchange shows. */
  actor(place: AppPlace, given?: (secret: string) => void): Promise<Actor>;
  /** These lists now and the others as they were read last; all of them where none was. What is known here is as it is now. */
  read(place: AppPlace, only?: readonly AccessPart[]): Promise<AppAccess>;
  /** As it was read last. */
  known(place: AppPlace): AppAccess | null;
}

export function createAccessDesk(context: EngineContext): AccessDesk {
  const { events } = context;
  const tokenBook = createTokenBook(context.orgNow);
  dropTokensOn(events, tokenBook, context.sources);
  const own = context.fork({ source: 'access', tokens: tokenBook });
  const tokens = createTokenService(own);
  const created = createCreatedSecrets(events);
  const tests = createSecretTests(context);
  const latest = new Map<string, AppAccess>();
  const keyOf = ({ tenantId, appId, actorId }: AppPlace) => [tenantId, appId, actorId].join(' ');
  events.on([...PLACE_GONE, 'vault-locked'], () => latest.clear());

  const actor = async ({ tenantId, actorId }: AppPlace, given?: (secret: string) => void): Promise<Actor> => {
    const tenant = await context.tenants.get(tenantId);
    const sender = given ? context.fork({ source: 'access', tokens: tokenBook, givenSecret: given }) : own;
    return createActor({ tokens, requests: createRequestService(sender, tokens) }, tenant, actorOf(tenant, actorId));
  };

  return {
    context: own,
    tokens,
    created,
    tests,
    actor,
    known: (place) => latest.get(keyOf(place)) ?? null,

    async read({ tenantId, appId, actorId }, only = ALL_PARTS) {
      const place = { tenantId, appId, actorId };
      const access = await readAccess({
        context: own,
        tenant: await context.tenants.get(tenantId),
        actor: await actor(place),
        place,
        known: {
          isWaiting: (secretId) => created.has({ tenantId, appId, secretId }),
          testOf: (held) => tests.latest(tenantId, held),
        },
        only,
        before: only === ALL_PARTS ? null : (latest.get(keyOf(place)) ?? null),
      });
      latest.set(keyOf(place), access);
      return access;
    },
  };
}
