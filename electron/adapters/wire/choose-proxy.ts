// Which proxy a request takes, if any. Pure over the settings and the environment, so every rule can be tested without one.
// A loopback address never leaves the machine, whatever the settings say: the sandbox org must work behind any proxy.
import type { WireNetwork } from '../../engine/ports.ts';

export interface ProxyAddress {
  host: string;
  port: number;
  /** The connection to the proxy itself is TLS. */
  secure: boolean;
  username: string;
  password: string;
}

/** The proxy setting cannot be used; `text` is safe to show (it has no password in it). */
export class ProxyAddressError extends Error {
  override readonly name = 'ProxyAddressError';
}

type Environment = Record<string, string | undefined>;

/** Null for a direct connection. Throws ProxyAddressError for an address that cannot be understood. */
export function chooseProxy(proxy: WireNetwork['proxy'], url: URL, environment: Environment): ProxyAddress | null {
  if (proxy.mode === 'none' || isLoopback(url.hostname)) return null;
  if (proxy.mode === 'manual') {
    const address = parseProxy(proxy.url);
    if (proxy.username === '') return address;
    return { ...address, username: proxy.username, password: proxy.password ?? '' };
  }
  const read = (name: string) => environment[name.toLowerCase()] || environment[name.toUpperCase()] || '';
  const text = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (text === '' || isExcepted(url, read('no_proxy'))) return null;
  return parseProxy(text);
}

/** `host:port`, for messages. */
export function proxyLabel(proxy: ProxyAddress): string {
  return `${proxy.host}:${proxy.port}`;
}

/** localhost and its sub-names, 127.0.0.0/8, ::1 and its IPv4-mapped kin. */
export function isLoopback(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    /^(::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}|127(\.\d{1,3}){3})$/.test(host)
  );
}

function parseProxy(text: string): ProxyAddress {
  const trimmed = text.trim();
  if (trimmed === '') throw new ProxyAddressError('No proxy address is set.');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    throw new ProxyAddressError('The proxy address is not a URL such as http://proxy.acme.example:8080.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ProxyAddressError(`Proxies of the kind ${url.protocol}// are not supported, only http:// and https://.`);
  }
  const secure = url.protocol === 'https:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 443 : 80),
    secure,
    username: decode(url.username),
    password: decode(url.password),
  };
}

/** NO_PROXY as curl reads it: `*`, names with their sub-names, a leading dot or `*.` allowed, an optional port. */
function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only] = /^(\[[^\]]+\]|[^:]+|[0-9a-f:]+?)(?::(\d+))?$/i.exec(entry.toLowerCase()) ?? [];
      if (name === '' || (only !== undefined && only !== port)) return false;
      const bare = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
      return host === bare || host.endsWith(`.${bare}`);
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
