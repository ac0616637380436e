// Is a host an IP address, and of which sort? Addresses are refused as tenants (a secret must not go to whatever answers
// inside a network), but for loopback, where the sandbox and test servers live. Unusual spellings count as addresses too,
// because resolvers take them: `2130706433`, `0x7f.1` and `127.1` are all 127.0.0.1.

export type HostAddress = 'loopback' | 'private' | 'public' | 'odd';

/** `host`: lower case, without port; IPv6 in brackets. Null for a name. `odd`: an address in an unusual spelling. */
export function addressOf(host: string): HostAddress | null {
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (host.startsWith('[')) return ipv6(host);
  const labels = host.split('.');
  // A name never ends in a numeric label (WHATWG URL, host parsing): then all of it is meant as an address.
  if (!/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')) return null;
  return canonicalHost(host) === host ? ipv4(labels.map(Number)) : 'odd';
}

/** A host as it goes over the wire: `bücher.example` is `xn--bcher-kva.example`, `127.1` is `127.0.0.1`. Null when it can be none. */
export function canonicalHost(host: string): string | null {
  try {
    return new URL(`https://${host}`).hostname;
  } catch {
    return null;
  }
}

function ipv4([a = 0, b = 0]: number[]): HostAddress {
  if (a === 127) return 'loopback';
  const isPrivate =
    a === 10 ||
    a === 0 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127) ||
    a >= 224;
  return isPrivate ? 'private' : 'public';
}

/** `text`: with its brackets. The standard writes it in the shortest way, without zeros in front: its first group is its range. */
function ipv6(text: string): HostAddress {
  const address = /^\[[\da-f:.]+\]$/.test(text) ? canonicalHost(text) : null;
  if (address === null) return 'odd';
  if (address === '[::1]') return 'loopback';
  // `::` itself and similar; an IPv4 address inside an IPv6 one reaches what the IPv4 address reaches, but nobody types it.
  // fc00::/7 unique local, fe80::/10 link local, ff00::/8 multicast.
  return /^\[(?:::[\da-f]{0,4}\]|::ffff:[\da-f]{1,4}:[\da-f]{1,4}\]|f[cd][\da-f]{2}:|fe[89ab][\da-f]:|ff[\da-f]{2}:)/.test(
    address,
  )
    ? 'private'
    : 'public';
}
