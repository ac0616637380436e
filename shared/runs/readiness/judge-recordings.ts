// What recordings of the product show about it, as results of checks: the newest recording in which a point was seen decides. Pure.
import { counted } from '../../counted.ts';
import { type Behaviour, type BehaviourId, judgeBehaviour } from '../recording/judge-behaviour.ts';
import type { RecordedCall } from '../recording/recording-events.ts';
import type { CheckId } from './readiness-checks.ts';
import type { CheckEvidence, CheckResult } from './readiness-events.ts';

export interface Recorded {
  runId: string;
  tenantName: string;
  /** Epoch ms. */
  startedAt: number;
  calls: readonly RecordedCall[];
}

type Result = Omit<CheckResult, 'check' | 'basis'>;

/** Which behaviour answers which check, and what to change when it is bad. */
const BEHAVIOUR_OF = {
  renewal: ['renews-once', 'After a 401 ask for one new token, and send the request once more.'],
  refusal: ['stops-on-403', 'Do not send again what was refused with 403: nothing changes by itself.'],
  'rate-limits': ['waits-after-429', 'After a 429 wait until X-Rate-Limit-Reset, by the clock of the Date header.'],
  paging: ['follows-links', 'Take the address of the next page from the Link header as it is.'],
  'keeps-token': ['keeps-token', 'Keep a token until shortly before it ends.'],
  addresses: ['no-secret-in-url', 'Send secrets in headers or in the body.'],
  'within-scopes': ['within-scopes', 'Register the scope, or leave the call out.'],
} as const satisfies Partial<Record<CheckId, readonly [BehaviourId, string]>>;

export const RECORDED_CHECKS = [...Object.keys(BEHAVIOUR_OF), 'rate-headers', 'revocation'] as readonly CheckId[];

const NOTHING: Result = {
  state: 'not-run',
  why: 'There is no recording of the product of the last 48 hours in these tenants.',
  fix: 'Record it: scopebench record --to TENANT, or the page Recorder, with the faults 429 and 401.',
  evidence: [],
};

/** Null for a check that no recording showed and a person can confirm. */
export function judgeRecordings(check: CheckId, recorded: readonly Recorded[]): Result | null {
  const newestFirst = [...recorded].sort((one, other) => other.startedAt - one.startedAt);
  if (check === 'revocation') return judgeRevocation(newestFirst);
  if (newestFirst.length === 0) return NOTHING;
  if (check === 'rate-headers') return judgeHeaders(newestFirst);
  const facts = Object.hasOwn(BEHAVIOUR_OF, check) ? BEHAVIOUR_OF[check as keyof typeof BEHAVIOUR_OF] : null;
  if (facts === null) throw new Error(`${check} is not a check of recordings.`);
  const [behaviour, fix] = facts;
  return ofBehaviour(newestSeen(newestFirst, behaviour), fix);
}

interface Seen {
  one: Recorded;
  behaviour: Behaviour;
}

function newestSeen(newestFirst: readonly Recorded[], id: BehaviourId): Seen | null {
  let last: Seen | null = null;
  for (const one of newestFirst) {
    const behaviour = judgeBehaviour(one.calls).find((each) => each.id === id);
    if (!behaviour) continue;
    if (behaviour.state !== 'not-seen') return { one, behaviour };
    last ??= { one, behaviour };
  }
  return last;
}

const evidenceOf = (one: Recorded, what: string): CheckEvidence => ({
  what,
  tenant: one.tenantName,
  runId: one.runId,
  exchangeId: null,
  status: null,
});

function ofBehaviour(seen: Seen | null, fix: string): Result {
  if (seen === null) return NOTHING;
  const { one, behaviour } = seen;
  const evidence = [evidenceOf(one, `Recording of ${counted(one.calls.length, 'call')}: ${behaviour.evidence}`)];
  if (behaviour.state === 'good') return { state: 'pass', why: behaviour.evidence, fix: null, evidence };
  if (behaviour.state === 'bad') return { state: 'fail', why: behaviour.evidence, fix, evidence };
  return {
    state: 'not-run',
    why: `Not seen in a recording: ${behaviour.evidence}`,
    fix: 'Record it again, with a fault that brings this about (429, 401) or more data to page through; or confirm it with a note.',
    evidence,
  };
}

/** A product that waits until the reset has read it. When it does not, the check of the wait says so, and this one says no more than that. */
function judgeHeaders(newestFirst: readonly Recorded[]): Result {
  const seen = newestSeen(newestFirst, 'waits-after-429');
  if (seen?.behaviour.state === 'good')
    return {
      state: 'pass',
      why: 'It went on when the reset that the headers of a 429 named had passed.',
      fix: null,
      evidence: [evidenceOf(seen.one, seen.behaviour.evidence)],
    };
  return {
    state: 'not-run',
    why: 'No wait that follows the headers of a 429 was seen.',
    fix: 'Record the product with the fault status=429.',
    evidence: [],
  };
}

/** More than a few more requests for a token after the org has called the client unknown or its secret wrong. */
const MOST_TRIES_AFTER = 3;

function judgeRevocation(newestFirst: readonly Recorded[]): Result | null {
  for (const one of newestFirst) {
    const inOrder = [...one.calls].sort((first, other) => first.sentAt - other.sentAt);
    const at = inOrder.findIndex(({ kind, status }) => kind === 'token' && status === 401);
    if (at < 0) continue;
    const after = inOrder.slice(at + 1).filter(({ kind }) => kind === 'token');
    // It was let in again: the secret was wrong for a moment, and nothing was revoked.
    if (after.some(({ granted }) => granted !== null)) continue;
    const evidence = [
      evidenceOf(one, `A token request was answered with 401, and ${counted(after.length, 'more')} followed.`),
    ];
    return after.length > MOST_TRIES_AFTER
      ? {
          state: 'fail',
          why: `After its credentials were refused it asked for a token ${counted(after.length, 'more time')}.`,
          fix: 'Stop after invalid_client, and let the customer know that the integration has to be authorised again.',
          evidence,
        }
      : { state: 'pass', why: 'After its credentials were refused it stopped asking for tokens.', fix: null, evidence };
  }
  return null;
}
