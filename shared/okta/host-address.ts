// Is a host an IP address, and of which sort? Addresses are refused as tenants (a secret must not go to whatever answers
// inside a network), but for loopback, where the sandbox and test servers live. Unusual spellings count as addresses too,
// because resolvers take them: `2130706433`, `0x7f.1` and `127.1` are all 127.0.0.1.

export type HostAddress = 'loopback' | 'private' | 'public' | 'odd';

/** `host`: lower case, without port; IPv6 in brackets. Null for a name. `odd`: an address in an unusual spelling. */
export function addressOf(host: string): HostAddress | null {
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (host.startsWith('[')) return host.endsWith(']') ? ipv6(host.slice(1, -1)) : 'odd';
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  // A name never ends in a numeric label (WHATWG URL, host parsing): then all of it is meant as an address.
  if (!/^(?:\d+|0x[0-9a-f]*)$/.test(last)) return null;
  if (labels.length !== 4 || !labels.every((label) => /^(?:0|[1-9]\d{0,2})$/.test(label) && Number(label) < 256))
    return 'odd';
  return ipv4(labels.map(Number));
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

function ipv6(text: string): HostAddress {
  const groups = groupsOf(text);
  if (!groups) return 'odd';
  const head = groups.slice(0, 5).every((group) => group === 0);
  const [first = 0] = groups;
  if (head && groups[5] === 0 && groups[6] === 0) return groups[7] === 1 ? 'loopback' : 'private';
  // An IPv4 address inside an IPv6 one reaches what the IPv4 address reaches, but is nothing that people type.
  if (head && groups[5] === 0xffff) return 'private';
  // fc00::/7 unique local, fe80::/10 link local, ff00::/8 multicast.
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || (first & 0xff00) === 0xff00
    ? 'private'
    : 'public';
}

/** Eight 16-bit groups, or null. */
function groupsOf(text: string): number[] | null {
  const embedded = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const plain = embedded
    ? `${embedded[1]}${hex(Number(embedded[2]) * 256 + Number(embedded[3]))}:${hex(Number(embedded[4]) * 256 + Number(embedded[5]))}`
    : text;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const parts = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [left = [], right = []] = parts;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = halves.length === 1 ? left : [...left, ...Array<string>(missing).fill('0'), ...right];
  return all.every((group) => /^[0-9a-f]{1,4}$/.test(group)) ? all.map((group) => Number.parseInt(group, 16)) : null;
}

const hex = (value: number) => value.toString(16);
