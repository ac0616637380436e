// A credential leaves only to its own tenant: the page gives a path, and this is the only place that makes a URL of it.
import { BenchError } from '../errors.ts';

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * `path` from the root, with its query; a full URL is taken when it is on `origin`.
 * Throws ORIGIN_REFUSED for any other origin and for http to anything but loopback, INVALID_INPUT for what is no path.
 */
export function resolveTarget(origin: string, path: string): URL {
  const base = new URL(origin);
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && isLoopbackHost(base.hostname)))
    throw new BenchError('ORIGIN_REFUSED', `${origin} is not an https address.`, {
      fix: 'Change the address of the tenant to https.',
    });
  const text = path.trim();
  if (!/^(\/|https?:\/\/)/i.test(text) || /[\\\s]/.test(text) || hasControl(text))
    throw new BenchError('INVALID_INPUT', 'The path must begin with / and hold no spaces.', {
      fix: 'Write it from the root of the org, such as /api/v1/users?limit=10, and percent-encode spaces as %20.',
    });
  const url = URL.canParse(text, origin) ? new URL(text, base) : null;
  if (!url || url.origin !== base.origin || url.username || url.password)
    throw new BenchError('ORIGIN_REFUSED', `That address is not on ${base.origin}.`, {
      meaning: 'Credentials of a tenant are sent to its own address only.',
      fix: `Give the path alone, or add the other org as a tenant of its own.`,
    });
  url.hash = '';
  return url;
}

function hasControl(text: string): boolean {
  for (const char of text) if (char.charCodeAt(0) < 0x20) return true;
  return false;
}
