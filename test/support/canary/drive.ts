// How each procedure of the contract is driven while secrets are planted everywhere: one step each, in an order in which each finds
// what it needs. Refusals are part of it: an error must hold no secret either.
import type { ContractRouterClient } from '@orpc/contract';
import { expect } from 'vitest';
import type { Contract } from '../../../shared/contract/index.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { SendInput } from '../../../shared/model/request.ts';
import { errorCases } from '../../../shared/okta/error-cases/all-cases.ts';
import { ERROR_REPORT_FORMATS } from '../../../shared/okta/error-cases/report/error-report.ts';
import { clientDraft, keyClientDraft, pastedTokenDraft } from '../credentials.ts';
import type { OrgBehindFront } from '../orgs/org-behind-front.ts';
import { actAsPerson, askInOtherWays } from './act-as-person.ts';
import { DRIVE_ACCESS, type Step, tried } from './drive-access.ts';
import { har, OPEN_API, PASTED, tornHar } from './drive-files.ts';
import { DRIVE_INTEGRATIONS } from './drive-integrations.ts';
import { DRIVE_PLANS } from './drive-plans.ts';
import { runAudit, runMutation, runPlan } from './drive-runs.ts';
import { signInByPaste } from './sign-in-by-paste.ts';

export const PASSPHRASE = 'canary-passphrase-7f3a9';
export const PROXY_PASSWORD = 'canary-proxy-password-51c';

/** Where it is driven, and what the steps before have made. */
export interface Drive {
  client: ContractRouterClient<Contract>;
  orgUrl: string;
  /** An org that repeats whatever it is sent. */
  echoUrl: string;
  clientId: string;
  clientSecret: string;
  /** One whose pages sign people in. */
  personOrg: OrgBehindFront;
  /** A client that signs with a private key, as a person pastes it. */
  keyed: { clientId: string; privateKey: string };
  /** Of a token that is held: from now on, it is searched for. */
  plantToken(tokenId: string): string;
  /** What is saved in the credential: from now on, it is searched for. */
  plantSaved(place: { tenantId: string; credentialId: string }): Promise<void>;
  /** The key that its tokens are bound to cannot be read out, by nobody: so it is in nothing that is searched. */
  expectSealed(place: { tenantId: string; credentialId: string }): Promise<void>;
  /** A path besides the calls, such as a stored body, is read and searched. */
  read(path: string): Promise<void>;
  /** Everything that is out at this moment, for the search at the end. */
  gather(): Promise<void>;
  tenantId: string;
  copyId: string;
  credentialId: string;
  secretId: string;
  tokenId: string;
  exchangeId: string;
  fetchAll: { runId: string };
  sweep: { runId: string };
  plan: { path: string; version: string };
}

/** What no step has made yet. */
export const UNDRIVEN = {
  ...{ tenantId: '', copyId: '', credentialId: '', secretId: '', tokenId: '', exchangeId: '' },
  fetchAll: { runId: '' },
  sweep: { runId: '' },
  plan: { path: '', version: '' },
};

export type Procedure = { [N in keyof Contract & string]: `${N}.${keyof Contract[N] & string}` }[keyof Contract &
  string];

const place = ({ tenantId, credentialId }: Drive) => ({ tenantId, credentialId });

const get = (
  drive: Pick<Drive, 'tenantId' | 'credentialId'>,
  path: string,
  more: Partial<SendInput> = {},
): SendInput => ({
  tenantId: drive.tenantId,
  credentialId: drive.credentialId,
  method: 'GET',
  path,
  operationId: null,
  headers: [],
  body: null,
  auth: { kind: 'auto', scopes: ['okta.users.read'] },
  ...more,
});

/** Saves the client with the private key, and asks for a token and for a call with it. */
async function askByKey({ client, keyed: { clientId, privateKey } }: Drive, tenantId: string): Promise<void> {
  const saved = await client.credential.save(keyClientDraft({ tenantId, clientId, secret: { value: privateKey } }));
  const credentialId = saved.credentials.at(-1)!.id;
  await client.token.outline({ tenantId, credentialId });
  await client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'] });
  await client.request.send(get({ tenantId, credentialId }, '/api/v1/users?limit=1'));
  await client.credential.remove({ tenantId, credentialId });
}

const sweepOf = (drive: Drive) => ({
  targets: [place(drive)],
  scopes: ['okta.users.read', 'okta.groups.manage'],
  isolation: 'each' as const,
  operations: 'probes' as const,
  share: 1,
  concurrency: 4,
  invalidWrites: true,
});

const requestToken = async (drive: Drive, scopes: string[]): Promise<string> => {
  const granted = await drive.client.token.request({ ...place(drive), scopes });
  if (granted.outcome !== 'granted') throw new Error(granted.outcome);
  drive.plantToken(granted.token.tokenId);
  return granted.token.tokenId;
};

async function sendToOrg(drive: Drive): Promise<void> {
  const { client, tokenId } = drive;
  const auth = { kind: 'token' as const, tokenId };
  const users = await client.request.send(get(drive, '/api/v1/users?limit=100', { auth }));
  if (users.outcome !== 'answered') throw new Error(users.outcome);
  drive.exchangeId = users.exchange.id;
  await drive.read(`/bodies/${users.exchange.response?.body.id}`);
  await client.request.send(get(drive, `/api/v1/users?access_token=${drive.plantToken(tokenId)}`, { auth }));
  await client.request.send(get(drive, '/api/v1/users', { auth: { kind: 'pasted', scheme: 'SSWS', value: PASTED } }));
  await sendToMirror(drive);
}

/** Everything that was sent is repeated: in body, header and address. */
async function sendToMirror({ client, echoUrl, clientId, clientSecret, read }: Drive): Promise<void> {
  const { id: tenantId } = await client.tenant.add({ name: 'Mirror', url: echoUrl, production: false });
  const pasted = await client.credential.save(
    pastedTokenDraft({ tenantId, name: 'Pasted', secret: { value: PASTED } }),
  );
  const basic = await client.credential.save(
    clientDraft({ tenantId, name: 'Basic', clientId, secret: { value: clientSecret } }),
  );
  const credentialId = pasted.credentials[0]!.id;
  const echoed = await client.request.send(
    get({ tenantId, credentialId }, `/echo?token=${PASTED}`, {
      method: 'POST',
      body: `token=${PASTED}&json={"client_secret":"${clientSecret}"}`,
    }),
  );
  expect(echoed).toMatchObject({ outcome: 'answered', exchange: { response: { status: 200 } } });
  if (echoed.outcome !== 'answered') throw new Error(echoed.outcome);
  await read(`/bodies/${echoed.exchange.response?.body.id}`);
  await client.token.request({ tenantId, credentialId: basic.credentials[1]!.id, scopes: ['okta.users.read'] });
  await askInOtherWays(client, tenantId);
}

/** Every case, with the secrets that it carries in header, form, address and assertion. */
async function runEveryCase(drive: Drive): Promise<void> {
  const { client } = drive;
  const caseIds = errorCases().map(({ id }) => id);
  let answered = 0;
  const cases = runsOf(client.run, 'error-cases');
  const run = await cases.start({ ...place(drive), caseIds, allowUnsafe: true });
  for await (const batch of await cases.watch({ ...run, after: 0 }))
    for (const event of batch) if (event.type === 'case' && event.result.actual) answered += 1;
  expect(answered).toBeGreaterThan(caseIds.length / 2);
}

const CASE = 'token/wrong-secret';
/** In this order. */
export const DRIVE: Record<Procedure, Step> = {
  'vault.setUp': ({ client }) => client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } }),
  'tenant.add': async (drive) => {
    const { client, orgUrl } = drive;
    drive.tenantId = (
      await client.tenant.add({ name: 'Acme', url: orgUrl, production: false, invalidWrites: true })
    ).id;
  },
  'credential.save': async (drive) => {
    const { client, tenantId, clientId, clientSecret } = drive;
    const secret = { value: clientSecret };
    const { credentials } = await client.credential.save(
      clientDraft({ tenantId, name: 'Main', clientId, secret, registeredScopes: ['okta.users.read'] }),
    );
    drive.credentialId = credentials[0]!.id;
    drive.secretId = credentials[0]!.secrets[0]!.id;
    await askByKey(drive, tenantId);
    const echo = await client.tenant.add({ name: 'Echo of keys', url: drive.echoUrl, production: false });
    await askByKey(drive, echo.id);
    await client.tenant.remove({ tenantId: echo.id, confirmName: 'Echo of keys' });
  },
  'tenant.check': ({ client, tenantId }) => client.tenant.check({ tenantId }),
  'tenant.list': ({ client }) => client.tenant.list(),
  'token.request': async (drive) => {
    drive.tokenId = await requestToken(drive, ['okta.users.read', 'okta.groups.read']);
  },
  'token.outline': ({ client, tenantId, credentialId }) => client.token.outline({ tenantId, credentialId }),
  'token.list': ({ client }) => client.token.list(),
  'token.introspect': ({ client, tokenId }) => client.token.introspect({ tokenId }),
  'token.verify': ({ client, tokenId }) => client.token.verify({ tokenId }),
  'token.copy': ({ client, tokenId }) => tried(client.token.copy({ tokenId })),
  'signIn.begin': async (drive) => {
    for (const url of [drive.orgUrl, drive.echoUrl]) await signInByPaste(drive.client, url, PASTED);
    await drive.expectSealed(await actAsPerson(drive.client, drive.personOrg));
  },
  'signIn.wait': ({ client }) => tried(client.signIn.wait({ signInId: 'sign_none' })),
  'signIn.paste': ({ client }) =>
    tried(client.signIn.paste({ signInId: 'sign_none', address: `http://127.0.0.1/#id_token=${PASTED}` })),
  'signIn.open': ({ client }) => tried(client.signIn.open({ signInId: 'sign_none' })),
  'signIn.cancel': ({ client }) => tried(client.signIn.cancel({ signInId: 'sign_none' })),
  'request.send': sendToOrg,
  'request.next': ({ client, exchangeId }) => client.request.next({ exchangeId }),
  'request.resend': ({ client, exchangeId }) => client.request.resend({ exchangeId, as: { kind: 'renewed' } }),
  'request.preflight': (drive) =>
    drive.client.request.preflight({
      ...place(drive),
      operationId: 'listUsers',
      auth: { kind: 'token', tokenId: drive.tokenId },
    }),
  'request.seenValues': ({ client, tenantId }) =>
    client.request.seenValues({ tenantId, method: 'GET', path: '/api/v1/users/{userId}', name: 'userId', in: 'path' }),
  'request.waitForReset': async ({ client, exchangeId }) => {
    const wait = client.request.waitForReset({ exchangeId, requestKey: 'canary' });
    await client.request.cancel({ requestKey: 'canary' });
    await wait;
  },
  'request.cancel': ({ client }) => client.request.cancel({ requestKey: 'canary' }),
  'request.copyAs': async (drive) => {
    const pasted = { auth: { kind: 'pasted' as const, scheme: 'Bearer' as const, value: PASTED } };
    for (const format of ['curl', 'http', 'fetch', 'axios', 'python', 'spring', 'postman'] as const)
      for (const request of [get(drive, '/api/v1/users'), get(drive, '/api/v1/users', pasted)])
        await drive.client.request.copyAs({ request, format });
  },
  'request.copyWithToken': (drive) =>
    tried(drive.client.request.copyWithToken({ request: get(drive, '/api/v1/users'), format: 'curl' })),
  'sweep.plan': (drive) => drive.client.sweep.plan(sweepOf(drive)),
  'run.start': async (drive) => {
    const { client, exchangeId } = drive;
    drive.fetchAll = await runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems: 1000 });
    drive.sweep = await runsOf(client.run, 'sweep').start(sweepOf(drive));
    // Every test token is made of the good one, and the API repeats all of them.
    const protect = runsOf(client.run, 'protect');
    const tested = await protect.start({
      ...{ tenantId: drive.tenantId, credentialId: null, scopes: [], api: drive.echoUrl, tokens: { good: PASTED } },
      ...{ routes: [{ method: 'GET', path: '/echo', expect: 'protected' }], allowedOrigin: 'https://app.example.com' },
    });
    for await (const _ of await protect.watch({ ...tested, after: 0 })) void 0;
    await runPlan(drive);
    await runAudit(drive);
  },
  'run.watch': async ({ client, fetchAll, sweep }) => {
    for await (const _ of await client.run.watch({ ...fetchAll, after: 0 })) void 0;
    for await (const _ of await client.run.watch({ ...sweep, after: 0 })) void 0;
  },
  'run.events': async ({ client, sweep }) => {
    const events = await runsOf(client.run, 'sweep').events(sweep);
    const cells = events.flatMap((event) => (event.type === 'cell' ? [event.cell] : []));
    expect(cells.map(({ outcome }) => outcome)).toContain('allowed');
    for (const { exchangeId } of cells) if (exchangeId) await client.history.get({ exchangeId });
  },
  'run.list': ({ client }) => client.run.list({}),
  'sweep.report': async ({ client, sweep }) => {
    for (const format of ['csv', 'json', 'html', 'md'] as const) await client.sweep.report({ ...sweep, format });
  },
  'run.pause': async (drive) => {
    drive.sweep = await runsOf(drive.client.run, 'sweep').start({ ...sweepOf(drive), invalidWrites: false });
    await tried(drive.client.run.pause(drive.sweep));
  },
  'run.resume': ({ client, sweep }) => tried(client.run.resume(sweep)),
  'run.cancel': async ({ client, sweep, fetchAll }) => {
    await tried(client.run.cancel(sweep));
    await client.run.cancel(fetchAll);
  },
  'run.remove': ({ client, sweep }) => tried(client.run.remove(sweep)),
  'settings.update': ({ client }) =>
    client.settings.update({
      network: { proxy: { mode: 'manual', url: 'http://127.0.0.1:9', username: 'someone' } },
    }),
  'settings.setProxyPassword': ({ client }) => client.settings.setProxyPassword({ password: PROXY_PASSWORD }),
  'app.snapshot': ({ client }) => client.app.snapshot(),
  'settings.checkNetwork': async ({ client, tenantId }) => {
    const { settings } = await client.app.snapshot();
    await tried(client.settings.checkNetwork({ network: settings.network, tenantId }));
  },
  'history.list': ({ client }) => client.history.list({}),
  'history.orgReason': ({ client, exchangeId }) => client.history.orgReason({ exchangeId }),
  'history.get': ({ client, exchangeId }) => client.history.get({ exchangeId }),
  'history.pin': ({ client, exchangeId }) => client.history.pin({ exchangeId, pinned: true }),
  'history.exportHar': ({ client }) => client.history.exportHar({}),
  'tenant.export': ({ client }) => client.tenant.export({}),
  'tenant.import': async ({ client }) => client.tenant.import({ text: (await client.tenant.export({})).text }),
  'tenant.markProduction': ({ client, tenantId }) =>
    client.tenant.markProduction({ tenantIds: [tenantId], production: false }),
  'tenant.update': ({ client, tenantId, orgUrl: url }) =>
    client.tenant.update({ tenantId, name: 'Acme', url, production: true }),
  'tenant.duplicate': async (drive) => {
    const { client, tenantId } = drive;
    drive.copyId = (await client.tenant.duplicate({ tenantId, name: 'Acme copy' })).id;
  },
  'credential.readRegisteredScopes': (drive) => tried(drive.client.credential.readRegisteredScopes(place(drive))),
  'credential.test': (drive) => tried(drive.client.credential.test(place(drive))),
  'credential.bindToKey': (drive) => tried(drive.client.credential.bindToKey({ ...place(drive), bound: true })),
  'credential.readTokenOwner': (drive) => tried(drive.client.credential.readTokenOwner(place(drive))),
  'credential.publicKey': (drive) =>
    tried(drive.client.credential.publicKey({ ...place(drive), secretId: drive.secretId })),
  'credential.tests': ({ client }) => client.credential.tests(),
  ...DRIVE_ACCESS,
  ...DRIVE_PLANS,
  ...DRIVE_INTEGRATIONS,
  'recorder.address': ({ client }) => client.recorder.address({ runId: 'run-none' }),
  'infer.run': async (drive) => {
    const files = [har(drive), tornHar(drive)].map((text) => ({ name: 'a.har', text }));
    await drive.client.infer.run({ files, fromHistory: {} });
    await runMutation(drive);
    await runEveryCase(drive);
  },
  'errorLab.saveBaseline': (drive) =>
    drive.client.errorLab.saveBaseline({ ...place(drive), caseId: CASE, note: 'so it is' }),
  'errorLab.results': async (drive) => {
    const { results } = await drive.client.errorLab.results(place(drive));
    for (const { last } of results)
      if (last.exchangeId) await drive.client.history.get({ exchangeId: last.exchangeId });
  },
  'errorLab.report': async (drive) => {
    for (const format of ERROR_REPORT_FORMATS) await drive.client.errorLab.report({ ...place(drive), format });
  },
  'errorLab.fixtures': async (drive) => {
    const caseIds = errorCases().map(({ id }) => id);
    await drive.client.errorLab.fixtures({ caseIds, from: 'actual', ...place(drive) });
    await drive.client.errorLab.fixtures({ caseIds, from: 'expected' });
  },
  'errorLab.forgetBaseline': (drive) => drive.client.errorLab.forgetBaseline({ ...place(drive), caseId: CASE }),
  'ledger.read': async (drive) => {
    for (const { tokenId } of await drive.client.token.list()) drive.plantToken(tokenId);
    await drive.client.ledger.read(place(drive));
  },
  'ledger.forget': (drive) => drive.client.ledger.forget({ ...place(drive), scopes: ['okta.groups.read'] }),
  'catalogue.status': ({ client }) => client.catalogue.status(),
  'catalogue.preview': ({ client }) => client.catalogue.preview({ name: 'newer.json', text: OPEN_API }),
  'catalogue.import': async (drive) => {
    await drive.client.catalogue.import({ name: 'newer.json', text: OPEN_API });
    await tried(drive.client.catalogue.import({ name: 'torn.json', text: tornHar(drive) }));
  },
  'catalogue.reset': ({ client }) => client.catalogue.reset(),
  'sandbox.status': ({ client }) => client.sandbox.status(),
  'sandbox.journal': ({ client }) => client.sandbox.journal({}),
  'sandbox.moveClock': ({ client }) => client.sandbox.moveClock({ byMs: 1000 }),
  'sandbox.setClock': ({ client }) => client.sandbox.setClock({ at: null }),
  'sandbox.addFault': async ({ client }) => {
    await client.sandbox.addFault({ fault: 'status=503,path=/no/such/path' });
    await tried(client.sandbox.addFault({ fault: 'status=404' }));
  },
  'sandbox.makeClient': async ({ client }) => {
    await client.sandbox.makeClient({ name: 'Canary', scopes: ['okta.users.read'] });
    await tried(client.sandbox.makeClient({ name: 'Canary', scopes: [] }));
  },
  'sandbox.authorizePage': async ({ client }) => {
    await client.sandbox.authorizePage({ name: 'Canary draft', scopes: ['okta.users.read'] });
    await tried(client.sandbox.authorizePage({ name: 'Canary draft', scopes: [] }));
  },
  'sandbox.instances': ({ client }) => client.sandbox.instances(),
  'sandbox.revealSecret': async ({ client }) => {
    const [made] = (await client.sandbox.status()).clients.slice(-1);
    await client.sandbox.revealSecret({ clientId: made?.clientId ?? '' });
    await tried(client.sandbox.revealSecret({ clientId: 'nobody' }));
  },
  'sandbox.removeFault': ({ client }) => client.sandbox.removeFault({ faultId: null }),
  'host.saveText': ({ client }) => tried(client.host.saveText({ filename: 'a.txt', text: 'a' })),
  'host.saveBytes': ({ client }) => tried(client.host.saveBytes({ filename: 'a.zip', base64: 'YQ==' })),
  'host.saveBody': ({ client }) => tried(client.host.saveBody({ filename: 'a.txt', bodyId: 'body-1' })),
  'host.openExternal': ({ client }) => tried(client.host.openExternal({ url: 'https://developer.okta.com' })),
  'vault.addProtection': ({ client }) => tried(client.vault.addProtection({ protection: { kind: 'keyring' } })),
  'vault.removeProtection': ({ client }) => tried(client.vault.removeProtection({ kind: 'passphrase' })),
  'vault.restoreBackup': ({ client }) => tried(client.vault.restoreBackup()),
  'vault.lock': async (drive) => {
    await drive.gather();
    await drive.client.vault.lock();
    await tried(drive.client.token.request({ ...place(drive), scopes: ['okta.apps.read'] }));
  },
  'vault.unlock': async ({ client }) => {
    await tried(client.vault.unlock({ kind: 'passphrase', passphrase: 'canary-wrong' }));
    await client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  },
  'token.discard': ({ client, tokenId }) => client.token.discard({ tokenId }),
  'token.revoke': async (drive) =>
    drive.client.token.revoke({ tokenId: await requestToken(drive, ['okta.apps.read']) }),
  'credential.removeSecret': (drive) =>
    drive.client.credential.removeSecret({ ...place(drive), secretId: drive.secretId }),
  'credential.remove': (drive) => drive.client.credential.remove(place(drive)),
  'tenant.remove': ({ client, copyId }) => client.tenant.remove({ tenantId: copyId, confirmName: 'Acme copy' }),
  'tenant.removeSeveral': async ({ client, tenantId }) => {
    const { id } = await client.tenant.duplicate({ tenantId, name: 'Acme that goes' });
    await client.tenant.removeSeveral({ tenantIds: [id], confirmCount: 1 });
  },
  'sandbox.reset': ({ client }) => client.sandbox.reset(),
  'history.remove': ({ client, exchangeId }) => client.history.remove({ exchangeIds: [exchangeId] }),
  'history.purge': async ({ client, gather }) => {
    await gather();
    await client.history.purge({ pinnedToo: true });
  },
  'vault.startOver': ({ client }) => client.vault.startOver({ confirm: 'start over' }),
};
