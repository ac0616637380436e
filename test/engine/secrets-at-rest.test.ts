// A hostile org repeats every secret that it was sent, in every form and every place of an answer. Afterwards no file of the data
// folder, no reply, event, error or export holds any of them in any form.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCRUBBED_BODY } from '../../electron/engine/exchange/scrub.ts';
import { runsOf } from '../../shared/contract/runs-of.ts';
import { errorCases } from '../../shared/okta/error-cases/all-cases.ts';
import { ERROR_REPORT_FORMATS } from '../../shared/okta/error-cases/report/error-report.ts';
import { startTestBench, type TestBench } from '../support/bench.ts';
import { clientDraft } from '../support/credentials.ts';
import { folderFiles } from '../support/folder-files.ts';
import { FORMS, gzipOf, secretsLeft, stringsIn } from '../support/orgs/hostile-forms.ts';
import { type HostileOrg, startHostileOrg } from '../support/orgs/hostile-org.ts';

const jwt = (claims: object) =>
  [{ alg: 'RS256', kid: 'k' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat(randomBytes(96).toString('base64url'))
    .join('.');
const CLIENT_ID = '0oahostile0000000001';
const ODD = 'o%41d &"s\\e/c<r>e+t é=€ 99';
const OKTA = 'Zk3_-x9Qw7Lr5Tn1Vb8Ym2Kp4Jh6Gf0Ds_Ac-Xz1';
const GRANTED = jwt({ scp: ['okta.users.read'], said: `${ODD} ${OKTA}`, exp: 4_000_000_000 });
const OPAQUE = 'opaque.7f3a9c51d2b84e06a1f3';
const SSWS = '00sswsTokenOfNobody-0815_4711-abcdefghijk0';
const PASTED = jwt({ scp: ['okta.groups.read'], exp: 4_000_000_001 });
const basicOf = (secret: string) => Buffer.from(`${CLIENT_ID}:${secret}`).toString('base64');
const VALUES: Record<string, string> = {
  'a client secret with odd characters': ODD,
  'a client secret of Okta': OKTA,
  'a granted token': GRANTED,
  'a granted opaque token': OPAQUE,
  'an API token': SSWS,
  'the credential of Basic': basicOf(OKTA),
  'the pair of Basic': `${CLIENT_ID}:${OKTA}`,
  'the credential of Basic of odd characters': basicOf(ODD),
  'a pasted token': PASTED,
};

let local: TestBench;
let org: HostileOrg;
const replies: string[] = [];
const keep = async <T>(call: Promise<T>): Promise<T> => {
  try {
    const reply = await call;
    replies.push(JSON.stringify(reply) ?? '');
    return reply;
  } catch (error) {
    replies.push(
      JSON.stringify({
        ...(error as object),
        message: (error as Error).message,
        data: (error as { data?: unknown }).data,
      }),
    );
    throw error;
  }
};
const tried = (call: Promise<unknown>) => keep(call).catch(() => undefined);
const grant = (token: string, more = '') => ({
  says: [],
  body: `{"token_type":"Bearer","expires_in":3600,"access_token":"${token}","scope":"okta.users.read"${more}}`,
});

/** What the tests below go on with: two credentials at the hostile org, and a token of each. */
let tenantId = '';
let odd = '';
let okta = '';
const tokens: string[] = [];

beforeAll(async () => {
  [local, org] = await Promise.all([startTestBench({ sandbox: null }), startHostileOrg()]);
  const { client } = local;
  await client.vault.setUp({ protection: { kind: 'session' } });
  const tenant = await client.tenant.add({ name: 'Hostile', url: org.url, production: false, invalidWrites: true });
  tenantId = tenant.id;
  const save = async (name: string, secret: string) =>
    (
      await client.credential.save(clientDraft({ tenantId, name, clientId: CLIENT_ID, secret: { value: secret } }))
    ).credentials.at(-1)?.id ?? '';
  odd = await save('Odd', ODD);
  okta = await save('Okta', OKTA);
});
afterAll(async () => {
  await local.close();
  await org.close();
});

type Sent = Parameters<TestBench['client']['request']['send']>[0];
/** A list, as nobody, unless `more` says otherwise. */
const send = (more: Partial<Sent>) =>
  local.client.request.send({
    tenantId,
    credentialId: null,
    method: 'GET',
    path: '/api/v1/users',
    operationId: null,
    headers: [],
    body: null,
    auth: { kind: 'none' },
    ...more,
  });
const list = (auth: Sent['auth']) => send({ credentialId: okta, operationId: 'listUsers', auth });
const ask = (credentialId: string, scopes: string[]) =>
  local.client.token.request({ tenantId, credentialId, scopes, fresh: true });
const follow = async (run: { runId: string }) => {
  for await (const batch of await local.client.run.watch({ ...run, after: 0 })) replies.push(JSON.stringify(batch));
};

test('the reader that looks for them finds every form of each', () => {
  for (const secret of Object.values(VALUES))
    for (const [name, form] of Object.entries(FORMS))
      expect(secretsLeft(Buffer.from(`x"${form(secret)}"y`), { secret }), `${name} of ${secret}`).not.toEqual([]);
  expect(secretsLeft(gzipOf(`x${OKTA}`), { OKTA })).not.toEqual([]);
});

test('tokens are granted, and others are pasted', async () => {
  for (const [token, credentialId] of [
    [GRANTED, okta],
    [OPAQUE, odd],
  ] as const) {
    org.answer = () => grant(token);
    const granted = await keep(ask(credentialId, ['okta.users.read']));
    if (granted.outcome !== 'granted') throw new Error(granted.outcome);
    tokens.push(granted.token.tokenId);
  }
  org.answer = () => ({ says: ['nothing'] });
  await keep(list({ kind: 'pasted', scheme: 'SSWS', value: SSWS }));
  await keep(list({ kind: 'pasted', scheme: 'Bearer', value: PASTED }));
});

test(`an org repeats ${Object.keys(VALUES).length} values in ${Object.keys(FORMS).length} forms, in every place of its answers`, async () => {
  const { client } = local;
  const tokenId = tokens[0] ?? '';
  const exchangeIds: string[] = [];
  for (const form of Object.values(FORMS)) {
    const says = Object.values(VALUES).map(form);
    const joined = says.join(' ');
    org.answer = () => ({ says });
    const sent = await keep(list({ kind: 'token', tokenId }));
    if (sent.outcome === 'answered') exchangeIds.push(sent.exchange.id);
    // A refusal and a grant whose every member says it, and the same about a token that is held.
    const refusal = JSON.stringify({ error: joined, error_description: joined, [says[1] ?? '']: says });
    org.answer = () => ({ status: 400, says: [], body: refusal });
    await keep(ask(okta, [`okta.${says[1]}`.slice(0, 200)]));
    org.answer = () => grant(OPAQUE, `,"token_type":${JSON.stringify(joined)},"scope":${JSON.stringify(joined)}`);
    await keep(ask(odd, ['okta.users.read']));
    const claims = Object.fromEntries(says.map((one) => [one, one]));
    const about = JSON.stringify({ active: true, token_type: joined, id_token: says[0], claims });
    org.answer = () => ({ says, body: about });
    await keep(client.token.introspect({ tokenId }));
  }
  await keep(client.token.list());
  expect(exchangeIds).not.toEqual([]);
  for (const id of exchangeIds) await keep(client.history.get({ exchangeId: id }));
});

/** Every value as it is, percent-encoded and escaped: what a run makes of an answer goes through fewer hands. */
const saidToRuns = () => {
  const [percent, unicode] = [FORMS['every character percent-encoded'], FORMS['every character as \\u']];
  return Object.values(VALUES).flatMap((value) => [value, percent?.(value) ?? '', unicode?.(value) ?? '']);
};

test('an org repeats them to a sweep, its evidence and its reports', async () => {
  const { client } = local;
  const says = saidToRuns();
  let call = 0;
  org.answer = () => (call++ === 0 ? grant(GRANTED) : { status: 403, says });
  const sweep = await keep(
    runsOf(client.run, 'sweep').start({
      targets: [{ tenantId, credentialId: okta }],
      scopes: ['okta.users.read'],
      isolation: 'each',
      operations: 'probes',
      share: 1,
      invalidWrites: false,
      concurrency: 1,
    }),
  );
  await follow(sweep);
  for (const format of ['csv', 'json', 'html', 'md'] as const) await keep(client.sweep.report({ ...sweep, format }));
});

test('an org repeats them to the error lab, its results and its reports', async () => {
  const { client } = local;
  const says = saidToRuns();
  org.answer = () => ({ status: 401, says });
  const place = { tenantId, credentialId: okta };
  const caseIds = errorCases()
    .slice(0, 12)
    .map(({ id }) => id);
  await follow(await keep(runsOf(client.run, 'error-cases').start({ ...place, caseIds })));
  await keep(client.errorLab.results(place));
  for (const format of ERROR_REPORT_FORMATS) await keep(client.errorLab.report({ ...place, format }));
});

test('an org repeats them in a list that is fetched whole, and all that is kept by now is read', async () => {
  const { client } = local;
  const says = saidToRuns();
  org.answer = () => ({ says: [], body: JSON.stringify(says.map((one) => ({ one, [one]: 1 }))) });
  const listed = await keep(list({ kind: 'token', tokenId: tokens[0] ?? '' }));
  if (listed.outcome !== 'answered') throw new Error(listed.outcome);
  const fetchAll = runsOf(client.run, 'fetch-all');
  await follow(await keep(fetchAll.start({ exchangeId: listed.exchange.id, maxItems: 100 })));
  await keep(client.ledger.read({ tenantId, credentialId: okta }));
  await keep(client.history.list({}));
  replies.push((await client.history.exportHar({})).text);
  await tried(client.tenant.check({ tenantId }));
  await keep(client.tenant.update({ tenantId, name: `Hostile ${OKTA}`, url: org.url, production: false }));
  await tried(client.tenant.remove({ tenantId, confirmName: OKTA }));
  await keep(client.app.snapshot());
});

test('an org grants tokens that nobody knew before, in places of every sort', async () => {
  const fresh = () => `opaque-${randomBytes(12).toString('hex')}-7`;
  const answers: ((token: string) => { body: string; headers?: string[] })[] = [
    (token) => ({ body: `{"access\\u005ftoken":"${token}","expires_in":1}` }),
    (token) => ({ body: `{"access_token":"${token}","copy":"${token}","more":{"${token}":["${token}"]}}` }),
    (token) => ({ body: `{"access_token":"a-first-one-0815","refreshToken":"${token}","again":"${token}"}` }),
    (token) => ({ body: `{"access_token":"${token}"}`, headers: [`X-Debug: got ${token}`, `X-${token}: 1`] }),
    (token) => ({ body: '', headers: [`Location: https://elsewhere.example/cb#access_token=${token}&state=${token}`] }),
    (token) => ({ body: `<r><o:access_token>${token}</o:access_token><copy>${token}</copy></r>` }),
    (token) => ({ body: `access_token=${token}&copy=${token}` }),
    (token) => ({ body: `{"access_token":"${token}","torn":"${token}` }),
    (token) => ({ body: JSON.stringify({ inner: JSON.stringify({ access_token: token }), copy: token }) }),
    (token) => ({ body: '{}', headers: [`X-Access-Token: ${token}`, `X-Copy: ${token}`] }),
    (token) => ({ body: `{access_token: '${token}', copy: '${token}'}` }),
    (token) => ({ body: `access_token: ${token}\ncopy: ${token}\n` }),
  ];
  for (const make of answers) {
    const token = fresh();
    VALUES[`granted token ${answers.indexOf(make)}`] = token;
    org.answer = () => ({ says: [], ...make(token) });
    await keep(ask(okta, ['okta.users.read']));
    // By hand, from the workbench, it is no less a token, however its address is spelt.
    for (const path of ['/oauth2/v1/token', '/oauth2/v1/%74oken', '/oauth2//v1/token/', '/oauth2/v1/token;a=b']) {
      const granted = fresh();
      VALUES[`granted token ${answers.indexOf(make)} by ${path}`] = granted;
      org.answer = () => ({ says: [], ...make(granted) });
      await keep(
        send({ credentialId: okta, method: 'POST', path, body: 'grant_type=client_credentials', armed: true }),
      );
    }
  }
});

test('an org repeats what a person typed where no place shows it', async () => {
  const typed = (name: string) => {
    const secret = `typed-${randomBytes(12).toString('hex')}-7`;
    VALUES[`typed ${name}`] = secret;
    return secret;
  };
  const post = async (more: Partial<Sent>) => {
    const says = Object.entries(VALUES).flatMap(([name, secret]) => (name.startsWith('typed ') ? [secret] : []));
    org.answer = () => ({ says });
    await keep(send({ method: 'POST', armed: true, ...more }));
  };
  await post({
    headers: [
      ['Authorization', `Bearer ${typed('token')}`],
      ['Cookie', `a=1; sid=${typed('cookie')}`],
      ['X-Api-Key', typed('key')],
      ['X-Access-Token', typed('token of a header')],
    ],
  });
  await post({ path: '/oauth2/v1/token', body: `grant_type=x&client_secret=${typed('secret of a form')}` });
  await post({ path: `/api/v1/users?activationToken=${typed('token of a query')}` });
  await post({
    body: JSON.stringify({
      clientSecret: typed('secret of a body'),
      credentials: { password: { value: typed('password') }, recovery_question: { answer: typed('answer') } },
    }),
  });
});

test('one secret that cannot be read keeps no other from being removed', async () => {
  const { client, bench } = local;
  const { tenants } = await client.app.snapshot();
  const [tenant] = tenants;
  const first = tenant?.credentials[0];
  await bench.engine.context.vault.remove([`tenant/${tenant?.id}/${first?.id}/${first?.secrets[0]?.id}`]);
  org.answer = () => ({ says: [OKTA] });
  const sent = await send({});
  expect(JSON.stringify(sent)).toContain('removed');
  expect(JSON.stringify(sent)).not.toContain(OKTA);
});

test('a compressed body that holds a secret does not pass, and one that holds none passes as it is', async () => {
  const get = async (body: Buffer) => {
    org.answer = () => ({ says: [], body });
    const sent = await send({ path: '/export.gz' });
    if (sent.outcome !== 'answered') throw new Error(sent.outcome);
    const { id } = sent.exchange.response?.body ?? {};
    return Buffer.from((await local.bench.engine.ports.bodies.head(id ?? '', 100_000)) ?? []);
  };
  expect((await get(gzipOf(`a,b\n1,${OKTA}`))).toString()).toBe(SCRUBBED_BODY);
  const harmless = gzipOf('a,b\n1,2');
  expect(await get(harmless)).toEqual(harmless);
});

test('an exported recording masks what is named or looks like a secret, and says so', async () => {
  const { client } = local;
  const foreign = jwt({ sub: 'of another org' });
  const planted = [
    'new-secret-of-another-client',
    'activation-token-0815',
    'XE6wE17zmphl3KqAPFxO',
    foreign.split('.')[2] ?? '',
  ];
  const [secret, activation, link] = planted;
  org.answer = () => ({
    says: [],
    body: JSON.stringify(
      { client_secret: secret, inner: JSON.stringify({ activationToken: activation }), foreign, name: 'Jane' },
      null,
      2,
    ).replace('"name"', `"activationUrl": "https://acme.okta.com/welcome/${link}", "name"`),
  });
  const sent = await send({
    method: 'POST',
    path: `/api/v1/apps?activationToken=${activation}`,
    body: JSON.stringify({ settings: { clientSecret: secret } }),
    armed: true,
  });
  if (sent.outcome !== 'answered') throw new Error(sent.outcome);
  const { filename, text } = await client.history.exportHar({ exchangeIds: [sent.exchange.id] });
  expect(filename).toMatch(/-redacted\.har$/);
  const { log } = JSON.parse(text) as {
    log: { comment: string; entries: { response: { content: { text: string } } }[] };
  };
  expect(log.comment).toContain('Redacted by Scopebench');
  expect(log.entries[0]?.response.content.text).toContain('"name": "Jane"');
  for (const one of planted) expect(text).not.toContain(one);
});

test('nothing of all that is left in any file or reply', async () => {
  const { client, bench, dataDir } = local;
  await bench.engine.ledger.flush();
  const { tenants } = await client.app.snapshot();
  for (const { id } of (await client.history.list({ limit: 500 })).entries)
    await keep(client.history.get({ exchangeId: id }));
  replies.push((await client.history.exportHar({})).text, JSON.stringify(tenants));
  const texts = new Set<string>();
  const said = (text: string) => {
    for (const one of stringsIn(text)) texts.add(one);
  };
  replies.forEach(said);
  const left: string[] = [];
  for (const [name, bytes] of await folderFiles(dataDir)) {
    if (bytes.includes(0)) left.push(...secretsLeft(bytes, VALUES).map((one) => `${one} of ${name}`));
    else said(bytes.toString('utf8'));
  }
  expect(texts.size).toBeGreaterThan(1000);
  left.push(...secretsLeft(Buffer.from([...texts].join('\n\0\n')), VALUES));
  expect(left).toEqual([]);
});
