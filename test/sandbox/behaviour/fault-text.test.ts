// The text of a fault: understood, said again, refused with what to write instead.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesGlob } from '../../../electron/sandbox/faults/matches-glob.ts';
import { formatFault, parseFault } from '../../../electron/sandbox/faults/parse-fault.ts';
import { SandboxRefusal } from '../../../electron/sandbox/sandbox-refusal.ts';

it.each([
  [
    'status=503,path=/api/v1/users*,times=2',
    { effect: { kind: 'status', status: 503 }, path: '/api/v1/users*', times: 2 },
  ],
  ['latency=200±100', { effect: { kind: 'latency', ms: 200, spreadMs: 100 } }],
  ['latency=200+-100', { effect: { kind: 'latency', ms: 200, spreadMs: 100 } }],
  ['reset=mid-body,probability=0.1', { effect: { kind: 'reset', at: 'mid-body' }, probability: 0.1 }],
  ['status=429', { effect: { kind: 'rate-limit', form: 'rate', waitSeconds: 60 } }],
  ['limit=0, status=429, wait=5', { effect: { kind: 'rate-limit', form: 'concurrency', waitSeconds: 5 } }],
  [
    'BODY=html,method=get|post,every=3',
    { effect: { kind: 'body', damage: 'html' }, methods: ['GET', 'POST'], every: 3 },
  ],
  ['date-skew=-300', { effect: { kind: 'date-skew', seconds: -300 } }],
  ['date-skew=−300', { effect: { kind: 'date-skew', seconds: -300 } }],
  ['status=503,probability=0.000001', { probability: 0.000001 }],
])('%s', (text, expected) => {
  const fault = parseFault(text);
  expect(fault).toMatchObject(expected);
  expect(parseFault(formatFault(fault))).toEqual(fault);
});

it.each([
  ['', 'without any text'],
  ['times=2', 'names no effect'],
  ['status=503,reset=before', 'two effects'],
  ['status=404', 'not a status that this org fails with'],
  ['status', 'not a pair'],
  ['status=503,times=0', 'not a number that times can have'],
  ['status=503,times=2,times=3', 'is given twice'],
  ['status=503,limit=0', 'limit goes with status=429'],
  ['status=429,limit=5', 'limit=5 cannot be chosen'],
  ['latency=100±200', 'not a time'],
  ['latency=fast', 'not a number that latency can have'],
  ['reset=after', 'reset=after is not known'],
  ['body=json', 'body=json is not known'],
  ['status=503,path=api/v1', 'not a path of the org'],
  ['status=503,path=/api/v1/users?limit=2', 'not a path of the org'],
  ['status=503,probability=2', 'not a share'],
  ['status=503,probability=0.0000001', 'not a share'],
  ['status=503,method=G3T', 'not a method'],
  ['status=503,colour=red', 'no “colour”'],
])('%s is refused with what to write instead', (text, words) => {
  const refusal = caught(() => parseFault(text));
  expect(refusal).toBeInstanceOf(SandboxRefusal);
  expect(refusal).toMatchObject({ message: expect.stringContaining(words) });
  expect((refusal as SandboxRefusal).fix).not.toBe('');
});

it('takes or refuses any text, and never throws anything else', () => {
  const word = fc.constantFrom(
    'status',
    'latency',
    'path',
    '=',
    ',',
    '503',
    '±',
    '*',
    '/',
    'times',
    'reset',
    'before',
    '-',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
      ),
      (text) => {
        try {
          parseFault(text);
        } catch (error) {
          expect(error).toBeInstanceOf(SandboxRefusal);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

it.each([
  ['/api/v1/users*', '/api/v1/users/00u1', true],
  ['/api/v1/users*', '/api/v1/users', true],
  ['/api/v1/users', '/api/v1/users/00u1', false],
  ['*/lifecycle/*', '/api/v1/users/00u1/lifecycle/activate', true],
  ['/api/*/groups', '/api/v1/users/00u1/groups', true],
  ['/a*a', '/a', false],
  ['*', '', true],
])('the glob %s and %s', (glob, path, expected) => {
  expect(matchesGlob(glob, path)).toBe(expected);
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
