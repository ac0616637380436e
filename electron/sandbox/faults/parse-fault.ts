// The compact text of a fault, one syntax for `--fault`, the control endpoint and the page: pairs with commas between them.
// `status=503,path=/api/v1/users*,times=2` · `latency=200±100` · `reset=mid-body,probability=0.1`

import { SandboxRefusal } from '../sandbox-refusal.ts';
import type { FaultSpec } from './fault.ts';
import { type FaultPairs, parseEffect, wholeNumber } from './parse-effect.ts';

const LONGEST = 1000;
/** What is smaller would be said again in a form that is not understood (`1e-7`). */
const LEAST_SHARE = 0.000_001;

/** @throws SandboxRefusal */
export function parseFault(text: string): FaultSpec {
  const pairs = readPairs(text);
  const effect = parseEffect(pairs);
  const spec: FaultSpec = {
    effect,
    path: readPath(take(pairs, 'path')),
    methods: readMethods(take(pairs, 'method')),
    times: readCount('times', take(pairs, 'times')),
    every: readCount('every', take(pairs, 'every')),
    probability: readProbability(take(pairs, 'probability')),
  };
  const [left] = pairs.keys();
  if (left === undefined) return spec;
  if (left === 'limit' || left === 'wait')
    throw new SandboxRefusal(
      `${left} goes with status=429 only.`,
      'It says which limit was met and until when.',
      `Leave ${left} out.`,
    );
  throw new SandboxRefusal(
    `A fault has no “${left}”.`,
    'Beside its effect it takes path, method, times, every and probability.',
    'Correct or leave out that part.',
  );
}

/** The same fault as text again; what is the usual is left out. */
export function formatFault({ effect, path, methods, times, every, probability }: FaultSpec): string {
  const parts = [formatEffect(effect)];
  if (path !== null) parts.push(`path=${path}`);
  if (methods.length > 0) parts.push(`method=${methods.join('|')}`);
  if (times !== null) parts.push(`times=${times}`);
  if (every !== null) parts.push(`every=${every}`);
  if (probability !== null) parts.push(`probability=${probability}`);
  return parts.join(',');
}

function formatEffect(effect: FaultSpec['effect']): string {
  switch (effect.kind) {
    case 'latency':
      return `latency=${effect.ms}${effect.spreadMs === 0 ? '' : `±${effect.spreadMs}`}`;
    case 'slow-body':
      return `slow-body=${effect.ms}`;
    case 'date-skew':
      return `date-skew=${effect.seconds}`;
    case 'huge-header':
      return `huge-header=${effect.bytes}`;
    case 'status':
      return `status=${effect.status}`;
    case 'rate-limit': {
      const limit = effect.form === 'concurrency' ? ',limit=0' : '';
      return `status=429${limit}${effect.waitSeconds === 60 ? '' : `,wait=${effect.waitSeconds}`}`;
    }
    case 'reset':
      return `reset=${effect.at}`;
    case 'body':
      return `body=${effect.damage}`;
  }
}

function readPairs(text: string): FaultPairs {
  if (text.trim() === '' || text.length > LONGEST)
    throw new SandboxRefusal(
      text.length > LONGEST ? `A fault of ${text.length} characters is too long.` : 'A fault without any text.',
      'It is a short line of pairs with commas between them.',
      'Write for example status=503,times=2.',
    );
  const pairs: FaultPairs = new Map();
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const key = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? '' : part.slice(at + 1).trim();
    if (value === '' || key === '')
      throw new SandboxRefusal(
        `“${part.trim()}” is not a pair of a key and its value.`,
        'A fault is pairs with commas between them; a path with a comma is written with * in its place.',
        'Write for example status=503,path=/api/v1/users*,times=2.',
      );
    if (pairs.has(key))
      throw new SandboxRefusal(`${key} is given twice.`, 'Only one of them could count.', `Give ${key} once.`);
    pairs.set(key, value);
  }
  return pairs;
}

function take(pairs: FaultPairs, key: string): string | undefined {
  const value = pairs.get(key);
  pairs.delete(key);
  return value;
}

function readPath(value: string | undefined): string | null {
  if (value === undefined) return null;
  const [path = ''] = value.split('?');
  if (/^[/*]/.test(value) && path === value) return value;
  throw new SandboxRefusal(
    `path=${value} is not a path of the org.`,
    path === value
      ? 'A path starts at the root of the org, without its address.'
      : 'The query of a call is not compared.',
    'Write for example path=/api/v1/users*, where * is any text.',
  );
}

function readMethods(value: string | undefined): string[] {
  const methods = value === undefined ? [] : value.toUpperCase().split('|');
  const wrong = methods.find((method) => !/^[A-Z]{1,20}$/.test(method));
  if (wrong === undefined) return methods;
  throw new SandboxRefusal(
    `“${wrong}” is not a method.`,
    'Several methods have | between them.',
    'Write for example method=GET, or method=POST|PUT.',
  );
}

function readCount(key: string, value: string | undefined): number | null {
  return value === undefined ? null : wholeNumber(key, value, 1, 1_000_000);
}

function readProbability(value: string | undefined): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (/^\d*\.?\d+$/.test(value) && number >= LEAST_SHARE && number <= 1) return number;
  throw new SandboxRefusal(
    `probability=${value} is not a share of the calls.`,
    'It is at least 0.000001 and at most 1.',
    'Write for example probability=0.1 for one call in ten.',
  );
}
