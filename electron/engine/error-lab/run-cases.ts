// A run of error cases from start to end: in order, kept in portions, ended by a person or by an org that does not answer.
import type { CaseResult, CaseRunEvent, CaseRunInput } from '../../../shared/contract/error-lab.ts';
import type { Credential, Tenant } from '../../../shared/contract/tenant.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { caseCost } from '../../../shared/okta/error-cases/case-needs.ts';
import { type CaseOutcome, describeSums, sumOutcomes } from '../../../shared/okta/error-cases/case-outcomes.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { WINDOW_MS } from '../../../shared/okta/rate-limit.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, sendAs } from '../exchange/paced-sender.ts';
import type { RetryPolicy } from '../exchange/pacing/aftermath.ts';
import type { Wait } from '../exchange/pacing/lane.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import type { Sleep } from '../ports.ts';
import type { PreparedRun } from '../runs/live-runs.ts';
import { createEvidenceBodies } from '../sweep/evidence-bodies.ts';
import { hasChanged, namedCase } from './case-history.ts';
import { createCaseTokens } from './case-tokens.ts';
import type { PlaceResults } from './error-lab-document.ts';
import type { ErrorLabStore, Place } from './error-lab-store.ts';
import { type CaseRun, runCase } from './run-case.ts';

/** A run that is killed loses the last few results only. */
const KEEP_EVERY = 10;
/** The rest of each budget is for whoever else works with the org. */
const SHARE = 0.5;
/** A call that the rate limit refuses was not carried out: it is sent once more. Then its answer is the result. */
const POLICY: RetryPolicy = {
  mostRateLimitWaits: 1,
  mostUnreachable: 0,
  leastWaitMs: 1000,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'reset',
};
/** So many cases in a row without an answer, and the rest is not tried. */
const PATIENCE = 3;

export interface RunCasesPorts {
  context: EngineContext;
  store: ErrorLabStore;
  record(exchange: Exchange): Promise<void>;
  sleep: Sleep;
}

type EndReason = Extract<CaseRunEvent, { type: 'end' }>['reason'];

interface PreparedCases {
  cases: readonly ErrorCase[];
  tenant: Tenant;
  credential: Credential;
  before: PlaceResults;
}

/** Throws INVALID_INPUT for an unknown case, NOT_FOUND, and what opening the credential throws: nothing is sent here. */
export async function prepareCases(
  ports: RunCasesPorts,
  input: CaseRunInput,
): Promise<PreparedRun<Place, CaseRunEvent>> {
  const cases = [...new Set(input.caseIds)].map(namedCase);
  const { tenant, credential } = await openCredential(ports.context, input.tenantId, input.credentialId);
  const before = await ports.store.read(input);
  return {
    place: { tenantId: tenant.id, credentialId: credential.id },
    work: (signal) => runCases(ports, input, { cases, tenant, credential, before }, signal),
  };
}

async function* runCases(
  { context: base, store, record, sleep }: RunCasesPorts,
  input: CaseRunInput,
  { cases, tenant, credential, before }: PreparedCases,
  signal: AbortSignal,
): AsyncGenerator<CaseRunEvent> {
  const sender = createPacedSender({ now: base.now, sleep, signal, share: SHARE, concurrency: 1 });
  const send = sendAs(sender, POLICY, toEvent);
  const book = createTokenBook(base.orgNow);
  // Much of it is wrong on purpose: the ledger of a person's scopes must not rest on it.
  const own = { source: 'error-cases', tokens: book, unproven: true } as const;
  const context = base.fork(own);
  const quiet = base.fork({ ...own, bodies: createEvidenceBodies(), record: async () => undefined });
  const tokens = createCaseTokens({ context: quiet, record, send, signal }, tenant);
  const run: CaseRun = {
    context,
    quiet,
    record,
    tokens,
    send,
    tenant,
    credential,
    allowUnsafe: input.allowUnsafe ?? false,
    truths: before.truths,
    signal,
  };
  const outcomes: CaseOutcome[] = [];
  let unkept: CaseResult[] = [];
  const keep = async () => {
    const taken = unkept;
    unkept = [];
    await store.add(input, taken);
  };
  try {
    yield {
      type: 'started',
      caseIds: cases.map(({ id }) => id),
      cost: cases.reduce((sum, one) => sum + caseCost(one), 0),
    };
    let lost = 0;
    for (const one of cases) {
      const result = yield* runCase(run, one);
      if (result === null || signal.aborted) {
        await keep();
        return yield endOf('cancelled', outcomes, cases.length);
      }
      outcomes.push(result.outcome);
      unkept.push(result);
      if (unkept.length >= KEEP_EVERY) await keep();
      const sent = result.outcome !== 'skipped';
      yield { type: 'case', result, changed: sent && hasChanged(one, before.results[one.id]?.last ?? null, result) };
      if (sent) lost = result.outcome === 'unreachable' ? lost + 1 : 0;
      if (lost >= PATIENCE) {
        await keep();
        return yield endOf('unreachable', outcomes, cases.length);
      }
    }
    await keep();
    yield endOf('complete', outcomes, cases.length);
  } finally {
    book.clear();
    await keep();
  }
}

function toEvent({ waitMs, until, because }: Wait): CaseRunEvent {
  return { type: 'waiting', waitMs, until, because: because === 'share' ? 'share' : 'rate-limited' };
}

function endOf(reason: EndReason, outcomes: readonly CaseOutcome[], total: number): CaseRunEvent {
  const sums = sumOutcomes(outcomes);
  const done = `${outcomes.length} of ${total} cases.`;
  const opening = {
    complete: '',
    cancelled: `Cancelled after ${done}`,
    unreachable: `The org does not answer: the rest was not tried after ${done}`,
  }[reason];
  return { type: 'end', reason, sums, message: `${opening} ${describeSums(sums)}`.trim() };
}
