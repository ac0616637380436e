// A rude program and a polite one through the recorder, with the same faults in their way: each point is called out for the one, and none for
// the other. Then the judge alone, over calls as they are noted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BehaviourId, judgeBehaviour } from '../../../shared/runs/recording/judge-behaviour.ts';
import type { RecordedCall } from '../../../shared/runs/recording/recording-events.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { startRecording } from '../../support/recorder/recording.ts';
import { type Account, bePolite, beRude } from '../../support/recorder/rude-client.ts';

describe('through the recorder', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await startTestBench();
  });
  afterAll(() => bench.close());

  const record = async (program: (account: Account) => Promise<void>, faults: string[]) => {
    const recording = await startRecording(bench, { faults });
    const client = bench.bench.engine.sandbox
      .handle()
      ?.clients()
      .find(({ name }) => name === 'Directory Insights');
    await program({ url: recording.url, clientId: client?.clientId ?? '', secret: client?.secret ?? '' });
    return (await recording.end()).result;
  };

  test('a rude program is called out in each point', async () => {
    const { behaviour } = await record(beRude, ['status=429,path=/api/v1/users/me,times=1']);
    expect(behaviour).toEqual([
      {
        id: 'waits-after-429',
        state: 'bad',
        evidence: expect.stringMatching(/^GET \/api\/v1\/users\/me was sent .* after a 429/),
      },
      { id: 'renews-once', state: 'bad', evidence: expect.stringMatching(/refused was sent 1 more time/) },
      { id: 'keeps-token', state: 'bad', evidence: expect.stringMatching(/^8 tokens for 10 calls: 7 were/) },
      { id: 'follows-links', state: 'bad', evidence: expect.stringMatching(/after=2, which no answer had named/) },
      { id: 'stops-on-403', state: 'bad', evidence: 'GET /api/v1/groups was sent 1 more time after its 403.' },
      { id: 'no-secret-in-url', state: 'bad', evidence: expect.stringMatching(/parameter access_token/) },
      { id: 'within-scopes', state: 'bad', evidence: 'GET /api/v1/groups was called without okta.groups.read.' },
    ]);
  });

  test('a polite one is in none', async () => {
    const { behaviour } = await record(bePolite, [
      'status=429,wait=2,path=/api/v1/groups,times=1',
      'status=401,path=/api/v1/users,times=1',
    ]);
    expect(behaviour.filter(({ state }) => state === 'bad')).toEqual([]);
    expect(behaviour.map(({ id, state }) => [id, state])).toEqual([
      ['waits-after-429', 'good'],
      ['renews-once', 'good'],
      ['keeps-token', 'good'],
      ['follows-links', 'good'],
      ['stops-on-403', 'not-seen'],
      ['no-secret-in-url', 'good'],
      ['within-scopes', 'good'],
    ]);
  });
});

describe('the judge', () => {
  /** A call at a second, answered a tenth of a second later. */
  const call = (at: number, target: string, more: Partial<RecordedCall> = {}): RecordedCall => ({
    sentAt: at * 1000,
    answeredAt: at * 1000 + 100,
    kind: 'api',
    method: 'GET',
    target,
    operationId: null,
    needs: [],
    lacks: null,
    scheme: 'Bearer',
    token: 1,
    scopes: ['okta.users.read'],
    granted: null,
    status: 200,
    verdict: 'allowed',
    title: '',
    ms: 100,
    waitUntil: null,
    next: null,
    secretInUrl: null,
    fault: null,
    exchangeId: 'ex',
    ...more,
  });
  const users = '/api/v1/users?limit=2';
  const grant = (at: number, token: number, lifeS = 3600, asked = 'client_credentials 0oa1 okta.users.read') =>
    call(at, '/oauth2/v1/token', {
      kind: 'token',
      method: 'POST',
      token: null,
      scopes: null,
      granted: { token, scopes: ['okta.users.read'], clientId: '0oa1', asked, expiresAt: (at + lifeS) * 1000 },
    });
  const limited = (at: number, waitS: number | null) =>
    call(at, users, { status: 429, waitUntil: waitS === null ? null : (at + waitS) * 1000 + 100 });
  const refused = (at: number, token: number, target = users) => call(at, target, { status: 401, token });
  const forbidden = (at: number, scopes = ['okta.users.read']) => call(at, '/api/v1/apps', { status: 403, scopes });

  test.each<[BehaviourId, 'good' | 'bad' | 'not-seen', string, RecordedCall[]]>([
    ['waits-after-429', 'not-seen', 'nothing was refused', [call(1, users)]],
    ['waits-after-429', 'not-seen', 'it was the last call', [limited(1, 30)]],
    ['waits-after-429', 'good', 'the reset was waited for', [limited(1, 30), call(32, users)]],
    ['waits-after-429', 'bad', 'one second is not thirty', [limited(1, 30), call(2, users)]],
    ['waits-after-429', 'bad', 'the bucket is the same', [limited(1, 30), call(2, '/api/v1/users?limit=9')]],
    ['waits-after-429', 'good', 'another bucket is free', [limited(1, 30), call(2, '/api/v1/logs'), call(32, users)]],
    ['waits-after-429', 'good', 'it was on its way', [limited(1, 30), call(1.05, users), call(32, users)]],
    ['waits-after-429', 'not-seen', 'it was answered at once', [{ ...limited(1, 30), answeredAt: 1000 }]],
    ['renews-once', 'not-seen', 'it was answered at once', [{ ...refused(1, 1), answeredAt: 1000 }]],
    ['waits-after-429', 'not-seen', 'nobody knows until when', [limited(1, null), call(2, users)]],
    [
      'waits-after-429',
      'bad',
      'one of two was not waited for',
      [limited(1, 9), call(11, users), limited(20, 9), call(21, users)],
    ],
    ['renews-once', 'not-seen', 'nothing was refused', [call(1, users)]],
    ['renews-once', 'not-seen', 'it gave up', [refused(1, 1)]],
    ['renews-once', 'good', 'one token, one more attempt', [refused(1, 1), grant(2, 2), call(3, users, { token: 2 })]],
    ['renews-once', 'good', 'and no third', [refused(1, 1), grant(2, 2), refused(3, 2)]],
    ['renews-once', 'bad', 'a loop', [refused(1, 1), grant(2, 2), refused(3, 2), grant(4, 3), refused(5, 3)]],
    ['renews-once', 'bad', 'the old token again', [refused(1, 1), refused(2, 1)]],
    ['renews-once', 'good', 'sent before the 401', [refused(1, 1), call(1.15, '/api/v1/logs'), grant(2, 2)]],
    ['keeps-token', 'not-seen', 'one call', [grant(1, 1), call(2, users)]],
    ['keeps-token', 'good', 'two calls', [grant(1, 1), call(2, users), call(3, users)]],
    ['keeps-token', 'bad', 'one for each', [grant(1, 1), grant(2, 2), grant(3, 3)]],
    ['keeps-token', 'good', 'a second process', [grant(1, 1), grant(2, 2), call(3, users), call(4, users)]],
    [
      'keeps-token',
      'good',
      'they end',
      [
        grant(1, 1, 60),
        grant(62, 2, 60),
        grant(124, 3),
        call(125, users, { token: 3 }),
        call(126, users, { token: 3 }),
      ],
    ],
    [
      'keeps-token',
      'not-seen',
      'for other scopes',
      [1, 2, 3].map((n) => grant(n, n, 3600, `client_credentials 0oa1 okta.s${n}.read`)),
    ],
    ['follows-links', 'not-seen', 'no list went on', [call(1, users)]],
    ['follows-links', 'not-seen', 'one page was enough', [call(1, users, { next: `${users}&after=x` })]],
    [
      'follows-links',
      'good',
      'the link',
      [call(1, users, { next: `${users}&after=a%2Fb` }), call(2, `/api/v1/users?after=a/b&limit=2`)],
    ],
    ['follows-links', 'bad', 'built', [call(1, users, { next: `${users}&after=x` }), call(2, `${users}&after=2`)]],
    [
      'follows-links',
      'bad',
      'a page number',
      [call(1, users, { next: `${users}&after=x` }), call(2, `${users}&page=2`)],
    ],
    ['follows-links', 'not-seen', 'kept from before', [call(1, `${users}&after=z`)]],
    ['stops-on-403', 'not-seen', 'nothing was refused', [call(1, users)]],
    ['stops-on-403', 'good', 'once', [forbidden(1), call(2, users)]],
    ['stops-on-403', 'bad', 'twice', [forbidden(1), forbidden(2)]],
    ['stops-on-403', 'good', 'with more scopes', [forbidden(1), forbidden(2, ['okta.apps.read'])]],
    ['no-secret-in-url', 'not-seen', 'nothing was sent', []],
    ['no-secret-in-url', 'bad', 'a token', [call(1, users), call(2, users, { secretInUrl: 'token' })]],
    ['within-scopes', 'not-seen', 'an API token has none', [call(1, users, { scopes: null })]],
    ['within-scopes', 'good', 'it holds them', [call(1, users, { needs: ['okta.users.read'], lacks: [] })]],
    [
      'within-scopes',
      'bad',
      'it lacks one',
      [call(1, users, { needs: ['okta.users.read'], lacks: ['okta.users.read'] })],
    ],
    ['within-scopes', 'bad', 'the org says so', [call(1, users, { verdict: 'scope-missing', status: 403 })]],
  ])('%s is %s: %s', (id, state, _why, calls) => {
    expect(judgeBehaviour(calls).find((one) => one.id === id)).toMatchObject({
      state,
      evidence: expect.stringMatching(/\.$/),
    });
  });
});
