// From where a client may ask for tokens: the network restriction of an app (FACTS §10). Whoever reaches the sandbox reaches
// it from this machine, so the address that zones are held against is always the same one.
import { BlockList, isIP } from 'node:net';
import type { Org } from '../org.ts';
import { type Fields, isFields } from '../resources/behaviour.ts';
import { oneOf } from '../resources/field-checks.ts';
import { ANYWHERE, type ClientNetwork } from './client.ts';

const CALLER = '127.0.0.1';
const ZONES = '/api/v1/zones';
const EVERY_ZONE = ['ALL_ZONES', 'ALL_IP_ZONES'];

const isConnection = oneOf('ANYWHERE', 'ZONE');

/** The restriction that a body gives, or what is wrong with it in the words of a field error. */
export function readNetwork(org: Org, given: unknown): ClientNetwork | { fault: string } {
  if (!isFields(given) || !isConnection(given.connection)) return { fault: 'The value must be ANYWHERE or ZONE' };
  if (given.connection === 'ANYWHERE') return ANYWHERE;
  const include = namesOf(given.include);
  const exclude = namesOf(given.exclude);
  const known = (zone: string): boolean => EVERY_ZONE.includes(zone) || org.store(ZONES).has(zone);
  if (include.length + exclude.length === 0 || ![...include, ...exclude].every(known))
    return { fault: 'The network zones do not exist' };
  return { connection: 'ZONE', include, exclude };
}

/** True when the restriction lets the caller in. */
export function admitsCaller(org: Org, { connection, include, exclude }: ClientNetwork): boolean {
  if (connection === 'ANYWHERE') return true;
  return (include.length === 0 || isInAny(org, include)) && !isInAny(org, exclude);
}

function isInAny(org: Org, names: readonly string[]): boolean {
  const every = names.some((name) => EVERY_ZONE.includes(name));
  return org
    .store(ZONES)
    .all()
    .some((zone) => zone.status === 'ACTIVE' && (every || names.includes(zone.id)) && holdsCaller(zone.gateways));
}

/** Gateways are single addresses, ranges (`a-b`) or CIDR blocks; what cannot be read holds nobody. */
function holdsCaller(gateways: unknown): boolean {
  const list = new BlockList();
  for (const gateway of Array.isArray(gateways) ? gateways.filter(isFields) : []) addGateway(list, gateway);
  return list.check(CALLER);
}

function addGateway(list: BlockList, { value }: Fields): void {
  const [start = '', end, bits] = /^([\d.]+)(?:-([\d.]+)|\/(\d{1,2}))?$/.exec(String(value))?.slice(1) ?? [];
  if (isIP(start) !== 4) return;
  if (bits !== undefined) {
    if (Number(bits) <= 32) list.addSubnet(start, Number(bits));
  } else if (end === undefined) {
    list.addAddress(start);
  } else if (isIP(end) === 4 && toNumber(start) <= toNumber(end)) {
    list.addRange(start, end);
  }
}

const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const namesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
