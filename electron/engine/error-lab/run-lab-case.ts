// One case of the Error lab sent for somebody else (a plan, the checks of an integration): with tokens of its own, as evidence for nothing, because
// it is wrong on purpose.
import type { CaseResult } from '../../../shared/model/case-results.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { ExchangeSource } from '../../../shared/model/exchange-sources.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import type { CaseRunEntry } from '../../../shared/runs/error-cases/error-cases-events.ts';
import type { EngineContext } from '../engine-context.ts';
import type { SendAs } from '../exchange/paced-sender.ts';
import type { Wait } from '../exchange/pacing/lane.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import { createEvidenceBodies } from '../sweep/evidence-bodies.ts';
import { createCaseTokens } from './case-tokens.ts';
import { runCase } from './run-case.ts';

export interface LabCasePorts {
  context: EngineContext;
  source: ExchangeSource;
  /** Keeps an exchange with the run. */
  record(exchange: Exchange): Promise<void>;
  sendAs<Event>(toEvent: (wait: Wait) => Event): SendAs<Event>;
  waiting(wait: { waitMs: number; until: number }): Promise<void>;
  signal: AbortSignal;
}

/** Null when the run was stopped. */
export async function runLabCase(
  one: ErrorCase,
  { tenant, credential }: { tenant: Tenant; credential: Credential },
  { context: base, source, record, sendAs, waiting, signal }: LabCasePorts,
): Promise<CaseResult | null> {
  const book = createTokenBook(base.orgNow);
  // What is wrong on purpose is evidence for nothing.
  const own = { source, tokens: book, noEvidence: true, bodies: createEvidenceBodies() } as const;
  const context = base.fork({ ...own, record });
  const quiet = base.fork({ ...own, record: async () => undefined });
  const send = sendAs(
    ({ waitMs, until }): CaseRunEntry => ({ type: 'waiting', waitMs, until, because: 'rate-limited' }),
  );
  const tokens = createCaseTokens({ context: quiet, record, send, signal }, tenant);
  const more = { allowUnsafe: true, baselines: {}, signal };
  const running = runCase({ context, quiet, record, tokens, send, tenant, credential, ...more }, one);
  try {
    for (;;) {
      const { done, value } = await running.next();
      if (done) return signal.aborted ? null : value;
      if (value.type === 'waiting') await waiting({ waitMs: value.waitMs, until: value.until });
    }
  } finally {
    book.clear();
  }
}
