// The work of a run of error cases: in order, kept in portions, ended by an org that does not answer.
import type { CaseResult } from '../../../shared/model/case-results.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { caseCost } from '../../../shared/okta/error-cases/cases/case-needs.ts';
import { type CaseOutcome, describeSums, sumOutcomes } from '../../../shared/okta/error-cases/compare/case-outcomes.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import type { CaseRunEntry, CaseRunInput } from '../../../shared/runs/error-cases/error-cases-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, sendAs } from '../exchange/paced-sender.ts';
import type { Wait } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import type { Sleep } from '../ports.ts';
import { createEvidenceBodies } from '../sweep/evidence-bodies.ts';
import { hasChanged, namedCase } from './case-history.ts';
import { createCaseTokens } from './case-tokens.ts';
import type { PlaceResults } from './error-lab-document.ts';
import type { ErrorLabStore } from './error-lab-store.ts';
import { type CaseRun, runCase } from './run-case.ts';

/** What a killed run has not kept is in its events, and is kept when it is resumed. */
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

type EndReason = Extract<CaseRunEntry, { type: 'end' }>['reason'];

export interface PreparedCases {
  cases: readonly ErrorCase[];
  /** Cases that an earlier part of the run has done. */
  done: ReadonlyMap<string, CaseResult>;
  allowUnsafe: boolean;
  tenant: Tenant;
  credential: Credential;
  before: PlaceResults;
}

/** Throws NOT_FOUND, also for an unknown case, and what opening the credential throws: nothing is sent here. */
export async function prepareCases(
  { context, store }: RunCasesPorts,
  { tenantId, credentialId, caseIds, allowUnsafe = false }: CaseRunInput,
  done: ReadonlyMap<string, CaseResult> = new Map(),
): Promise<PreparedCases> {
  const cases = [...new Set(caseIds)].map(namedCase);
  const { tenant, credential } = await openCredential(context, tenantId, credentialId);
  const before = await store.read({ tenantId, credentialId });
  return { cases, done, allowUnsafe, tenant, credential, before };
}

/** Requests at most, tokens included. */
export function costOfCases(cases: readonly ErrorCase[]): number {
  return cases.reduce((sum, one) => sum + caseCost(one), 0);
}

/** Ends without an `end` when `signal` is aborted. A case that is on its way then has no result: it can be sent again. */
export async function* runCases(
  ports: RunCasesPorts,
  { cases, done, allowUnsafe, tenant, credential, before }: PreparedCases,
  signal: AbortSignal,
): AsyncGenerator<CaseRunEntry, null> {
  const { run, close } = beginRun(ports, { allowUnsafe, tenant, credential, before }, signal);
  const outcomes: CaseOutcome[] = [...done.values()].map(({ outcome }) => outcome);
  let unkept = notKept(done, before);
  const keep = async () => {
    const taken = unkept;
    unkept = [];
    await ports.store.add({ tenantId: tenant.id, credentialId: credential.id }, taken);
  };
  try {
    let lost = 0;
    for (const one of cases) {
      if (done.has(one.id)) continue;
      const result = yield* runCase(run, one);
      if (result === null || signal.aborted) return null;
      outcomes.push(result.outcome);
      unkept.push(result);
      if (unkept.length >= KEEP_EVERY) await keep();
      const sent = result.outcome !== 'skipped';
      yield { type: 'case', result, changed: sent && hasChanged(one, before.results[one.id]?.last ?? null, result) };
      if (sent) lost = result.outcome === 'unreachable' ? lost + 1 : 0;
      if (lost >= PATIENCE) {
        await keep();
        yield endOfCases('unreachable', outcomes, cases.length);
        return null;
      }
    }
    await keep();
    yield endOfCases('complete', outcomes, cases.length);
    return null;
  } finally {
    close();
    await keep();
  }
}

/** Results of the part before that its process had no time to keep, unless the case was run again since. */
function notKept(done: ReadonlyMap<string, CaseResult>, { results }: PlaceResults): CaseResult[] {
  return [...done.values()].filter(({ caseId, at }) => (results[caseId]?.last.at ?? 0) < at);
}

function beginRun(
  { context: base, record, sleep }: RunCasesPorts,
  { allowUnsafe, tenant, credential, before }: Pick<PreparedCases, 'allowUnsafe' | 'tenant' | 'credential' | 'before'>,
  signal: AbortSignal,
): { run: CaseRun; close: () => void } {
  const sender = createPacedSender({ now: base.now, sleep, signal, share: SHARE, concurrency: 1 });
  const send = sendAs(sender, POLICY, toEntry);
  const book = createTokenBook(base.orgNow);
  // Much of it is wrong on purpose: the ledger of a person's scopes must not rest on it.
  const own = { source: 'error-cases', tokens: book, noEvidence: true } as const;
  const context = base.fork(own);
  const quiet = base.fork({ ...own, bodies: createEvidenceBodies(), record: async () => undefined });
  const tokens = createCaseTokens({ context: quiet, record, send, signal }, tenant);
  const { baselines } = before;
  const run: CaseRun = { context, quiet, record, tokens, send, tenant, credential, allowUnsafe, baselines, signal };
  return { run, close: () => book.clear() };
}

function toEntry({ waitMs, until, because }: Wait): CaseRunEntry {
  return { type: 'waiting', waitMs, until, because: because === 'share' ? 'share' : 'rate-limited' };
}

export function endOfCases(reason: EndReason, outcomes: readonly CaseOutcome[], total: number): CaseRunEntry {
  const sums = sumOutcomes(outcomes);
  const done = `${outcomes.length} of ${total} cases.`;
  const opening = {
    complete: '',
    cancelled: `Cancelled after ${done}`,
    unreachable: `The org does not answer: the rest was not tried after ${done}`,
  }[reason];
  return { type: 'end', reason, sums, message: `${opening} ${describeSums(sums)}`.trim() };
}
