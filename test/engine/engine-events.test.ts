// What happens to the things that others rest on reaches everybody who keeps something of them, in an order that can be relied on.
import { expect, test } from 'vitest';
import { createEngineEvents, PLACE_GONE } from '../../electron/engine/engine-events.ts';

const PLACE = { tenantId: 'ten-1', credentialId: 'cred-1' };

test('subscribers are waited for one after the other, the latest first', async () => {
  const events = createEngineEvents();
  const seen: string[] = [];
  for (const name of ['store', 'service', 'run'])
    events.on('credential-removed', async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} is done`);
    });
  await events.emit('credential-removed', PLACE);
  expect(seen).toEqual([
    'run begins',
    'run is done',
    'service begins',
    'service is done',
    'store begins',
    'store is done',
  ]);
});

test('an error of one does not keep the others from running, and is thrown at the end', async () => {
  const events = createEngineEvents();
  const seen: string[] = [];
  events.on('vault-locked', () => void seen.push('first'));
  events.on('vault-locked', () => {
    throw new Error('the disk is full');
  });
  events.on('vault-locked', () => Promise.reject(new Error('and this as well')));
  await expect(events.emit('vault-locked', {})).rejects.toThrow('and this as well');
  expect(seen).toEqual(['first']);
});

test('who subscribes to several hears each, until it unsubscribes', async () => {
  const events = createEngineEvents();
  const seen: unknown[] = [];
  const leave = events.on(PLACE_GONE, (place) => void seen.push(place));
  await events.emit('credential-removed', PLACE);
  await events.emit('tenant-moved', { tenantId: 'ten-1' });
  await events.emit('credential-changed', PLACE);
  leave();
  await events.emit('tenant-removed', { tenantId: 'ten-1' });
  expect(seen).toEqual([PLACE, { tenantId: 'ten-1' }]);
});
