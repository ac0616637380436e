// A private key that was read for a call is not read again for the next one, and nothing of it outlives what it was read for: a locked vault, a
// credential that has another key, is removed, or whose tenant has another address.
import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSigningKeys } from '../../../electron/engine/credentials/client-assertion-keys.ts';
import { createEngineEvents } from '../../../electron/engine/engine-events.ts';

const makeKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const [secret, another] = [makeKey(), makeKey()];
const place = { tenantId: 'ten-1', credentialId: 'cred-1' };
const neighbour = { tenantId: 'ten-1', credentialId: 'cred-2' };

it('gives the same key for the same text of the same credential, and the right one for every other', () => {
  const keys = createSigningKeys(createEngineEvents());
  const first = keys.of(place, secret);
  expect(keys.of(place, secret)).toBe(first);
  expect(keys.of(neighbour, secret)).not.toBe(first);
  const replaced = keys.of(place, another);
  expect(replaced.key.equals(first.key)).toBe(false);
  expect(keys.of(place, another)).toBe(replaced);
  expect(() => keys.of(place, 'no key')).toThrow('This is no private key.');
});

it.each([
  ['credential-changed', place, false],
  ['credential-removed', place, false],
  ['credential-changed', { tenantId: 'ten-1' }, true],
  ['tenant-moved', { tenantId: 'ten-1' }, true],
  ['tenant-removed', { tenantId: 'ten-1' }, true],
  ['vault-locked', {}, true],
] as const)('%s of %o: nothing of the key is left', async (name, event, neighbourToo) => {
  const events = createEngineEvents();
  const keys = createSigningKeys(events);
  const [first, beside] = [keys.of(place, secret), keys.of(neighbour, secret)];
  await events.emit(name, event as never);
  expect(keys.of(place, secret)).not.toBe(first);
  expect(keys.of(neighbour, secret) === beside).toBe(!neighbourToo);
});
