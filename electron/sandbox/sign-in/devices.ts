// Devices without a browser that wait for a person (RFC 8628): each has a code by which it asks for its tokens, and a short one that the person types elsewhere. One whose time is over
// is remembered, since its refusal is another one than that of a code that there never was.
import type { Ids, Stream } from '../ids.ts';
import type { Session } from './session.ts';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** As in Okta's example of an answer. */
export const DEVICE_MS = 600_000;
export const DEVICE_INTERVAL_MS = 5_000;
const REMEMBERED = 5_000;
/** Without vowels, so that it spells no word, and with nothing that looks like a digit. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** Moments are epoch milliseconds. */
export interface Device {
  userCode: string;
  clientId: string;
  /** The id of the custom server; null for that of the org. */
  serverId: string | null;
  issuer: string;
  scopes: string[];
  endsAt: number;
  /** When it asked last; null: not yet. */
  askedAt: number | null;
  /** `waiting` until a person has decided; the sign-in of whoever agreed. */
  decided: 'waiting' | 'refused' | Session;
}

export interface Devices {
  /** The code of the device, beside the one in it. */
  add(
    device: Omit<Device, 'userCode' | 'endsAt' | 'askedAt' | 'decided'>,
    at: number,
  ): { code: string; device: Device };
  get(code: string): Device | null;
  /** One that still waits for that code, however the person wrote it. */
  findWaiting(typed: string, at: number): { code: string; device: Device } | null;
  /** False: it does not wait any more. */
  decide(code: string, decided: Session | 'refused', at: number): boolean;
  /** Its tokens were handed out. */
  forget(code: string): void;
}

export function createDevices(ids: Ids): Devices {
  const devices = new Map<string, Device>();
  return {
    add(given, at) {
      const code = uuidOf(ids.stream('device-code'));
      const userCode = ids.stream('user-code').text(8, LETTERS);
      const device: Device = { ...given, userCode, endsAt: at + DEVICE_MS, askedAt: null, decided: 'waiting' };
      devices.set(code, device);
      for (const oldest of devices.keys()) {
        if (devices.size <= REMEMBERED) break;
        devices.delete(oldest);
      }
      return { code, device };
    },
    get: (code) => devices.get(code) ?? null,
    findWaiting(typed, at) {
      const wanted = typed.toUpperCase().replace(/[^A-Z]/g, '');
      for (const [code, device] of devices)
        if (device.userCode === wanted && waits(device, at)) return { code, device };
      return null;
    },
    decide(code, decided, at) {
      const device = devices.get(code);
      if (!device || !waits(device, at)) return false;
      device.decided = decided;
      return true;
    },
    forget: (code) => void devices.delete(code),
  };
}

const waits = ({ decided, endsAt }: Device, at: number): boolean => decided === 'waiting' && at < endsAt;

function uuidOf(stream: Stream): string {
  const hex = (length: number): string => stream.text(length, '0123456789abcdef');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${stream.pick([...'89ab'])}${hex(3)}-${hex(12)}`;
}
