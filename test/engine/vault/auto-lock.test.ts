// The vault locks after the time without use by whatever clock says so first: over a sleep, in which timers and the steady
// clock stand still, and with a wall clock that was set back.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Schedule } from '../../../electron/engine/vault/auto-lock.ts';
import { addIntegration } from '../../support/add-integration.ts';
import { startTestBench } from '../../support/bench.ts';
import { pastedTokenDraft } from '../../support/credentials.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { at, vaultAt } from '../../support/storage/storage-vault.ts';

const MINUTE = 60_000;
const IDLE = 10;

/** Both clocks by hand; timers that never fire, unless `tick` says so. */
async function openVault() {
  const clock = { wall: 1_760_000_000_000, steady: 5_000 };
  let due: (() => void) | null = null;
  const schedule: Schedule = (work) => {
    due = work;
    return () => {
      due = null;
    };
  };
  const vault = vaultAt(await makeFolder(), undefined, {
    now: () => clock.wall,
    monotonic: () => clock.steady,
    schedule,
  });
  await vault.setUp({ kind: 'keyring' });
  await vault.put(at('ref'), 'kept');
  vault.setAutoLock(IDLE);
  let locks = 0;
  vault.onChange(() => locks++);
  return {
    vault,
    /** Awake both clocks run; asleep only the wall clock does. */
    awake(minutes: number) {
      clock.wall += minutes * MINUTE;
      clock.steady += minutes * MINUTE;
    },
    asleep(minutes: number) {
      clock.wall += minutes * MINUTE;
    },
    setBack(minutes: number) {
      clock.wall -= minutes * MINUTE;
    },
    tick() {
      const work = due;
      due = null;
      work?.();
    },
    locks: () => locks,
  };
}
type Bench = Awaited<ReturnType<typeof openVault>>;

/** What a use finds, whichever use it is. */
const USES: [string, (bench: Bench) => Promise<unknown>][] = [
  ['a secret is asked for', ({ vault }) => vault.get(at('ref'))],
  ['a secret is saved', ({ vault }) => vault.put(at('ref'), 'other')],
  ['a secret is removed', ({ vault }) => vault.remove(['ref'])],
  ['a secret gets another address', ({ vault }) => vault.rebind(at('ref'), 'https://other.okta.com')],
  ['a protection is added', ({ vault }) => vault.addProtection({ kind: 'passphrase', passphrase: 'long enough' })],
];

test.each<[string, (bench: Bench) => void]>([
  ['awake', (bench) => bench.awake(IDLE)],
  ['asleep', (bench) => bench.asleep(IDLE)],
  ['awake, then asleep', (bench) => [bench.awake(4), bench.tick(), bench.asleep(6)]],
  ['awake, with a clock that is set back meanwhile', (bench) => [bench.awake(5), bench.setBack(3), bench.awake(5)]],
  ['asleep, with a clock that is set back further than it slept', (bench) => [bench.asleep(5), bench.setBack(7)]],
  ['seconds, and its clock was set back by an hour', (bench) => [bench.awake(0.1), bench.setBack(60)]],
  [
    'awake and looked at between, the clock going back a little each time',
    (bench) => {
      for (let turn = 0; turn < IDLE * 2; turn++) [bench.awake(0.5), bench.setBack(0.4), bench.tick()];
    },
  ],
])('after a computer was %s, the next use finds it locked, and the key gone', async (_, pass) => {
  for (const [name, use] of USES) {
    const bench = await openVault();
    pass(bench);
    await expect(use(bench), name).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    expect([name, (await bench.vault.status()).state, bench.locks()]).toEqual([name, 'locked', 1]);
    await bench.vault.unlock('keyring', null);
    expect(await bench.vault.get(at('ref'))).toBe('kept');
  }
  const bench = await openVault();
  pass(bench);
  expect((await bench.vault.status()).state).toBe('locked');
  const other = await openVault();
  pass(other);
  expect((await other.vault.known(['ref'])).unread).toMatchObject([{ ref: 'ref', error: { code: 'VAULT_LOCKED' } }]);
});

test('a timer that fires late after a sleep locks before anybody asks', async () => {
  const bench = await openVault();
  bench.asleep(IDLE);
  bench.tick();
  expect(bench.locks()).toBe(1);
});

test('use keeps it open, as do small corrections of the clock; other settings do not', async () => {
  const { vault, ...bench } = await openVault();
  for (let turn = 0; turn < 3; turn++) {
    bench.awake(IDLE - 1);
    bench.setBack(0.5);
    expect(await vault.get(at('ref'))).toBe('kept');
  }
  bench.awake(IDLE - 1);
  // What any other setting that is saved does.
  vault.setAutoLock(IDLE);
  bench.awake(1);
  expect((await vault.status()).state).toBe('locked');
  await vault.unlock('keyring', null);
  bench.awake(IDLE - 1);
  vault.setAutoLock(IDLE * 2);
  bench.awake(IDLE);
  expect((await vault.status()).state).toBe('open');
  // A shorter time does not open again what the longer one has closed.
  bench.awake(IDLE * 2);
  vault.setAutoLock(IDLE * 5);
  expect((await vault.status()).state).toBe('locked');
});

test('a token that is held is not sent after the time that the vault may stay open', async () => {
  let heard = 0;
  const org = createServer((_, response) => {
    heard++;
    response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
  }).listen(0, '127.0.0.1');
  await once(org, 'listening');
  onTestFinished(() => void org.close());
  let slept = 0;
  const time = { now: () => Date.now() + slept, sleep: async () => undefined };
  const bench = await startTestBench({ sandbox: null, time });
  onTestFinished(() => bench.close());
  const { client } = bench;
  const passphrase = 'correct horse battery';
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase } });
  await client.settings.update({ vault: { autoLockMinutes: IDLE } });
  const { tenantId } = await addIntegration(client, `http://127.0.0.1:${(org.address() as AddressInfo).port}`);
  const saved = await client.credential.save(
    pastedTokenDraft({
      tenantId,
      name: 'Pasted',
      secret: { value: 'made-up-access-token-of-acme' },
    }),
  );
  const credentialId = saved.credentials.find(({ name }) => name === 'Pasted')?.id ?? '';
  const granted = await client.token.request({ tenantId, credentialId, scopes: [] });
  const tokenId = granted.outcome === 'granted' ? granted.token.tokenId : '';
  const send = () =>
    client.request.send({
      tenantId,
      credentialId,
      method: 'GET',
      path: '/api/v1/users',
      operationId: null,
      headers: [],
      body: null,
      auth: { kind: 'token', tokenId },
    });
  await send();
  expect(heard).toBe(1);
  slept += IDLE * MINUTE;
  await expect(send()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await expect.poll(() => client.token.list()).toEqual([]);
  expect(heard).toBe(1);
});
