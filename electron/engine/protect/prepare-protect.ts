// What a run against one's own API begins with, checked before anything is sent: the address, the routes, the origins, and where the
// good token comes from. Only tokens that a custom authorization server issues for an API of one's own leave the org: one of the org's
// own server opens the org, and is sent to nobody else.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { CORS_ORIGINS, type CorsOrigin } from '../../../shared/runs/protect/judge-preflight.ts';
import type { GivenTokens, ProtectInput } from '../../../shared/runs/protect/protect-events.ts';
import {
  checkRoute,
  isWrite,
  type ProtectRoute,
  type Read,
  readApiUrl,
  readOrigin,
} from '../../../shared/runs/protect/read-routes.ts';
import { casesOf } from '../../../shared/runs/protect/test-cases.ts';
import { whyNoGiver } from '../../../shared/runs/protect/token-givers.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { type Destination, ownApiDestination } from '../exchange/destination.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { bareToken } from './check-given.ts';

export interface PreparedProtect {
  destination: Destination;
  api: string;
  /** Of the base URL; '' for none. */
  basePath: string;
  routes: ProtectRoute[];
  origins: { from: CorsOrigin; origin: string }[];
  tenant: Tenant;
  /** Null: the good token is given. */
  credential: Credential | null;
  scopes: string[];
  given: GivenTokens;
  /** Requests to the API. */
  total: number;
}

/** Throws INVALID_INPUT, ORIGIN_REFUSED, WRITE_NOT_ARMED, NOT_FOUND, and what opening the credential throws: nothing is sent here. */
export async function prepareProtect(context: EngineContext, input: ProtectInput): Promise<PreparedProtect> {
  const { tenantId, credentialId, scopes, tokens: given = {}, allowWrites = false } = input;
  const api = valid(readApiUrl(input.api));
  const routes = input.routes.map((route) => valid(checkRoute(route)));
  const write = routes.find(isWrite);
  if (write && !allowWrites) throw writesNotAllowed(write);
  const origins = CORS_ORIGINS.flatMap((from) => {
    const origin = from === 'allowed' ? input.allowedOrigin : input.foreignOrigin;
    return origin === undefined || origin.trim() === '' ? [] : [{ from, origin: valid(readOrigin(origin)) }];
  });
  const tenant = await context.tenants.get(tenantId);
  const credential = credentialId === null ? null : await credentialFor(context, tenantId, credentialId);
  if (credential === null && bareToken(given.good) === null)
    throw new BenchError('INVALID_INPUT', 'There is no good token.', {
      meaning: 'Without one that is accepted, nothing that is refused shows anything.',
      fix: 'Choose a credential of a custom authorization server, or give a token.',
    });
  return {
    destination: ownApiDestination(api, tenant),
    api,
    basePath: new URL(api).pathname.replace(/\/$/, ''),
    routes,
    origins,
    tenant,
    credential,
    scopes: [...new Set(scopes)],
    given,
    total: routes.reduce((sum, { expect }) => sum + casesOf(expect).length + origins.length, 0),
  };
}

async function credentialFor(context: EngineContext, tenantId: string, credentialId: string): Promise<Credential> {
  const { credential } = await openCredential(context, tenantId, credentialId);
  const why = whyNoGiver(credential);
  if (why === null) return credential;
  throw new BenchError('INVALID_INPUT', `${credential.name} gets no tokens for an API of your own here.`, why);
}

function valid<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new BenchError('INVALID_INPUT', read.message, { fix: read.fix });
}

function writesNotAllowed({ method, path }: ProtectRoute): BenchError {
  return new BenchError('WRITE_NOT_ARMED', `${method} ${path} may change something.`, {
    meaning: 'It is sent with a good token, and what the API lets in by mistake is carried out as well.',
    fix: 'Allow writes (--allow-writes) against an API that may be changed, or leave the route out.',
  });
}
