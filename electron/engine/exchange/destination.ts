// Where a request may go and under which rules, as a value of its own. It is made and checked here and nowhere else, and `sendTo`
// is the one way to the wire: what a destination does not allow cannot be sent. A new kind of destination (such as a redirect listener)
// is a variant of the union, its row in RULES and the function that makes it.
import { BenchError } from '../errors.ts';
import type { Wire, WireRequest, WireResponse } from '../ports.ts';

/** Of this file alone: nobody else can make a destination out of an address. */
const made: unique symbol = Symbol('made');

interface MadeHere {
  readonly [made]: true;
  /** `https://acme.okta.com`, no slash at the end. */
  readonly origin: string;
  /** In whose name the request goes out, and under whom its exchange is kept. */
  readonly tenant: { readonly id: string; readonly name: string };
}

/** The tenant's own org. Its credentials and tokens go there and nowhere else. */
export interface TenantDestination extends MadeHere {
  readonly kind: 'tenant';
}

/** An API of one's own: test tokens go there, and never a credential of the tenant. */
export interface OwnApiDestination extends MadeHere {
  readonly kind: 'own-api';
}

/** A page for everybody, such as a configuration guide: nothing goes there that says who asks. */
export interface PublicPageDestination extends MadeHere {
  readonly kind: 'public-page';
}

export type Destination = TenantDestination | OwnApiDestination | PublicPageDestination;

interface DestinationRules {
  /** Why no request goes to an address of this scheme and host at all; null when it may. */
  refuseOrigin(base: URL): { message: string; fix: string } | null;
  /** Why an address outside is refused. */
  elsewhere: { meaning: string; fix: string };
}

const RULES: { readonly [Kind in Destination['kind']]: DestinationRules } = {
  tenant: {
    refuseOrigin: (base) =>
      isEncryptedOrLocal(base)
        ? null
        : { message: `${base.origin} is not an https address.`, fix: 'Change the address of the tenant to https.' },
    elsewhere: {
      meaning: 'Credentials of a tenant are sent to its own address only.',
      fix: 'Give the path alone, or add the other org as a tenant of its own.',
    },
  },
  'own-api': {
    refuseOrigin: (base) =>
      isEncryptedOrLocal(base)
        ? null
        : {
            message: `${base.origin} is not an https address.`,
            fix: 'Use https. Plain http is for an API on this computer, such as http://localhost:8080: a token could be read on its way.',
          },
    elsewhere: {
      meaning: 'Test tokens are sent to the API that was named, and nowhere else.',
      fix: 'Give the path alone, or test the other API by its own base URL.',
    },
  },
  'public-page': {
    refuseOrigin: (base) =>
      isEncryptedOrLocal(base)
        ? null
        : { message: `${base.origin} is not an https address.`, fix: 'Publish the page under https.' },
    elsewhere: {
      meaning: 'The page was asked for at its own address only.',
      fix: 'Give the address to which it leads.',
    },
  },
};

const isEncryptedOrLocal = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));

/** Of this very tenant object: whose secret was opened for an address is sent to that address. Throws ORIGIN_REFUSED. */
export function tenantDestination({ id, name, origin }: { id: string; name: string; origin: string }): Destination {
  return make('tenant', origin, { id, name });
}

/** Of the origin of `api`, for exchanges in the name of that tenant. Throws ORIGIN_REFUSED. */
export function ownApiDestination(api: string, { id, name }: { id: string; name: string }): Destination {
  return make('own-api', api, { id, name });
}

/** Of the origin of `page`, looked at in the name of that tenant. Throws ORIGIN_REFUSED. */
export function publicPageDestination(page: string, { id, name }: { id: string; name: string }): Destination {
  return make('public-page', page, { id, name });
}

function make<Kind extends Destination['kind']>(kind: Kind, origin: string, tenant: Destination['tenant']) {
  const base = new URL(origin);
  const refused = RULES[kind].refuseOrigin(base);
  if (refused) throw new BenchError('ORIGIN_REFUSED', refused.message, { fix: refused.fix });
  return { [made]: true as const, kind, origin: base.origin, tenant };
}

/**
 * The URL of `path`, which is from the root with its query; a full URL is taken when it is at the destination.
 * Throws ORIGIN_REFUSED for any other place, INVALID_INPUT for what is no path.
 */
export function resolveAt(destination: Destination, path: string): URL {
  const text = path.trim();
  if (!/^(\/|https?:\/\/)/i.test(text) || /[\\\s]/.test(text) || hasControl(text))
    throw new BenchError('INVALID_INPUT', 'The path must begin with / and hold no spaces.', {
      fix: 'Write it from the root of the org, such as /api/v1/users?limit=10, and percent-encode spaces as %20.',
    });
  const url = URL.canParse(text, destination.origin) ? new URL(text, destination.origin) : null;
  if (url) url.hash = '';
  return allowed(destination, url);
}

/**
 * Of who is between a program and its org: what goes out, and what is made of the answer. `send` sends the request to where it was to go
 * and nowhere else, with another body if one is given.
 */
export type Between = (
  send: (body?: WireRequest['body']) => Promise<WireResponse>,
  request: Pick<WireRequest, 'method' | 'headers' | 'signal'>,
) => Promise<WireResponse>;

/** The one way to the wire. Throws as `resolveAt`, before anything is sent; rejects with a WireError after. */
export async function sendTo(
  wire: Wire,
  destination: Destination,
  { url, between, ...request }: Omit<WireRequest, 'url'> & { url: URL; between?: Between | undefined },
): Promise<WireResponse> {
  const { href } = allowed(destination, url);
  const send = (body = request.body) => wire.send({ ...request, body, url: href });
  return between ? await between(send, request) : await send();
}

/** A server of this machine, such as the sandbox org, is never reached through a proxy. */
export function isReachedDirectly({ origin }: Destination): boolean {
  return isLoopbackHost(new URL(origin).hostname);
}

function allowed(destination: Destination, url: URL | null): URL {
  const { kind, origin } = destination;
  if (url && url.origin === origin && url.username === '' && url.password === '') return url;
  throw new BenchError('ORIGIN_REFUSED', `That address is not on ${origin}.`, RULES[kind].elsewhere);
}

function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function hasControl(text: string): boolean {
  for (const char of text) if (char.charCodeAt(0) < 0x20) return true;
  return false;
}
