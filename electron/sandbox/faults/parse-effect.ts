// What goes wrong, from its text: the first pair of a fault, `latency=200±100`, `status=503`, `reset=mid-body`.

import { SandboxRefusal } from '../sandbox-refusal.ts';
import type { FaultEffect } from './fault.ts';

/** The pairs of one fault by key. What is taken out is understood; what is left at the end is refused. */
export type FaultPairs = Map<string, string>;

const LONGEST_MS = 600_000;
const MOST_HEADER_BYTES = 4 * 1024 * 1024;
const MOST_SKEW_SECONDS = 366 * 24 * 3600;

const READERS: Record<string, (value: string, pairs: FaultPairs) => FaultEffect> = {
  latency: readLatency,
  status: readStatus,
  reset: (value) => ({ kind: 'reset', at: oneOf('reset', value, ['before', 'headers', 'mid-body']) }),
  body: (value) => ({
    kind: 'body',
    damage: oneOf('body', value, ['truncated', 'invalid-json', 'broken-gzip', 'html']),
  }),
  'slow-body': (value) => ({ kind: 'slow-body', ms: wholeNumber('slow-body', value, 1, LONGEST_MS) }),
  'huge-header': (value) => ({ kind: 'huge-header', bytes: wholeNumber('huge-header', value, 1, MOST_HEADER_BYTES) }),
  'date-skew': (value) => ({
    kind: 'date-skew',
    // The minus sign of a typesetter is one too: the page writes it.
    seconds: wholeNumber(
      'date-skew',
      value.replace(/^\+/, '').replace(/^−/, '-'),
      -MOST_SKEW_SECONDS,
      MOST_SKEW_SECONDS,
    ),
  }),
};
const EFFECTS = Object.keys(READERS);

/** @throws SandboxRefusal */
export function parseEffect(pairs: FaultPairs): FaultEffect {
  const named = [...pairs.keys()].filter((key) => EFFECTS.includes(key));
  const [key, second] = named;
  const read = key === undefined ? undefined : READERS[key];
  if (key === undefined || read === undefined)
    throw new SandboxRefusal(
      'This fault names no effect.',
      `One of ${EFFECTS.join(', ')} is needed.`,
      'Write for example status=503 or latency=200.',
    );
  if (second !== undefined)
    throw new SandboxRefusal(
      `This fault names two effects: ${key} and ${second}.`,
      'A fault has one effect; several faults can strike the same call.',
      'Give two faults.',
    );
  const value = pairs.get(key) ?? '';
  pairs.delete(key);
  return read(value, pairs);
}

function readLatency(value: string): FaultEffect {
  const [middle = '', spread = '0', more] = value.split(/±|\+\/?-/);
  const ms = wholeNumber('latency', middle, 0, LONGEST_MS);
  const spreadMs = wholeNumber('the spread of latency', spread, 0, LONGEST_MS);
  if (more !== undefined || spreadMs > ms)
    throw new SandboxRefusal(
      `latency=${value} is not a time in milliseconds.`,
      spreadMs > ms ? 'The spread is larger than the time itself.' : 'It has more than one spread.',
      'Write latency=200, or latency=200±100 for 100 to 300 ms.',
    );
  return { kind: 'latency', ms, spreadMs };
}

function readStatus(value: string, pairs: FaultPairs): FaultEffect {
  if (value === '429') return readRateLimit(pairs);
  const status = ([401, 500, 502, 503, 504] as const).find((one) => String(one) === value);
  if (status !== undefined) return { kind: 'status', status };
  throw new SandboxRefusal(
    `status=${value} is not a status that this org fails with.`,
    'It can answer 401, 429, 500, 502, 503 and 504 on demand; other refusals result from the request itself.',
    'Write status=503, or status=429.',
  );
}

function readRateLimit(pairs: FaultPairs): FaultEffect {
  const limit = pairs.get('limit');
  const waitSeconds = wholeNumber('wait', pairs.get('wait') ?? '60', 0, 3600);
  pairs.delete('limit');
  pairs.delete('wait');
  if (limit !== undefined && limit !== '0')
    throw new SandboxRefusal(
      `limit=${limit} cannot be chosen.`,
      "A 429 for the rate shows the bucket's own limit; a limit of 0 says that too many calls were made at the same time.",
      'Write status=429, or status=429,limit=0.',
    );
  return { kind: 'rate-limit', form: limit === undefined ? 'rate' : 'concurrency', waitSeconds };
}

function oneOf<T extends string>(key: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new SandboxRefusal(
    `${key}=${value} is not known.`,
    `${key} is one of ${allowed.join(', ')}.`,
    `Write for example ${key}=${allowed[0]}.`,
  );
}

/** @throws SandboxRefusal */
export function wholeNumber(key: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^-?\d+$/.test(value) && number >= least && number <= most) return number;
  throw new SandboxRefusal(
    `“${value}” is not a number that ${key} can have.`,
    `${key.charAt(0).toUpperCase()}${key.slice(1)} is a whole number from ${least} to ${most}.`,
    'Correct the number.',
  );
}
